"""Page 常见问题: what editors approved, by topic, by search or by a link, each answer with its clauses."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from guidance.assistant import Assistant
from guidance.faq.build_faq import Faq
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.faq_sections import sections
from guidance.faq.search_entries import LONGEST
from guidance.ui.faq_entry_view import shown_entry
from guidance.ui.faq_export import draw_export
from guidance.ui.list_choice import LIST, choose_or_all
from guidance.ui.notice_choice import choose_notice_or_all
from guidance.ui.notice_filter import narrow_notices
from guidance.ui.render import render
from guidance.ui.search_box import draw_search_box
from guidance.ui.session import current_talk
from guidance.ui.shared_assistant import current_edition, disclaimer
from guidance.ui.shared_faq import ServedFaq, faq_faults, served_faq
from guidance.ui.staff_access import is_staff
from ingest.notices.notice import Notice

_EVERY = "全部"
_LINK = "entry"  # what names an entry in the address
_FEW = 20  # entries that are shown at once without folding their topics away
_RELATED = 3  # questions after an answer


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="常见问题", url_path="faq")


def draw() -> None:
    """Show the search box, the topics, and the entries that the visitor means."""
    edition = current_edition()
    assistant = edition.assistant
    served = served_faq(edition)
    with st.container(key="faq"):
        faults = faq_faults(served.faq) if is_staff() else []
        st.html(f"<h1>常见问题</h1>{render('faq_faults', faults=faults) if faults else ''}")
        query = draw_search_box(
            "搜索常见问题", "搜索：继续教育、复印件、截止时间", "faq-query", longest_in_address=LONGEST
        )[:LONGEST]
    if query:
        _leave_link()
    if linked := st.query_params.get(_LINK):
        _draw_linked(served, linked, assistant)
    else:
        _draw_entries(served, query, assistant)
    st.html(render("hint", words=disclaimer(assistant)))


def _draw_linked(served: ServedFaq, id: str, assistant: Assistant) -> None:
    if entry := served.by_id.get(id):
        related = served.search.related(entry, _RELATED)
        st.html(render("faq_one", entry=shown_entry(entry, assistant.notices, related)))
    else:
        st.html('<p role="status">这个链接指的问题已经改过或撤下了。</p>')
    st.button("看全部常见问题", key="faq-all", on_click=_leave_link)


def _leave_link() -> None:
    st.query_params.pop(_LINK, None)


def _draw_entries(served: ServedFaq, query: str, assistant: Assistant) -> None:
    faq = served.faq
    with st.container(key="faq-limits"):
        notice = _choose_notice(assistant, faq)
        topics = [topic for topic, entries in sections(faq) if any(_is_of(entry, notice) for entry in entries)]
        topic = None if query else choose_or_all("主题", topics, f"{LIST}faq-topic", _EVERY)
    if query:
        wanted = [entry for entry in served.search.find(query) if _is_of(entry, notice)]
        st.html(_found(served, wanted, assistant.notices, of_several=notice is None))
    else:
        wanted = [entry for entry in faq.entries if _is_of(entry, notice) and topic in (None, entry.topic)]
        st.html(_by_topic(faq, wanted, assistant.notices, of_several=notice is None))
    draw_export(assistant, faq, wanted)


def _choose_notice(assistant: Assistant, faq: Faq) -> Notice | None:
    """The notice whose entries are wanted, None for all."""
    answering = {id for entry in faq.entries for id in entry.notices}
    notices = [notice for notice in assistant.notices if notice.id in answering]
    if len(notices) < 2:
        return None
    left = narrow_notices(assistant, current_talk(), notices)
    return choose_notice_or_all("通知", left, f"{LIST}faq-notice", "全部通知")


def _is_of(entry: FaqEntry, notice: Notice | None) -> bool:
    return notice is None or notice.id in entry.notices


def _found(served: ServedFaq, entries: Sequence[FaqEntry], notices: tuple[Notice, ...], *, of_several: bool) -> str:
    if not entries:
        return '<p role="status">没有找到。换个说法试试，或到“问答”里直接问。</p>'
    related = served.search.related
    several = of_several and _are_of_several(entries)
    shown = [shown_entry(entry, notices, related(entry, _RELATED), of_several=several) for entry in entries]
    return render("faq_found", entries=shown)


def _by_topic(faq: Faq, entries: Sequence[FaqEntry], notices: tuple[Notice, ...], *, of_several: bool) -> str:
    wanted = set(map(id, entries))
    topics = [(topic, [entry for entry in every if id(entry) in wanted]) for topic, every in sections(faq)]
    several = of_several and _are_of_several(entries)
    shown = [
        (topic, [shown_entry(entry, notices, of_several=several) for entry in some]) for topic, some in topics if some
    ]
    if not shown:
        return '<p role="status">还没有已核定的常见问题。请到“问答”里直接问。</p>'
    return render("faq_by_topic", topics=shown, folded=len(shown) > 1 and len(entries) > _FEW)


def _are_of_several(entries: Sequence[FaqEntry]) -> bool:
    return len({id for entry in entries for id in entry.notices}) > 1
