"""Page 常见问题: what editors approved, by topic or by search, each answer with its clauses."""

from __future__ import annotations

import logging

import streamlit as st

from guidance.faq.gather import Faq, published
from guidance.faq.model import Entry, Piece
from guidance.faq.search import LONGEST, Search
from guidance.faq.sections import groups, sections
from guidance.office import Office
from guidance.ui.clause import link_to
from guidance.ui.escape import as_html
from guidance.ui.office import disclaimer, office
from guidance.vocabulary import load_vocabulary
from ingest.settings import settings

_LOG = logging.getLogger(__name__)
_EVERY = "全部"


def page() -> st.Page:
    """Return this page for the navigation."""
    return st.Page(draw, title="常见问题", url_path="faq")


def draw() -> None:
    """Show the search box, the topics, and the entries that the visitor means."""
    shared = office()
    engine = _engine(shared, _stamp())
    with st.container(key="faq"):
        st.html("<h1>常见问题</h1>")
        query = _query()
        topics = [topic for topic, _ in sections(engine.faq)]
        topic = st.selectbox("主题", [_EVERY, *topics], key="faq-topic") if not query else _EVERY
    names = {n.id: n.name for n in shared.notices}
    told = _found(engine, query, names) if query else _by_topic(engine.faq, topic, names)
    st.html(told + f'<p class="soft">{as_html(disclaimer(shared))}</p>')


class _Engine:
    """The published entries and the search over them."""

    def __init__(self, shared: Office) -> None:
        self.faq: Faq = published(shared.notices)
        self.search = Search(self.faq.entries, load_vocabulary().expand)
        for fault in (*self.faq.approved.faults, *self.faq.approved.changed):
            _LOG.warning("%s", fault)


@st.cache_resource(show_spinner=False, max_entries=2)
def _engine(_shared: Office, _when: tuple[tuple[str, int], ...]) -> _Engine:
    return _Engine(_shared)


def _stamp() -> tuple[tuple[str, int], ...]:
    """What tells that an editor saved a file: it is served from then on."""
    return tuple((path.name, path.stat().st_mtime_ns) for path in sorted((settings().knowledge / "faq").glob("*.yaml")))


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


def _found(engine: _Engine, query: str, names: dict[str, str]) -> str:
    entries = engine.search.find(query)
    if not entries:
        return '<p role="status">没有找到。换个说法试试，或到“问答”里直接问。</p>'
    rows = "".join(_entry(entry, names, at == 0) for at, entry in enumerate(entries))
    return f'<p class="soft" role="status">找到 {len(entries)} 条</p>{rows}'


def _by_topic(faq: Faq, wanted: str, names: dict[str, str]) -> str:
    parts = [
        f"<h2>{as_html(topic)}</h2>{''.join(_entry(entry, names) for entry in entries)}"
        for topic, entries in sections(faq)
        if wanted in (_EVERY, topic)
    ]
    return "".join(parts) or '<p role="status">还没有已核定的常见问题。请到“问答”里直接问。</p>'


def _entry(entry: Entry, names: dict[str, str], opened: bool = False) -> str:
    answers = "".join(_answer(name, pieces) for name, pieces in groups(entry, names))
    state = " open" if opened else ""
    return f'<details class="faq"{state}><summary>{as_html(entry.question)}</summary>{answers}</details>'


def _answer(name: str, pieces: list[Piece]) -> str:
    rows = "".join(
        f'<li>{as_html(piece.text)} <a class="clause-link" href="{as_html(link_to(piece.citation.id))}" '
        f'target="_blank">{as_html(piece.citation.label)}</a></li>'
        for piece in pieces
    )
    kind = "many" if len(pieces) > 1 else "one"
    return f'<div class="inset"><ul class="{kind}">{rows}</ul><p class="label">{as_html(name)}</p></div>'
