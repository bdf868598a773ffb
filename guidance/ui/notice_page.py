"""Page 通知原文: a notice with its clauses, one of them marked when the address names it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from guidance.assistant import Assistant
from guidance.citations import clause_number
from guidance.clock import this_day
from guidance.ui.clause_view import clause_handle, notice_text
from guidance.ui.notice_choice import choose_notice_in_view
from guidance.ui.render import render
from guidance.ui.session import current_talk
from guidance.ui.shared_assistant import find_clause, shared_assistant
from guidance.ui.window_words import is_shut, time_left, window_spans, window_words
from ingest.notices.notice import Notice
from ingest.notices.notice_folders import NoticeIdentity

_MOST_BESIDE = 20  # documents that are named beside a notice
_SHOWN = "clause-shown"  # the clause of the address that was followed last


def page() -> st.Page:
    """Return this page for the navigation, or to be switched to."""
    return st.Page(draw, title="通知原文", url_path="notice")


def draw() -> None:
    """Show the notice that the address or the visitor names."""
    assistant, today = shared_assistant(), this_day()
    wanted = st.query_params.get("clause", "")
    found = find_clause(assistant, wanted)
    named = found[0] if found else _notice_of(assistant, wanted)
    notice = _choose_notice(assistant, named, wanted)
    marked = found[1] if found and found[0] is notice else None
    if wanted and not found and ("#" in wanted or named is None):
        st.html(render("clause_not_found", wanted=wanted, retired=_retired(assistant, wanted)))
    if notice is None:
        return
    st.html(_head(assistant, notice, today))
    st.html(_contents(notice))
    bar = f'<div class="bar">{clause_handle(notice, marked)}</div>' if marked else ""
    st.html(bar + notice_text(notice, marked.id if marked else None))


def _notice_of(assistant: Assistant, clause_id: str) -> Notice | None:
    return next((document for document in assistant.documents if document.id == clause_id.split("#")[0]), None)


def _retired(assistant: Assistant, clause_id: str) -> NoticeIdentity | None:
    return next((each for each in assistant.knowledge.retired if each.id == clause_id.split("#")[0]), None)


def _choose_notice(assistant: Assistant, named: Notice | None, wanted: str) -> Notice | None:
    """The notice chosen here; one that the address names stands in the list until another is chosen."""
    talk = current_talk()
    if named and st.session_state.get(_SHOWN) != wanted:
        talk.notice_in_view = named.id
    st.session_state[_SHOWN] = wanted
    return choose_notice_in_view("通知", assistant, talk, assistant.documents, "read-notice")


def _head(assistant: Assistant, notice: Notice, today: date) -> str:
    """Where the notice comes from, and which documents it goes by, or go by it."""
    knowledge = assistant.knowledge
    beside = knowledge.citing(notice.id) if notice.is_standards else knowledge.companions_by_notice.get(notice.id, ())
    return render(
        "notice_head",
        notice=notice,
        spans=window_spans(notice),
        state=window_words(notice, today),
        shut=is_shut(notice, today),
        left=time_left(notice, today),
        contact=notice.contact,
        beside=[knowledge.document(id) for id in beside[:_MOST_BESIDE]],
    )


def _contents(notice: Notice) -> str:
    tops = [clause for clause in notice.clauses if clause.parent is None and clause.heading]
    rows = [(clause.number, clause_number(notice, clause) + clause.heading.strip("：:。 ")) for clause in tops]
    return render("notice_contents", rows=rows)
