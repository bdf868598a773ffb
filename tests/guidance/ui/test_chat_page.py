"""The page 问答, without a browser."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

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
    assert html(asked).count('class="closed-lead"') == 2 and "申报时间已于" not in html(asked)


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


def test_own_details_show_what_was_understood_ask_one_question_and_lead_on_by_one_line():
    app = run_app()
    app.chat_input[0].set_value("我2019年6月10日取得工程师，本科毕业，想报2024年智能制造高工").run()
    assert "记下了：" in re.sub("<[^>]+>", "", html(app))
    assert asked_in_words(app) in re.sub("<[^>]+>", "", html(app))
    assert re.fullmatch(r"接着核对，大约还要答 \d+ 题 →", app.button(key="check-door").label)


def test_the_door_shows_the_check_on_from_where_the_talk_is():
    app = run_app()
    app.chat_input[0].set_value("我2019年6月10日取得工程师，本科毕业，想报2024年智能制造高工").run()
    app.button(key="check-door").click().run()
    assert app.session_state.talk.notice_in_view == "lyg-2024-14"
    assert app.session_state.talk.steps.step == "questions"


def test_an_answer_by_button_is_a_turn_and_only_what_it_told_is_said_back():
    app = run_app()
    app.chat_input[0].set_value("我是本科，工程师，想报2024年智能制造高工").run()
    before = asked_in_words(app)
    next(b for b in app.button if (b.key or "").startswith("answer-")).click().run()
    talk = app.session_state.talk
    assert len(talk.turns) == 2 and asked_in_words(app) != before
    assert "学历" not in talk.turns[-1].reply.answer and "记下了：" in talk.turns[-1].reply.answer


def asked_in_words(app: AppTest) -> str:
    """The question that the newest reply ends with."""
    assert not app.exception
    last: str = app.session_state.talk.turns[-1].reply.sentences[-1].text
    return last


def test_what_was_said_and_not_understood_is_settled_by_a_click():
    app = run_app()
    told = (
        "想报2024年智能制造高级工程师，我在海州一家本地企业上班，劳动合同签了，内地人，没受过处分，做智能制造的，本科毕业有学士学位，"
        "2016年5月评上的工程师，之后卖了三年保险，公需课每年都学完合格，以第一作者在期刊发表过1篇5000字的论文"
    )
    app.chat_input[0].set_value(told).run()
    assert "之后卖了三年保险”没有听懂" in re.sub("<[^>]+>", "", html(app))
    next(b for b in app.button if b.label == "不影响").click().run()
    assert app.session_state.talk.turns[-1].reply.check["verdict"] == "eligible"
