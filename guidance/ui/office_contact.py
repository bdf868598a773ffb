"""Whom to ask, as the notices name them: under every page, and beside a reply that was of no use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from guidance.assistant import Assistant
from guidance.citations import short_name
from guidance.clock import this_day
from guidance.reply import Reply
from guidance.ui.notice_choice import notices_of_talk, take_notice_on_page
from guidance.ui.render import render
from guidance.ui.session import Talk, current_talk
from guidance.ui.shared_assistant import shared_assistant
from ingest.notices.notice import Contact, Notice

_MOST = 3  # notices whose offices are named where none is chosen


def draw_contacts(*, in_talk: bool = False, under_all_notices: bool = False) -> None:
    """Show office, phone, address, hours and sites of the notice shown, or of the few that there are.

    In the talk they are folded, and the notice is the one that it is about. Where there are many, it leads to the page
    of all notices, which names them itself: under that page nothing is shown then.
    """
    assistant, talk = shared_assistant(), current_talk()
    on_page = (take_notice_on_page(), talk.notice_in_view)
    ids = notices_of_talk(talk) if in_talk else (*on_page, *notices_of_talk(talk))
    offices = _offices(_first_of(assistant, ids))
    if under_all_notices and offices["many"]:
        return
    st.html(render("contacts", folded=in_talk, **offices))


def offices_of_reply(assistant: Assistant, talk: Talk, reply: Reply) -> dict[str, object]:
    """Return what templates/contact_lines shows: whom to ask about what `reply` is on, else what the talk is on."""
    meant = set(reply.notices) or {citation.notice for citation in reply.citations}
    notices = [notice for notice in assistant.notices if notice.id in meant]
    return _offices(notices or _first_of(assistant, notices_of_talk(talk)))


def _first_of(assistant: Assistant, ids: Iterable[str | None]) -> list[Notice]:
    """The one notice that the first of `ids` names which is there, else all."""
    by_id = {notice.id: notice for notice in assistant.notices}
    current = next((id for id in ids if id in by_id), None)
    return [by_id[current]] if current else list(assistant.notices)


def _offices(notices: Sequence[Notice]) -> dict[str, object]:
    """What the templates show of some notices, those with the same offices together; none where they are too many."""
    shown, today = notices if len(notices) <= _MOST else [], this_day()
    groups: dict[tuple[tuple[Contact, ...], tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for notice in shown:
        ahead = [window for window in notice.windows if window.hours and window.closes >= today]
        hours = tuple(dict.fromkeys(f"{window.name}：{window.hours}" for window in ahead))
        groups.setdefault((tuple(notice.contacts), hours, notice.sites), []).append(short_name(notice))
    return {
        "groups": [(names, *offices) for offices, names in groups.items()],
        "many": len(notices) > _MOST,
    }
