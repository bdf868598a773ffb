"""What a button of a past turn does, which stands on the page as HTML: a component without a face hands it over."""

from __future__ import annotations

import re
from functools import partial

import streamlit as st

from guidance.assistant import Assistant
from guidance.ui import materials_page
from guidance.ui.clause_view import open_clause
from guidance.ui.compare_dialog import open_edition_comparison
from guidance.ui.materials_link import notice_of_papers
from guidance.ui.record_turns import turn_recorder
from guidance.ui.reply_view import chip, compared_editions
from guidance.ui.session import Talk, Turn, rate_turn

# Sent with every run; what it does stands in page_acts.js. One line would be the name of a file.
_HAND_OVER = """export default (component) =>
  (window.guidanceActs ||= []).push(component);
"""
_mount = st.components.v2.component("guidance_page_acts", js=_HAND_OVER)
_ACT = re.compile(r"(clause|useful|useless|editions|materials) ([0-9]{1,4})(?: ([0-9]{1,4}))?")


def take_act(assistant: Assistant, talk: Talk) -> None:
    """Do what the visitor has clicked on a past turn, if anything; to be called before the turns are drawn."""
    with st.container(key="acts"):
        act = _mount(key="page-acts", on_act_change=lambda: None).act
    if act is not None:
        do_act(assistant, talk, act)


def do_act(assistant: Assistant, talk: Talk, act: object) -> None:
    """Do what a browser says was clicked: `clause 0 2` opens citation 2 of turn 0; what no button says is nothing."""
    read = _ACT.fullmatch(act) if isinstance(act, str) else None
    if not read or int(read[2]) >= len(talk.turns):
        return
    turn = talk.turns[int(read[2])]
    if read[1] == "clause":
        _open_clause(assistant, turn, int(read[3] or 0))
    elif read[1] in ("useful", "useless"):
        rate_turn(turn, read[1] == "useful", partial(turn_recorder().record, assistant))
    elif read[1] == "editions":
        _compare(assistant, turn)
    else:
        _list_papers(assistant, talk, turn)


def _open_clause(assistant: Assistant, turn: Turn, cite: int) -> None:
    if cite < len(turn.reply.citations):
        _, found = chip(assistant, turn.reply, cite)
        if found:
            open_clause(*found)


def _compare(assistant: Assistant, turn: Turn) -> None:
    editions = compared_editions(assistant, turn.reply)
    if editions:
        open_edition_comparison(*editions)


def _list_papers(assistant: Assistant, talk: Talk, turn: Turn) -> None:
    notice = notice_of_papers(assistant, turn.reply)
    if notice:
        talk.notice_in_view = notice
        st.switch_page(materials_page.page())
