"""Whether a reply helped; and where it did not, what one can do next: plainer words, the clauses, the office."""

from __future__ import annotations

from functools import partial

import streamlit as st

from guidance.assistant import Assistant
from guidance.ui.office_contact import offices_of_reply
from guidance.ui.record_turns import turn_recorder
from guidance.ui.render import render
from guidance.ui.session import Turn, current_talk, rate_turn, send_message

_PLAINER = "能说简单些吗"
RATING_WORDS = {True: "有用", False: "没有用"}


def draw_rating(assistant: Assistant, turn: Turn, number: int) -> None:
    """Ask whether the reply of turn `number` helped, or show what was said and what to do next."""
    if turn.useful is None:
        _ask(assistant, turn, number)
        return
    with st.container(key=f"rate-{number}", horizontal=True, gap="small"):
        is_recorded = turn_recorder().writer is not None
        st.html(render("rated", words=RATING_WORDS[turn.useful], recorded=is_recorded, useful=turn.useful))
    if not turn.useful:
        _draw_next_steps(assistant, turn, number)


def _ask(assistant: Assistant, turn: Turn, number: int) -> None:
    with st.container(key=f"rate-{number}", horizontal=True, gap="small"):
        st.html('<p class="soft">这条回答有用吗？</p>', width="content")
        for useful, icon in ((True, "thumb_up"), (False, "thumb_down")):
            rate = partial(rate_turn, turn, useful, partial(turn_recorder().record, assistant))
            st.button(RATING_WORDS[useful], key=f"{icon}-{number}", on_click=rate, icon=f":material/{icon}:")


def _draw_next_steps(assistant: Assistant, turn: Turn, number: int) -> None:
    talk = current_talk()
    with st.container(key=f"useless-{number}", gap="small"):
        offices = offices_of_reply(assistant, talk, turn.reply)
        st.html(render("useless_reply", question=turn.message, **offices))
        if turn is talk.turns[-1] and turn.reply.kind == "answer":
            st.button("没看懂，说简单些", key=f"plainer-{number}", on_click=send_message, args=(_PLAINER,))
