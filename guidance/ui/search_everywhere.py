"""One box for whoever looks for a word: the FAQ and the clauses that have it, and the way to ask it in the talk."""

from __future__ import annotations

import streamlit as st

from guidance.assistant_loader import Edition
from guidance.citations import short_name
from guidance.faq.entry_links import entry_id
from guidance.faq.search_entries import LONGEST
from guidance.retrieval.look_up import FoundClause
from guidance.ui.render import render
from guidance.ui.session import send_message
from guidance.ui.shared_faq import served_faq
from guidance.ui.shared_lookup import shared_lookup
from ingest.text.normalise import without_markup

_MOST = 3  # entries and clauses that are named
_EXCERPT = 60  # characters of a clause


def draw_search_everywhere(edition: Edition) -> None:
    """Show the box and, once something is typed, what is found and a button that asks it."""
    with st.container(key="search-all", gap="small"):
        st.html("<h2>查一个词</h2>")
        typed = st.text_input(
            "搜索常见问题和条款",
            key="search-all-query",
            type="search",
            placeholder="在常见问题和条款里查，如：继续教育",
            label_visibility="collapsed",
            autocomplete="off",
            live=True,
        )
        if query := (typed or "").strip()[:LONGEST]:
            _draw_found(edition, query)


def _draw_found(edition: Edition, query: str) -> None:
    entries = [(entry_id(entry), entry.question) for entry in served_faq(edition).search.find(query, _MOST)]
    clauses = [_shown_clause(found) for found in shared_lookup(edition).find(query, _MOST)]
    st.html(render("search_everywhere", query=query, entries=entries, clauses=clauses))
    st.button("在问答里问这句话", key="search-all-ask", on_click=send_message, args=(query,))


def _shown_clause(found: FoundClause) -> tuple[str, str, str, str]:
    """Its id, its notice and label, and the beginning of its words."""
    words = without_markup(found.clause.words)
    excerpt = words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"
    return found.clause.id, short_name(found.notice), found.clause.label, excerpt
