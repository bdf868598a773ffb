"""A clause that was found: its label to open it, the headings over it, its words with the hits marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from guidance.answering.citation_text import citation
from guidance.retrieval.look_up import FoundClause
from guidance.ui.clause_view import link_to
from guidance.ui.escape import as_html, as_label

_LONGEST = 280  # characters of a clause that are shown among others
_BEFORE = 60  # of them before the first hit


def draw_found(at: int, found: FoundClause, here: bool, choose: Callable[[str], None]) -> None:
    """Show a clause in its place among the others; a click on its label calls `choose` with its id."""
    with st.container(key=f"hit-{at}", gap=None):
        label = f"**{as_label(found.clause.label)}**　{as_label(found.notice.name)}"
        st.button(label, key=f"found-{at}", on_click=choose, args=(found.clause.id,), type="tertiary")
        st.html(_body(found, here))


def _body(found: FoundClause, here: bool) -> str:
    path = f'<p class="soft">{as_html(" › ".join(found.above))}</p>' if found.above else ""
    return (
        f'{path}<p class="words{" here" if here else ""}">{_words(found)}</p><div class="handle">'
        f'<button type="button" data-copy="{as_html(citation(found.notice, found.clause))}">复制引文</button>'
        f'<a href="{as_html(link_to(found.clause.id))}" target="_blank">永久链接</a></div>'
    )


def _words(found: FoundClause) -> str:
    """The clause's words, of a long one those around the first hit."""
    text, cut = found.clause.words, len(found.clause.heading)
    first = found.hits[0][0] if found.hits else 0
    start = max(0, min(first - _BEFORE, len(text) - _LONGEST)) if len(text) > _LONGEST else 0
    end = min(len(text), start + _LONGEST)
    pieces = [_marked(text, found.hits, a, b) for a, b in ((start, max(start, cut)), (max(start, cut), end))]
    body = f"<b>{pieces[0]}</b> {pieces[1]}" if pieces[0] else pieces[1]
    return f"{'…' if start else ''}{body}{'…' if end < len(text) else ''}"


def _marked(text: str, spans: Iterable[tuple[int, int]], start: int, end: int) -> str:
    """Part of a text as HTML with the spans in it marked."""
    pieces, done = [], start
    for a, b in ((max(a, start), min(b, end)) for a, b in spans if a < end and b > start):
        pieces += [as_html(text[done:a]), "<mark>", as_html(text[a:b]), "</mark>"]
        done = b
    return "".join([*pieces, as_html(text[done:end])]).strip()
