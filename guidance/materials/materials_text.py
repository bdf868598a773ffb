"""A list to take along: the rows as lines of text, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guidance.answering.application_windows import closed_windows
from guidance.facts.applicant_facts import FactVocabulary
from guidance.materials.listing_rows import Listing, ListPosition, MaterialRow
from guidance.materials.material_words import NOT_OFFICIAL, condition, position, stated, unstated
from guidance.materials.totals import Total, totals
from ingest.text.dates import say_day

TITLE = "材料清单"


@dataclass(frozen=True, slots=True)
class Handout:
    """A list with what a reader of the file needs: the facts as people read them, who decides, what is ready."""

    listing: Listing
    facts: Mapping[str, str]
    disclaimer: str
    day: date
    ready: frozenset[int] = frozenset()

    @property
    def head(self) -> tuple[str, ...]:
        """The lines under the title."""
        notice = self.listing.materials.notice
        name = f"{notice.name}《{notice.title}》" if notice.number else notice.name
        lines = (f"通知：{name}", f"日期：{say_day(self.day)}", self.closed, NOT_OFFICIAL, self.disclaimer)
        return tuple(filter(None, lines))

    @property
    def closed(self) -> str:
        """That the windows of the notice are over; "" while one is open or to come."""
        closed = closed_windows(self.listing.materials.notice, self.day)
        return f"提醒：{closed}" if closed else ""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What concerns the list as a whole, with its clause."""
        materials = self.listing.materials
        return tuple(f"{each.text}（{materials.documents.label(each.clause)}）" for each in materials.file.remarks)

    @property
    def contact(self) -> str:
        """Whom to ask, on one line."""
        contact = self.listing.materials.notice.contact
        return "，".join(filter(None, (contact.office, contact.phone, contact.address)))


def say_facts(vocabulary: FactVocabulary, values: Mapping[str, Any]) -> dict[str, str]:
    """Return stated facts and situations as people read them: label → value."""
    return {vocabulary[id].label: vocabulary[id].say(values[id]) for id in vocabulary if id in values}


def as_text(handout: Handout) -> str:
    """Return the list as plain text."""
    return "\n".join(_lines(handout))


def as_object(handout: Handout) -> dict[str, Any]:
    """Return the list as an object for JSON; what the notice does not say is null or empty."""
    listing = handout.listing
    return {
        "notice": listing.materials.notice.id,
        "places": [_place(place) for place in listing.places],
        "not_needed": [_row(row) for row in listing.not_needed],
        "totals": [_total(total) for total in totals(listing)],
        "asks": list(listing.asks),
        "remarks": list(handout.remarks),
        "closed": handout.closed or None,
        "disclaimer": f"{NOT_OFFICIAL}{handout.disclaimer}",
    }


def say_total(total: Total) -> str:
    """Return the copies of one kind of print in words."""
    parts = [
        f"{total.copies}份" if total.copies else "",
        f"视情况另加{total.maybe}份" if total.maybe else "",
        f"{total.unstated}种材料通知没有写份数" if total.unstated else "",
    ]
    return "，".join(part for part in parts if part)


def not_needed(row: MaterialRow) -> str:
    """Return a paper that is not for this applicant, with whom it is for."""
    return f"{row.item.title}：只在{condition(row).removeprefix('如果')}时才交"


def _lines(handout: Handout) -> Iterator[str]:
    listing = handout.listing
    yield TITLE
    yield from handout.head
    if handout.facts:
        yield "按这些情况列出：" + "；".join(f"{label}：{value}" for label, value in handout.facts.items())
    yield from (f"· {remark}" for remark in handout.remarks)
    for place in listing.places:
        yield f"\n【{place.name}】"
        for row in place.rows:
            yield from _row_lines(row)
    yield "\n【要打印、复印的合计】"
    yield from (f"{total.paper}：{say_total(total)}" for total in totals(listing))
    if listing.not_needed:
        yield "\n【按您的情况不用交的】"
        yield from (f"  {not_needed(row)}（{row.label}）" for row in listing.not_needed)
    yield f"\n咨询：{handout.contact}"


def _row_lines(row: MaterialRow) -> Iterator[str]:
    maybe = f"【{condition(row)}】" if row.applies == "if" else ""
    phrases = "，".join(stated(row))
    yield f"□ {position(row)}{maybe}{row.item.title}{f'：{phrases}' if phrases else ''}（{row.label}）"
    rest = [*row.notes, unstated(row)]
    yield from (f"    {each}" for each in rest if each)


def _place(place: ListPosition) -> dict[str, Any]:
    bag = place.bag or None
    return {
        "title": place.title,
        "bag": bag,
        "bound": place.bound,
        "contents": place.contents,
        "items": [_row(row) for row in place.rows],
    }


def _row(row: MaterialRow) -> dict[str, Any]:
    item = row.item
    return {
        "number": row.number,
        "title": item.title,
        "applies": row.applies,
        "whom": condition(row) or None,
        "clause": row.clause,
        "label": row.label,
        "quote": item.quote,
        "position": item.position,
        "copies": item.copies,
        "paper": row.paper,
        "sides": item.sides,
        "form": item.form,
        "handed": item.handed,
        "stamp": list(row.stamp),
        "annex": item.annex,
        "notes": list(row.notes),
        "unstated": unstated(row) or None,
    }


def _total(total: Total) -> dict[str, Any]:
    items = [{"title": title, "copies": copies, "if": maybe} for title, copies, maybe in total.lines]
    return {
        "paper": total.paper,
        "copies": total.copies,
        "maybe": total.maybe,
        "unstated": total.unstated,
        "items": items,
    }
