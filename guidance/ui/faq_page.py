"""Page 常见问题: what editors approved, by topic or by search, each answer with its clauses."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from guidance.assistant import Assistant
from guidance.assistant_loader import Edition
from guidance.clock import this_day
from guidance.faq.build_faq import Faq
from guidance.faq.faq_document import note
from guidance.faq.faq_entry import FaqEntry, Piece
from guidance.faq.faq_sections import answering, groups, leading, lines, numbered, sections
from guidance.faq.published import PublishedFaq, saved_files
from guidance.faq.search_entries import LONGEST, Search
from guidance.ui.list_choice import choose_or_all
from guidance.ui.notice_choice import choose_notice_or_all
from guidance.ui.notice_filter import narrow_notices
from guidance.ui.render import render
from guidance.ui.search_box import draw_search_box
from guidance.ui.session import current_talk
from guidance.ui.shared_assistant import current_edition, disclaimer
from guidance.ui.staff_access import is_staff
from ingest.notices.notice import Notice

_LOG = logging.getLogger(__name__)
_EVERY = "全部"


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="常见问题", url_path="faq")


def draw() -> None:
    """Show the search box, the topics, and the entries that the visitor means."""
    edition = current_edition()
    assistant = edition.assistant
    served = _served(_Sources(edition, saved_files()))
    with st.container(key="faq"):
        faults = _faults(served.faq) if is_staff() else []
        st.html(f"<h1>常见问题</h1>{render('faq_faults', faults=faults) if faults else ''}")
        query = draw_search_box(
            "搜索常见问题", "搜索：继续教育、复印件、截止时间", "faq-query", longest_in_address=LONGEST
        )[:LONGEST]
        notice = _choose_notice(assistant, served.faq)
        topics = [topic for topic, entries in sections(served.faq) if any(_is_of(entry, notice) for entry in entries)]
        topic = None if query else choose_or_all("主题", topics, "faq-topic", _EVERY)
    if query:
        found = [entry for entry in served.search.find(query) if _is_of(entry, notice)]
        entries = _found(found, assistant.notices)
    else:
        entries = _by_topic(served.faq, topic, notice, assistant.notices)
    st.html(entries + render("hint", words=disclaimer(assistant)))


def _choose_notice(assistant: Assistant, faq: Faq) -> Notice | None:
    """The notice whose entries are wanted, None for all."""
    answering = {id for entry in faq.entries for id in entry.notices}
    notices = [notice for notice in assistant.notices if notice.id in answering]
    if len(notices) < 2:
        return None
    left = narrow_notices(assistant, current_talk(), notices)
    return choose_notice_or_all("通知", left, "faq-notice", "全部通知")


def _is_of(entry: FaqEntry, notice: Notice | None) -> bool:
    return notice is None or notice.id in entry.notices


@dataclass(frozen=True)
class _ServedFaq:
    """The published entries and the search over them."""

    faq: Faq
    search: Search


@dataclass(frozen=True)
class _Sources:
    """What the served FAQ is made from: the assistant, and the editors' files as name, time and size."""

    edition: Edition
    files: tuple[tuple[str, int, int], ...]


@st.cache_resource(
    show_spinner=False,
    max_entries=2,
    hash_funcs={_Sources: lambda sources: (sources.edition.number, sources.files)},
)
def _served(sources: _Sources) -> _ServedFaq:
    """Read the entries anew for each edition, and once an editor has saved a file."""
    faq = _published().read(sources.edition.assistant.notices)
    for fault in _faults(faq):
        _LOG.warning("%s", fault)
    knowledge = sources.edition.assistant.knowledge
    return _ServedFaq(faq, Search(faq.entries, knowledge.vocabulary.expand, knowledge.weights.faq))


@st.cache_resource(show_spinner=False)
def _published() -> PublishedFaq:
    return PublishedFaq()


def _faults(faq: Faq) -> list[str]:
    """Which files or entries are not served as they stand, and what is to be done."""
    return [str(fault) for fault in (*faq.approved.faults, *faq.approved.changed)]


def _found(entries: Sequence[FaqEntry], notices: tuple[Notice, ...]) -> str:
    if not entries:
        return '<p role="status">没有找到。换个说法试试，或到“问答”里直接问。</p>'
    return render("faq_found", entries=[_shown(entry, notices) for entry in entries])


def _by_topic(faq: Faq, wanted: str | None, notice: Notice | None, notices: tuple[Notice, ...]) -> str:
    topics = []
    for topic, entries in sections(faq):
        shown = [_shown(entry, notices) for entry in entries if _is_of(entry, notice)]
        if shown and wanted in (None, topic):
            topics.append((topic, shown))
    if not topics:
        return '<p role="status">还没有已核定的常见问题。请到“问答”里直接问。</p>'
    return render("faq_by_topic", topics=topics)


@dataclass(frozen=True)
class _ShownEntry:
    """An entry with what the day says of it and its answer, a part for each notice."""

    question: str
    note: str
    answers: Sequence[_ShownAnswer]


@dataclass(frozen=True)
class _ShownAnswer:
    """What one notice answers: lines that lead, then rows, each with the piece whose clause it stands on."""

    notice: str
    lead: Sequence[str]
    rows: Sequence[tuple[str, Piece]]
    bulleted: bool


def _shown(entry: FaqEntry, notices: tuple[Notice, ...]) -> _ShownEntry:
    names = {notice.id: notice.name for notice in notices}
    answers = [_shown_answer(name, pieces) for name, pieces in groups(entry, names)]
    return _ShownEntry(entry.question, note(entry, notices, this_day()), answers)


def _shown_answer(name: str, pieces: list[Piece]) -> _ShownAnswer:
    rows = list(zip(lines(pieces), answering(pieces), strict=True))
    return _ShownAnswer(name, leading(pieces), rows, bulleted=len(rows) > 1 and not numbered(pieces))
