"""The list to choose a notice from, which most pages have."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import date

import streamlit as st

from guidance.answering.ask_back import option_labels
from guidance.assistant import Assistant
from guidance.citations import short_name
from guidance.clock import this_day
from guidance.ui.list_choice import distinct, draw_standing_list
from guidance.ui.notice_filter import narrow_notices
from guidance.ui.render import render
from guidance.ui.session import Talk
from guidance.ui.window_words import by_state, days_left, window_words
from ingest.notices.notice import Notice

_ON_PAGE = "notice-on-page"
_TAKEN = "notice-of-address"  # what the address named when it was last looked at


def list_entries(notices: Sequence[Notice], today: date) -> dict[str, str]:
    """Return how each notice stands in a list, by its id, no two alike: its state, place, year, level and number.

    Those come first that one can apply by now, those that are closed last.
    """
    ordered = [notice for group in by_state(notices, today).values() for notice in group]
    labels = option_labels(ordered)
    return distinct({notice.id: _entry(notice, labels[notice.id], today) for notice in ordered})


def choose_notice(label: str, notices: Sequence[Notice], key: str | None = None, first: str | None = None) -> Notice:
    """Show the list of `notices`, at least one, and return the one chosen.

    `first` is the id of the notice that stands there until the visitor chooses.
    """
    entries, by_id = list_entries(notices, this_day()), {notice.id: notice for notice in notices}
    ids = list(entries)
    if key and st.session_state.get(key) not in (None, *ids):
        del st.session_state[key]
    index = ids.index(first) if first in entries else 0
    chosen = st.selectbox(label, ids, index=index, format_func=lambda id: entries.get(id, ""), key=key)
    return by_id[chosen or ids[0]]


def choose_notice_in_view(
    label: str, assistant: Assistant, talk: Talk, notices: Sequence[Notice], key: str
) -> Notice | None:
    """Show the list of `notices`, narrowed where they are many, and return the one chosen; None for no notice.

    What is chosen on one page, or named by the address, stands on the next one too; until then it is the notice that
    the talk is about. Where that is none of `notices`, the page says so before it shows another.
    """
    take_from_address(talk, assistant.documents)
    by_id = {notice.id: notice for notice in notices}
    if not by_id:
        return None
    _say_what_is_missing(assistant, talk, by_id)
    left = narrow_notices(assistant, talk, notices)
    current = next((id for id in (talk.notice_in_view, *notices_of_talk(talk)) if id in by_id), None)
    shown = {notice.id for notice in left} | {current}
    entries = list_entries([n for n in notices if n.id in shown], this_day())
    current = current or next(iter(entries))
    draw_standing_list(label, entries, current, key, lambda id: _set_in_view(talk, id))
    st.session_state[_ON_PAGE] = current
    return by_id[current]


def _say_what_is_missing(assistant: Assistant, talk: Talk, shown: Container[str]) -> None:
    """Say that the page has nothing on the notice that the visitor looked at or talks about, where that is so."""
    by_id = {notice.id: notice for notice in assistant.notices}
    wanted = next((id for id in (talk.notice_in_view, *notices_of_talk(talk)) if id in by_id), None)
    if wanted and wanted not in shown:
        st.html(render("not_on_page", notice=by_id[wanted], name=short_name(by_id[wanted])))


def take_notice_on_page() -> str | None:
    """Return the id of the notice that this run of the page shows, once; None where the page shows none or several."""
    shown: str | None = st.session_state.pop(_ON_PAGE, None)
    return shown


def choose_notice_or_all(
    label: str, notices: Sequence[Notice], key: str, all_words: str, on_change: Callable[[], None] | None = None
) -> Notice | None:
    """Show the list of `notices` under `all_words` and return the one chosen, None for all."""
    entries, by_id = list_entries(notices, this_day()), {notice.id: notice for notice in notices}
    if st.session_state.get(key) not in (None, "", *entries):
        del st.session_state[key]
    chosen = st.selectbox(
        label,
        ["", *entries],
        format_func=lambda id: entries.get(id, all_words),
        key=key,
        on_change=on_change,
        persist_state="session",
    )
    return by_id.get(chosen or "")


def take_from_address(talk: Talk, notices: Sequence[Notice]) -> str | None:
    """Take the notice that the address names, once, and return its id; None for none of `notices`."""
    named = st.query_params.get("notice")
    is_taken = st.session_state.get(_TAKEN) == named
    st.session_state[_TAKEN] = named
    if is_taken or named not in {notice.id for notice in notices}:
        return None
    talk.notice_in_view = named
    return named


def notices_of_talk(talk: Talk) -> tuple[str | None, ...]:
    """Return the ids of the notices that the talk is about, the likeliest first: of its case, chosen, named last."""
    conversation = talk.conversation
    return conversation.case.notice, conversation.notice, conversation.last_notice


def _set_in_view(talk: Talk, id: str) -> None:
    talk.notice_in_view = id


def _entry(notice: Notice, label: str, today: date) -> str:
    state, left = window_words(notice, today), days_left(notice, today)
    details = (each for each in (notice.speciality, notice.number) if each and each not in label)
    when = f"（{left}）" if left else ""
    return f"{state}{when} {'，'.join((label, *details))}"
