"""Turns that others have followed: drawn once, as HTML whose buttons do what those of the newest turn do."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from guidance.assistant import Assistant
from guidance.ui.page_acts import do_act
from guidance.ui.session import Talk
from tests.guidance.ui.page_runs import html, run_app

FEE, PLACE = "申报高级工程师要交多少钱？", "高级工程师的纸质材料交到什么地方？"


@pytest.fixture(scope="module")
def talked() -> AppTest:
    app = run_app()
    app.chat_input[0].set_value(FEE).run()
    return app.chat_input[0].set_value(PLACE).run()


def test_message_sentences_chips_sources_and_rating_stand_as_they_did(talked: AppTest):
    (past,) = [each.value for each in talked.get("html") if 'class="past-turn"' in each.value]
    reply = talked.session_state.talk.turns[0].reply
    assert FEE in past and all(sentence.text in past for sentence in reply.sentences)
    labels = [f"{number}　{citation.label}" for number, citation in enumerate(reply.citations, 1)]
    acts = dict(re.findall(r'data-act="([^"]*)".*?<p>([^<]*)</p>', past))
    assert list(acts.values()) == [*labels, "有用", "没有用"]
    assert list(acts) == [*(f"clause 0 {cite}" for cite in range(len(labels))), "useful 0", "useless 0"]
    assert past.index(reply.sentences[0].text) < past.index("展开原文") < past.index("这条回答有用吗")


def test_it_is_drawn_once_and_anew_when_it_is_rated(talked: AppTest):
    turn = talked.session_state.talk.turns[0]
    drawn = turn.drawn
    talked.run()
    assert turn.drawn is drawn
    turn.useful = False
    talked.run()
    assert "抱歉，没有帮上忙" in turn.drawn[1] and f"“{FEE}”" in html(talked).split('class="inset useless"')[1]


def test_a_click_rates_the_turn_it_names(talked: AppTest, assistant: Assistant):
    talk: Talk = talked.session_state.talk
    do_act(assistant, talk, "useful 0")
    assert [turn.useful for turn in talk.turns] == [True, None]


@pytest.mark.parametrize(
    "act", ["", "useful", "useful 99", "useful -1", "useful ٣", "clause 0 99", "open 0", 7, None, []]
)
def test_what_no_button_says_does_nothing(talked: AppTest, assistant: Assistant, act: object):
    talk: Talk = talked.session_state.talk
    before = [turn.useful for turn in talk.turns]
    do_act(assistant, talk, act)
    assert [turn.useful for turn in talk.turns] == before
