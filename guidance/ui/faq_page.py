"""Page 常见问题: what editors approved, by topic or by search, each answer with its clauses."""

from __future__ import annotations

import logging
from contextlib import suppress

import streamlit as st

from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.faq.build_faq import Faq
from guidance.faq.faq_document import note
from guidance.faq.faq_entry import FaqEntry, Piece
from guidance.faq.faq_sections import answering, groups, leading, lines, numbered, sections
from guidance.faq.published import PublishedFaq
from guidance.faq.search_entries import LONGEST, Search
from guidance.lexicon.vocabulary import load_vocabulary
from guidance.ui.clause_view import link_to
from guidance.ui.escape import as_html
from guidance.ui.shared_assistant import disclaimer, edition
from guidance.ui.staff_access import is_staff
from ingest.notices.notice import Notice
from ingest.settings import settings

_LOG = logging.getLogger(__name__)
_EVERY = "全部"


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="常见问题", url_path="faq")


def draw() -> None:
    """Show the search box, the topics, and the entries that the visitor means."""
    shared, number = edition()
    engine = _engine(shared, number, _stamp())
    with st.container(key="faq"):
        st.html(f"<h1>常见问题</h1>{_wrong(engine)}")
        query = _query()
        topics = [topic for topic, _ in sections(engine.faq)]
        topic = st.selectbox("主题", [_EVERY, *topics], key="faq-topic") if not query else _EVERY
    told = _found(engine, query, shared.notices) if query else _by_topic(engine.faq, topic, shared.notices)
    st.html(told + f'<p class="soft">{as_html(disclaimer(shared))}</p>')


class _Engine:
    """The published entries and the search over them."""

    def __init__(self, shared: Assistant) -> None:
        self.faq: Faq = _shelf().read(shared.notices)
        self.search = Search(self.faq.entries, load_vocabulary().expand)
        for fault in (*self.faq.approved.faults, *self.faq.approved.changed):
            _LOG.warning("%s", fault)


# Streamlit tells two calls apart by the arguments that do not begin with an underscore.
@st.cache_resource(show_spinner=False, max_entries=2)
def _engine(_shared: Assistant, number: int, when: tuple[tuple[str, int], ...]) -> _Engine:
    return _Engine(_shared)


@st.cache_resource(show_spinner=False)
def _shelf() -> PublishedFaq:
    return PublishedFaq()


def _stamp() -> tuple[tuple[str, int, int], ...]:
    """What tells that an editor saved a file: it is served from then on."""
    found = []
    for path in sorted((settings().knowledge / "faq").glob("*.yaml")):
        with suppress(OSError):  # an editor's program may replace the file at this moment
            found.append((path.name, path.stat().st_mtime_ns, path.stat().st_size))
    return tuple(found)


def _wrong(engine: _Engine) -> str:
    """For staff alone: which files or entries are not served as they stand, and what is to be done."""
    approved = engine.faq.approved
    told = [*approved.faults, *approved.changed] if is_staff() else []
    rows = "".join(f"<li>{as_html(str(fault))}</li>" for fault in told)
    return (
        '<div class="card" role="alert"><p class="headline">常见问题的文件有错（只有工作人员看得到）</p>'
        f"<p>读不出的文件暂时沿用上一次的内容，有错的条目没有显示。</p><ul>{rows}</ul></div>"
        if rows
        else ""
    )


def _query() -> str:
    asked = st.text_input(
        "搜索常见问题",
        value=st.query_params.get("q", "")[:LONGEST],
        key="faq-query",
        type="search",
        placeholder="搜索：继续教育、复印件、截止时间",
        label_visibility="collapsed",
        autocomplete="off",
        live=True,
        persist_state="session",
    )
    query = (asked or "").strip()[:LONGEST]
    if query:
        st.query_params["q"] = query
    elif "q" in st.query_params:
        del st.query_params["q"]
    return query


def _found(engine: _Engine, query: str, notices: tuple[Notice, ...]) -> str:
    entries = engine.search.find(query)
    if not entries:
        return '<p role="status">没有找到。换个说法试试，或到“问答”里直接问。</p>'
    rows = "".join(_entry(entry, notices, at == 0) for at, entry in enumerate(entries))
    return f'<p class="soft" role="status">找到 {len(entries)} 条</p>{rows}'


def _by_topic(faq: Faq, wanted: str, notices: tuple[Notice, ...]) -> str:
    parts = [
        f"<h2>{as_html(topic)}</h2>{''.join(_entry(entry, notices) for entry in entries)}"
        for topic, entries in sections(faq)
        if wanted in (_EVERY, topic)
    ]
    return "".join(parts) or '<p role="status">还没有已核定的常见问题。请到“问答”里直接问。</p>'


def _entry(entry: FaqEntry, notices: tuple[Notice, ...], opened: bool = False) -> str:
    names = {n.id: n.name for n in notices}
    answers = "".join(_answer(name, pieces) for name, pieces in groups(entry, names))
    told = note(entry, notices, this_day())
    closed = f'<p class="warned">{as_html(told)}</p>' if told else ""
    state = " open" if opened else ""
    return f'<details class="faq"{state}><summary>{as_html(entry.question)}</summary>{closed}{answers}</details>'


def _answer(name: str, pieces: list[Piece]) -> str:
    lead = "".join(f"<p>{as_html(line)}</p>" for line in leading(pieces))
    said = list(zip(lines(pieces), answering(pieces), strict=True))
    rows = "".join(
        f'<li>{as_html(line)} <a class="clause-link" href="{as_html(link_to(piece.citation.id))}" '
        f'target="_blank">{as_html(piece.citation.label)}</a></li>'
        for line, piece in said
    )
    kind = "one" if len(said) == 1 or numbered(pieces) else "many"
    return f'<div class="inset">{lead}<ul class="{kind}">{rows}</ul><p class="label">{as_html(name)}</p></div>'
