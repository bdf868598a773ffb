"""A clause in its place: the notice's text with one clause marked, its label, copy button and permanent link."""

from __future__ import annotations

import re
from urllib.parse import quote

import streamlit as st

from guidance.answering.citation_text import citation
from guidance.answering.clause_markers import marker
from guidance.ui.escape import as_html
from ingest.document import Clause
from ingest.notices.notice import Notice


def link_to(clause: str) -> str:
    """Return the address of a clause, relative to any page."""
    return f"notice?clause={quote(clause, safe='')}"


@st.dialog("通知原文", width=640, position="right")
def open_clause(notice: Notice, clause: Clause) -> None:
    """Show the notice beside the talk, scrolled to the clause, which is marked."""
    st.html(handle(notice, clause) + text_of(notice, clause.id, links=False))


def handle(notice: Notice, clause: Clause) -> str:
    """Return the clause's label with its copy button and permanent link, as HTML."""
    words = f"{citation(notice, clause)}\n{{link}}"
    link = as_html(link_to(clause.id))
    return (
        f'<p class="soft">{as_html(notice.name)}</p><div class="handle"><strong>{as_html(clause.label)}</strong>'
        f'<button type="button" data-copy="{as_html(words)}" data-link="{link}">复制条文</button>'
        f'<button type="button" data-copy="{{link}}" data-link="{link}">复制链接</button>'
        f'<a href="{link}" target="_blank">在新页打开</a></div>'
    )


def text_of(notice: Notice, here: str | None = None, links: bool = True) -> str:
    """Return the whole notice as HTML, clause `here` marked."""
    depth = {None: 0}
    rows = []
    for clause in notice.clauses:
        depth[clause.id] = depth.get(clause.parent, 0) + 1
        rows.append(_row(marker(notice, clause), clause, depth[clause.id], clause.id == here, links))
    return (
        f'<div class="notice" tabindex="0" role="document" aria-label="{as_html(notice.title)}">{"".join(rows)}</div>'
    )


def _row(number: str, clause: Clause, depth: int, here: bool, links: bool) -> str:
    link = f'<a class="link" href="{as_html(link_to(clause.id))}" target="_blank">链接</a>' if links else ""
    heading = as_html(number + clause.heading)
    if clause.heading:
        heading = f"<b>{heading}</b>" + (
            "" if re.search(r"[：:。，；]\s*$", clause.heading) or not clause.text else "<br>"
        )
    return (
        f'<section class="clause d{min(depth, 6)}{" here" if here else ""}" id="c-{as_html(clause.number)}" '
        f'aria-label="{as_html(clause.label)}"{" aria-current=true" if here else ""}>'
        f'<p class="own">{heading}{as_html(clause.text)}{link}</p></section>'
    )
