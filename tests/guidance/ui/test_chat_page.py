"""The page 问答, without a browser."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from guidance.facts.applicant_facts import load_facts
from tests.guidance.ui.page_runs import html, list_named, run_app


@pytest.fixture
def asked() -> AppTest:
    app = run_app()
    return app.chat_input[0].set_value("申报高级工程师要交多少钱？").run()


def test_a_question_is_answered_with_chips_that_open_clauses(asked: AppTest):
    assert not asked.exception
    assert "500" in html(asked)
    assert [b.label for b in asked.button if (b.key or "").startswith("chip-")]


def test_an_answer_of_a_closed_notice_begins_with_that_and_says_it_once(asked: AppTest):
    shown = html(asked)
    lead = shown.index("连云港市2024年评审（高级工程师）的申报已于2024年9月10日截止")
    assert lead < shown.index('class="said lead')
    asked.chat_input[0].set_value("申报高级工程师的网上申报时间到哪天？").run()
    assert "申报时间已于2024年9月10日截止" in asked.session_state.talk.turns[-1].reply.answer
    assert html(asked).count('class="closed-lead"') == 1


def test_a_starter_question_asks_itself():
    app = run_app()
    starter = next(b for b in app.button if (b.key or "").startswith("start-"))
    starter.click().run()
    assert len(app.session_state.talk.turns) == 1


def test_the_chosen_notice_is_the_one_that_answers():
    app = run_app()
    list_named(app, "按哪个通知回答").set_value("lyg-etdz-2023-h2").run()
    app.chat_input[0].set_value("申报时间到哪天？").run()
    (turn,) = app.session_state.talk.turns
    assert {c.notice for c in turn.reply.citations} == {"lyg-etdz-2023-h2"}


def test_a_blank_message_is_not_a_turn():
    app = run_app()
    app.chat_input[0].set_value("   \n ").run()
    assert app.session_state.talk.turns == []


def test_clearing_forgets_the_talk(asked: AppTest):
    asked.button(key="forget").click().run()
    assert asked.session_state.talk.turns == []


def test_starting_again_by_word_clears_the_page_and_the_download():
    app = run_app()
    app.chat_input[0].set_value("我本科毕业，想报2024年智能制造高工").run()
    app.chat_input[0].set_value("重新开始").run()
    assert [turn.message for turn in app.session_state.talk.turns] == ["重新开始"]
    assert "本科" not in html(app)


def test_own_details_show_what_was_understood_with_its_words_and_ask_one_question():
    app = run_app()
    app.chat_input[0].set_value("我2019年6月10日取得工程师，本科毕业，想报2024年智能制造高工").run()
    assert not app.exception
    assert "2019年6月10日" in html(app) and 'class="heard"' in html(app)
    assert len(questions(app)) == 1


def test_an_answer_by_button_is_a_turn_and_its_fact_can_be_changed():
    app = run_app()
    app.chat_input[0].set_value("我是本科，工程师，想报2024年智能制造高工").run()
    before = questions(app)
    next(b for b in app.button if (b.key or "").startswith("answer-")).click().run()
    talk = app.session_state.talk
    assert len(talk.turns) == 2 and questions(app) != before
    app.button(key="summary-change-education").click().run()
    assert questions(app) == ["您的最高学历是什么？"]
    app.button(key="answer-education-master").click().run()
    assert talk.conversation.case.facts["education"] == "master"
    assert "其中学历按您刚才说的改了" in talk.turns[-1].reply.answer
    assert questions(app) == [load_facts()[talk.turns[-1].reply.asks[0]].question]


def test_an_impossible_date_is_asked_for_again_with_the_reason():
    app = run_app()
    app.chat_input[0].set_value("我是本科，2018年评的工程师，想报2024年智能制造高工").run()
    app.button(key="summary-change-title_date").click().run()
    app.text_input(key="written-title_date").set_value("2031-01-01")
    next(b for b in app.button if b.label == "确定").click().run()
    assert not app.exception
    assert "还没有到" in html(app)


def questions(app: AppTest) -> list[str]:
    """The questions that are asked now."""
    found = (re.match(r"<h2[^>]*>(您.*?)</h2><p", each.value) for each in app.get("html"))
    return [match[1] for match in found if match]
