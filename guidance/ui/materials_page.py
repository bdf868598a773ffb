"""Page 材料清单: the visitor's own list to tick off, in binding order, with totals and files to take along."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from guidance.answering.late_applications import closed
from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.eligibility.check import check
from guidance.facts.applicant_facts import Facts, load_facts
from guidance.materials.applicability import facts_read
from guidance.materials.listing_rows import Listing, ListPosition, MaterialRow, list_materials
from guidance.materials.load_materials import Materials, load_materials, material_ids
from guidance.materials.material_words import NOT_OFFICIAL, position
from guidance.materials.materials_docx import as_docx
from guidance.materials.materials_text import Handout, say_facts
from guidance.materials.materials_xlsx import as_xlsx
from guidance.ui import check_page as check_page
from guidance.ui.escape import as_html, as_label
from guidance.ui.fact_field import draw_field
from guidance.ui.fact_input import parsed
from guidance.ui.materials_html import detail, left_out, remarks, sums
from guidance.ui.session import Talk, talk
from guidance.ui.shared_assistant import assistant, disclaimer

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page() -> st.Page:
    """Return this page for the navigation, or to be switched to."""
    return st.Page(draw, title="材料清单", url_path="materials")


def draw() -> None:
    """Show the list of the chosen notice for the facts stated so far."""
    shared, today = assistant(), this_day()
    mine = talk()
    st.html(f"<h1>材料清单</h1><p>按装订先后列出要交的材料，备好一项勾一项。{NOT_OFFICIAL}</p>")
    materials = _choice(shared, mine)
    facts = _facts(mine, materials, today)
    listing = list_materials(materials, facts, _routes(shared, materials, facts, today))
    _situation(mine, listing)
    said = say_facts(materials.vocabulary, {id: facts.values[id] for id in _relevant(materials) if id in facts.values})
    handout = Handout(listing, said, disclaimer(shared, materials.notice), today, _ready(listing))
    head, body, foot = st.container(), st.container(), st.container()
    with head:  # first, so that a tick just made is in the file before the page shows it as made
        _downloads(handout, "top")
    with foot:
        _keep(handout)
    with body:
        st.html(remarks(handout) + _progress(handout))
        for place in listing.places:
            _place(place, materials)
        st.html(sums(listing) + left_out(listing))


def _choice(shared: Assistant, mine: Talk) -> Materials:
    names = {n.id: n.name for n in shared.notices if n.id in material_ids()}
    ids = list(names)
    at = ids.index(mine.conversation.case.notice) if mine.conversation.case.notice in ids else 0
    chosen = st.selectbox(
        "按哪个通知准备", ids, index=at, format_func=names.get, key="materials-notice", persist_state="session"
    )
    materials = load_materials(chosen)
    told = closed(materials.notice, this_day())
    warned = f'<p class="warned">提醒：{as_html(told)}</p>' if told else ""
    st.html(f'<p class="soft">{as_html(materials.notice.title)}</p>{warned}')
    return materials


def _facts(mine: Talk, materials: Materials, today: date) -> Facts:
    """What was stated on any page, and the situations stated here."""
    known = parsed(mine, load_facts(), today)
    own = {id: st.session_state.get(_key(materials, id)) for id in materials.file.situations}
    values = {**known.values, **{id: value for id, value in own.items() if value is not None}}
    return Facts(values, known.unsure, known.judged, known.held)


def _routes(shared: Assistant, materials: Materials, facts: Facts, today: date) -> dict[str, str]:
    model = shared.knowledge.check_models.get(materials.notice.id)
    return {route.id: route.status for route in check(model, facts, today).routes} if model else {}


def _situation(mine: Talk, listing: Listing) -> None:
    """What the list depends on: each can be stated here, and what was stated elsewhere is taken over."""
    materials = listing.materials
    shown = [id for id in _relevant(materials) if id in listing.asks or id in listing.facts.values]
    name = f"说明您的情况，清单会更准（还有 {len(listing.asks)} 项会影响清单）" if listing.asks else "您的情况"
    with st.expander(name, key="form", type="compact", on_change="rerun") as form:
        if not form.open:
            return
        st.html('<p class="soft">在问答和资格自查里填过的，这里不用再填。填的内容只留在这个页面里。</p>')
        for id in shown:
            if id in materials.file.situations:
                _ask(materials, id)
            else:
                draw_field(id, materials.vocabulary[id], mine)
        if st.button("走哪条途径，去资格自查", key="to-check"):
            st.session_state["check-notice"] = materials.notice.id
            st.switch_page(check_page.page())


def _ask(materials: Materials, id: str) -> None:
    spec = materials.vocabulary[id]
    names = {None: "未填", True: spec.yes, False: spec.no}
    key = _key(materials, id)
    st.selectbox(as_label(spec.question), list(names), format_func=names.get, key=key, persist_state="session")
    st.html(f'<p class="soft">{as_html(spec.help)}</p>')


def _relevant(materials: Materials) -> list[str]:
    read = {fact for item in materials.file.items if item.needs for fact in facts_read(item.needs)}
    return [id for id in materials.vocabulary if id in read]


def _place(place: ListPosition, materials: Materials) -> None:
    st.html(f"<h2>{as_html(place.name)}</h2>")
    for row in place.rows:
        with st.container(key=f"paper-{row.number}", gap=None):
            key = _tick(materials, row)
            st.checkbox(as_label(f"{position(row)}{row.item.title}"), key=key, persist_state="session")
            st.html(detail(row, materials.notice))


def _progress(handout: Handout) -> str:
    rows = handout.listing.rows
    sure = [row for row in rows if row.applies == "yes"]
    ready = len(handout.ready)
    maybe = len(rows) - len(sure)
    more = f"，另有 {maybe} 项看情况" if maybe else ""
    return f'<p role="status"><strong>要交 {len(sure)} 项{more}；已备好 {ready} 项。</strong></p>'


def _ready(listing: Listing) -> frozenset[int]:
    return frozenset(row.number for row in listing.rows if st.session_state.get(_tick(listing.materials, row)))


def _downloads(handout: Handout, where: str) -> None:
    name = f"材料清单-{handout.listing.materials.notice.id}-{handout.day:%Y%m%d}"
    with st.container(horizontal=True, key=f"keep-list-{where}"):
        for kind, make, ending, mime in (("Word 文档", as_docx, "docx", _DOCX), ("Excel 表格", as_xlsx, "xlsx", _XLSX)):
            st.download_button(
                f"下载 {kind}",
                partial(make, handout),
                f"{name}.{ending}",
                mime,
                on_click="ignore",
                key=f"keep-{ending}-{where}",
            )


def _keep(handout: Handout) -> None:
    contents = "和各分册的目录" if any(place.contents for place in handout.listing.places) else ""
    st.html(f"<h2>带走清单</h2><p>Word 文档里有打勾的清单{contents}；Excel 表格可以筛选。</p>")
    _downloads(handout, "foot")
    st.html(f'<p class="soft">{as_html(handout.disclaimer)}咨询：{as_html(handout.contact)}</p>')


def _tick(materials: Materials, row: MaterialRow) -> str:
    return f"ready-{materials.notice.id}-{row.number}"


def _key(materials: Materials, id: str) -> str:
    return f"situation-{materials.notice.id}-{id}"
