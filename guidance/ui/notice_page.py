"""Page 通知原文: a notice with its clauses, one of them marked when the address names it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from guidance.answering.clause_markers import marker
from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.ui.clause_view import handle, text_of
from guidance.ui.escape import as_html
from guidance.ui.shared_assistant import assistant, find_clause
from guidance.ui.window_tag import span, tag
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.dates import say_day


def draw() -> None:
    """Show the notice that the address or the visitor names."""
    shared, today = assistant(), this_day()
    wanted = st.query_params.get("clause", "")
    found = find_clause(shared, wanted)
    notice = _choice(shared, found[0] if found else _named(shared, wanted))
    here = found[1] if found and found[0] is notice else None
    if wanted and not found and ("#" in wanted or _named(shared, wanted) is None):
        st.html(f'<p role="alert">没有找到条款“{as_html(wanted)}”，可能通知已更新。下面是通知全文。</p>')
    st.html(_head(notice, today))
    st.html(_contents(notice))
    bar = f'<div class="bar">{handle(notice, here)}</div>' if here else ""
    st.html(bar + text_of(notice, here.id if here else None))


def _named(shared: Assistant, wanted: str) -> Notice | None:
    return next((n for n in shared.notices if n.id == wanted.split("#")[0]), None)


def _choice(shared: Assistant, first: Notice | None) -> Notice:
    by_id = {n.id: n for n in shared.notices}
    at = list(by_id).index(first.id) if first else 0
    names = {n.id: n.name for n in shared.notices}
    return by_id[st.selectbox("通知", list(by_id), index=at, format_func=names.get, key=f"read-{at}")]


def _head(notice: Notice, today: date) -> str:
    c = notice.contact
    rows = {
        "文号": as_html(notice.number or "无"),
        "印发": say_day(notice.issued) if notice.issued else "通知没有写",
        "申报时间": f"{as_html(span(notice))} {tag(notice, today)}",
        "咨询": as_html("，".join(filter(None, (c.office, c.person, c.phone, c.address)))),
    }
    body = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows.items())
    return f'<h1>{as_html(notice.title)}</h1><dl class="summary">{body}</dl>'


def _contents(notice: Notice) -> str:
    top = [c for c in notice.clauses if c.parent is None and c.heading]
    rows = "".join(f'<li><a href="#c-{as_html(c.number)}">{as_html(_title(notice, c))}</a></li>' for c in top)
    return f'<details><summary>目录</summary><ul class="contents">{rows}</ul></details>'


def _title(notice: Notice, clause: Clause) -> str:
    return marker(notice, clause) + clause.heading.strip("：:。 ")
