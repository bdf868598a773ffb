"""Page 材料清单: the visitor's own list to tick off, in binding order, with totals and files to take along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from guidance.answering.application_windows import closed_windows
from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.eligibility.check import check
from guidance.eligibility.check_model import CheckModel
from guidance.facts.applicant_facts import Facts, FactVocabulary
from guidance.materials.listing_rows import Listing, ListPosition, MaterialRow, list_materials
from guidance.materials.load_materials import Materials
from guidance.materials.material_words import NOT_OFFICIAL, condition, position, stated, unstated
from guidance.materials.materials_docx import as_docx
from guidance.materials.materials_text import Handout, not_needed, say_facts, say_total
from guidance.materials.materials_xlsx import as_xlsx
from guidance.materials.totals import totals
from guidance.rules.walk_conditions import facts_read
from guidance.ui import check_page
from guidance.ui.fact_field import draw_field
from guidance.ui.notice_choice import choose_notice_in_view
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.session import Talk, current_talk
from guidance.ui.shared_assistant import disclaimer, shared_assistant
from guidance.ui.stated_facts import parse_stated
from guidance.ui.ticked_papers import situation_key, tick_key
from ingest.text.escape_markup import escape_markdown

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page() -> st.Page:
    """Return this page for the navigation, or to be switched to."""
    return st.Page(draw, title="材料清单", url_path="materials")


def draw() -> None:
    """Show the list of the chosen notice for the facts stated so far."""
    assistant, today = shared_assistant(), this_day()
    talk = current_talk()
    st.html(f"<h1>材料清单</h1><p>按装订先后列出要交的材料，备好一项勾一项。{NOT_OFFICIAL}</p>")
    materials = _choose_materials(assistant, talk, today)
    if materials is None:
        draw_hint("还没有哪份通知的材料整理成清单。要交什么，请看通知原文，或到“问答”里问。")
        return
    facts = _facts(talk, materials, assistant.knowledge.facts, today)
    statuses = _route_statuses(assistant.knowledge.check_models.get(materials.notice.id), facts, today)
    listing = list_materials(materials, facts, statuses)
    _draw_situation(talk, listing)
    relevant = {fact: facts.values[fact] for fact in _facts_that_decide(materials) if fact in facts.values}
    in_words = say_facts(materials.vocabulary, relevant)
    handout = Handout(listing, in_words, disclaimer(assistant, materials.notice), today, _ready(listing))
    head, body, foot = st.container(), st.container(), st.container()
    with head:  # first, so that a tick just made is in the file before the page shows it as made
        _draw_downloads(handout, "top")
    with foot:
        _draw_foot(handout)
    with body:
        _draw_list(handout)


def _choose_materials(assistant: Assistant, talk: Talk, today: date) -> Materials | None:
    notices = [notice for notice in assistant.notices if notice.id in assistant.materials]
    notice = choose_notice_in_view("按哪个通知准备", assistant, talk, notices, "materials-notice")
    if notice is None:
        return None
    materials = assistant.materials[notice.id]
    st.html(render("materials_notice", notice=materials.notice, closed=closed_windows(materials.notice, today)))
    return materials


def _facts(talk: Talk, materials: Materials, vocabulary: FactVocabulary, today: date) -> Facts:
    """What was stated on any page, and the situations stated here."""
    known = parse_stated(talk, vocabulary, today)
    own = {id: st.session_state.get(situation_key(materials.notice.id, id)) for id in materials.file.situations}
    values = {**known.values, **{id: value for id, value in own.items() if value is not None}}
    return Facts(values, known.unsure, known.left_to_others, known.implied)


def _route_statuses(model: CheckModel | None, facts: Facts, today: date) -> dict[str, str]:
    """How the routes of a notice stand, by id; none where it has no rules."""
    return {route.id: route.status for route in check(model, facts, today).routes} if model else {}


def _draw_situation(talk: Talk, listing: Listing) -> None:
    """What the list depends on: each can be stated here, and what was stated elsewhere is taken over."""
    materials = listing.materials
    # Its name says no count: a panel whose name changes is another one, and would shut after every answer.
    with st.expander("说明您的情况，清单会更准", key="form", type="compact", on_change="rerun") as form:
        if not form.open:
            return
        draw_hint("在问答和资格自查里填过的，这里不用再填。")
        draw_hint(f"还有 {len(listing.asks)} 项会影响清单。" if listing.asks else "影响清单的都填了。")
        for fact in _facts_that_decide(materials):
            if fact in listing.asks or fact in listing.facts.values:
                _draw_fact(talk, materials, fact)
        if st.button("按哪一条申报，去资格自查", key="to-check"):
            talk.notice_in_view = materials.notice.id
            st.switch_page(check_page.page())


def _draw_fact(talk: Talk, materials: Materials, fact: str) -> None:
    """A field for a fact, or for a situation that only this notice's materials know of."""
    spec = materials.vocabulary[fact]
    if fact not in materials.file.situations:
        draw_field(fact, spec, talk)
        return
    names = {None: "未填", True: spec.yes, False: spec.no}
    st.selectbox(
        escape_markdown(spec.question),
        list(names),
        format_func=names.__getitem__,
        key=situation_key(materials.notice.id, fact),
        persist_state="session",
    )
    draw_hint(spec.help)


def _facts_that_decide(materials: Materials) -> list[str]:
    read = {fact for item in materials.file.items if item.needs for fact in facts_read(item.needs)}
    return [fact for fact in materials.vocabulary if fact in read]


def _draw_list(handout: Handout) -> None:
    listing = handout.listing
    materials = listing.materials
    st.html(_remarks(materials) + _progress(handout))
    for place in listing.places:
        _draw_place(place, materials)
    st.html(_totals(listing) + _left_out(listing))


def _remarks(materials: Materials) -> str:
    """What holds for the whole list."""
    rows = [(each.text, *materials.source(each.clause)) for each in materials.file.remarks]
    return render("materials_remarks", rows=rows)


def _progress(handout: Handout) -> str:
    """How many papers are to hand in, and how many are ready."""
    sure = sum(row.applies == "yes" for row in handout.listing.rows)
    maybe = len(handout.listing.rows) - sure
    return render("materials_progress", sure=sure, maybe=maybe, ready=len(handout.ready))


def _draw_place(place: ListPosition, materials: Materials) -> None:
    st.html(render("heading", words=place.name))
    for row in place.rows:
        with st.container(key=f"paper-{row.number}", gap=None):
            label = escape_markdown(f"{position(row)}{row.item.title}")
            st.checkbox(label, key=tick_key(materials.notice.id, row.number), persist_state="session")
            st.html(_paper(row, materials))


def _paper(row: MaterialRow, materials: Materials) -> str:
    """What is asked of one paper, its note, and folded away its clause and what is not stated."""
    common_stamp = [f"由{'、'.join(row.stamp)}盖章"] if row.shared_stamp else []
    common_notes = [note for note in row.notes if note != row.item.note]
    return render(
        "paper",
        only_if=condition(row) if row.applies == "if" else "",
        stated="，".join(stated(row)),
        note=row.item.note,
        remarks=[remark for remark in (*common_stamp, *common_notes, unstated(row)) if remark],
        sources=[(*materials.source(source.clause), source.quote) for source in (row.item, *row.item.also)],
    )


def _totals(listing: Listing) -> str:
    """How much there is to print or copy, on which paper."""
    return render("materials_totals", totals=totals(listing), in_words=say_total)


def _left_out(listing: Listing) -> str:
    """What is not for this visitor, folded away; "" for nothing."""
    rows = [(not_needed(row), row.clause, row.label) for row in listing.not_needed]
    return render("materials_left_out", rows=rows) if rows else ""


def _ready(listing: Listing) -> frozenset[int]:
    return frozenset(
        row.number for row in listing.rows if st.session_state.get(tick_key(listing.materials.notice.id, row.number))
    )


def _draw_downloads(handout: Handout, place: str) -> None:
    name = f"材料清单-{handout.listing.materials.notice.id}-{handout.day:%Y%m%d}"
    files: list[tuple[str, Callable[[Handout], bytes], str, str]] = [
        ("Word 文档", as_docx, "docx", _DOCX),
        ("Excel 表格", as_xlsx, "xlsx", _XLSX),
    ]
    with st.container(horizontal=True, key=f"keep-list-{place}"):
        for kind, make, ending, mime in files:
            st.download_button(
                f"下载 {kind}",
                partial(make, handout),
                f"{name}.{ending}",
                mime,
                on_click="ignore",
                key=f"keep-{ending}-{place}",
            )


def _draw_foot(handout: Handout) -> None:
    contents = "和各分册的目录" if any(place.contents for place in handout.listing.places) else ""
    words = f"Word 文档里有打勾的清单{contents}；Excel 表格可以筛选。"
    st.html(f'<div class="on-screen"><h2>带走清单</h2><p>{words}</p></div>')
    _draw_downloads(handout, "foot")
    draw_hint(f"{handout.disclaimer}咨询：{handout.contact}")
