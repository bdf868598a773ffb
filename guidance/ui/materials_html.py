"""Parts of the list of materials as HTML: one paper, the remarks, the totals, what is not needed."""

from __future__ import annotations

from guidance.materials.listing_rows import Listing, MaterialRow
from guidance.materials.material_words import condition, stated, unstated
from guidance.materials.materials_text import Handout, not_needed, say_total
from guidance.materials.totals import totals
from guidance.ui.clause_view import link_to
from guidance.ui.escape import as_html
from ingest.notices.notice import Notice


def detail(row: MaterialRow, notice: Notice) -> str:
    """Return what is asked of one paper, its note, and folded away its clause and what is not stated."""
    maybe = f'<strong class="tag">{as_html(condition(row))}</strong>' if row.applies == "if" else ""
    said = as_html("，".join(stated(row)))
    note = f'<p class="soft">{as_html(row.item.note)}</p>' if row.item.note else ""
    shared = [each for each in row.notes if each != row.item.note]
    stamp = [f"由{'、'.join(row.stamp)}盖章"] if row.shared_stamp else []
    rest = "".join(f"<p>{as_html(each)}</p>" for each in (*stamp, *shared, unstated(row)) if each)
    quotes = "".join(_inset(each.clause, each.quote, notice) for each in (row.item, *row.item.also))
    line = f"<p>{maybe} {said}</p>" if maybe or said else ""
    return f"{line}{note}<details><summary>依据和其他要求</summary>{rest}{quotes}</details>"


def remarks(handout: Handout) -> str:
    """Return what holds for the whole list."""
    materials = handout.listing.materials
    rows = "".join(
        f"<li>{as_html(each.text)} {_link(each.clause, materials.notice)}</li>" for each in materials.file.remarks
    )
    rule = "<li>没有标出份数、纸张、单双面的，是通知没有写，请向受理单位问清</li>"
    return f"<h2>总的要求</h2><ul>{rows}{rule}</ul>"


def sums(listing: Listing) -> str:
    """Return how much there is to print or copy, on which paper."""
    rows = "".join(
        f'<tr><th scope="row">{as_html(total.paper)}<details><summary>是哪些</summary><ul>{_names(total.lines)}</ul>'
        f'</details></th><td data-label="合计">{as_html(say_total(total))}</td></tr>'
        for total in totals(listing)
    )
    head = '<thead><tr><th scope="col">纸张</th><th scope="col">合计</th></tr></thead>'
    return f'<h2>要打印、复印的合计</h2><table class="routes sums">{head}<tbody>{rows}</tbody></table>'


def left_out(listing: Listing) -> str:
    """Return what is not for this visitor, folded away; "" for nothing."""
    rows = "".join(
        f"<li>{as_html(not_needed(row))} {_link(row.clause, listing.materials.notice)}</li>"
        for row in listing.not_needed
    )
    count = len(listing.not_needed)
    return f"<details><summary>按您的情况不用交的（{count}）</summary><ul>{rows}</ul></details>" if rows else ""


def _names(lines: tuple[tuple[str, int | None, bool], ...]) -> str:
    return "".join(
        f"<li>{as_html(title)}{f'：{copies}份' if copies else ''}{'（看情况）' if maybe else ''}</li>"
        for title, copies, maybe in lines
    )


def _inset(clause: str, quote: str, notice: Notice) -> str:
    return f'<div class="inset"><p class="label">{_link(clause, notice)}</p><p>{as_html(quote)}</p></div>'


def _link(clause: str, notice: Notice) -> str:
    found = notice.clause(clause)
    return f'<a class="clause-link" href="{as_html(link_to(found.id))}" target="_blank">{as_html(found.label)}</a>'
