"""The self-check page's logic, without a browser."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from guidance.assistant import Assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.conversation import Conversation
from guidance.ui.session import Talk
from tests.guidance.applicants import ENGINEER
from tests.guidance.ui.page_runs import html, page_alone

SENIOR = "lyg-2024-14"
TODAY = date.today()


def visit(assistant: Assistant, **facts: Any) -> AppTest:
    """The page for an applicant whose facts are these."""
    app = page_alone("check_page")
    app.session_state["talk"] = Talk(Conversation(case=ApplicantCase(SENIOR, facts)), model=None)
    app.session_state["check-notice"] = SENIOR
    return app.run()


def without(*facts: str) -> dict[str, Any]:
    return {fact: value for fact, value in ENGINEER.items() if fact not in facts}


def test_what_was_read_in_the_applicants_favour_can_be_filled_in_from_the_summary(assistant: Assistant):
    app = visit(assistant, **without("graduation"))
    assert "没有填，按对您有利的算" in html(app)
    app.button(key="summary-change-graduation").click().run()
    app.text_input(key="written-graduation").set_value("2024年6月")
    next(b for b in app.button if b.label == "确定").click().run()
    assert not app.exception
    assert app.session_state.talk.conversation.case.facts["graduation"] == "2024-06"
    app.button(key="step-result").click().run()
    assert "您不符合这份通知的条件" in html(app)


def test_a_date_still_to_come_is_asked_for_again_with_the_reason(assistant: Assistant):
    app = visit(assistant, **ENGINEER)
    app.button(key="summary-change-title_date").click().run()
    app.text_input(key="written-title_date").set_value("2031-01-01")
    next(b for b in app.button if b.label == "确定").click().run()
    assert "还没有到" in html(app)
    app.button(key="keep").click().run()
    assert "还没有到" not in html(app) and "核对您填的情况" in html(app)


def test_the_questions_say_how_many_are_left_and_lead_back(assistant: Assistant):
    app = visit(assistant)
    assert "第 1 题，大约还要答 13 题" in html(app)
    assert "您从事并准备申报的专业是数字经济（智能制造）工程吗？" in html(app)  # the other five end alike
    app.button(key="answer-speciality-True").click().run()
    assert app.session_state.talk.conversation.case.facts == {"speciality": "digital_manufacturing"}
    assert "第 2 题，大约还要答 12 题" in html(app)
    app.button(key="step-back").click().run()
    assert "改这一题" in html(app) and "您从事并准备申报的是哪一类专业？" in html(app)
    app.button(key="answer-speciality-ideological").click().run()
    assert "都答完了" in html(app) and "您不符合" not in html(app)
    app.button(key="step-result").click().run()
    assert "申报专业：思想政治工作，不能申报（一、（一））" in html(app)


def test_a_no_to_what_ends_alike_decides_and_can_be_made_more_precise(assistant: Assistant):
    app = visit(assistant)
    app.button(key="answer-speciality-False").click().run()
    assert "都答完了" in html(app) and "不是数字经济（智能制造）工程" in html(app)
    app.button(key="summary-change-speciality").click().run()
    app.button(key="answer-speciality-ideological").click().run()
    assert app.session_state.talk.conversation.case.approximate == {}


def test_what_is_not_known_ends_the_questions_with_what_to_look_up(assistant: Assistant):
    app = visit(assistant)
    for _ in range(3):
        next(b for b in app.button if (b.key or "").endswith("-unsure")).click().run()
    assert "先查清这 3 项" in html(app)
    app.button(key="step-on").click().run()
    assert "第 4 题，大约还要答 " in html(app)
    app.button(key="step-review").click().run()
    app.button(key="step-result").click().run()
    assert "要查清的：申报专业、" in html(app)
    app.button(key="restart").click().run()
    assert "第 1 题，大约还要答 13 题" in html(app)


def test_the_form_takes_dates_that_are_not_asked_for(assistant: Assistant):
    app = visit(assistant, **without("graduation", "papers"))
    app.session_state["form"] = True
    app.run()
    assert {"field-graduation", "field-papers"} <= {each.key for each in app.text_input}


def opened(assistant: Assistant, **facts: Any) -> AppTest:
    """The page with its form open."""
    app = visit(assistant, **facts)
    app.session_state["form"] = True
    return app.run()


@pytest.mark.parametrize(
    ("fact", "typed", "told"),
    [
        ("title_date", "2019年2月30日", "日历上没有这一天"),
        ("title_date", "2031年1月", "还没有到，请填今天或以前的日期"),
        ("papers", "1.5", "请填 0 到 2000 的整数"),
    ],
)
def test_what_cannot_be_stays_in_its_field_with_the_reason_in_plain_words(assistant: Assistant, fact, typed, told):
    app = opened(assistant, **without(fact))
    app.text_input(key=f"field-{fact}").set_value(typed).run()
    assert app.text_input(key=f"field-{fact}").value == typed
    assert f'role="alert">{told}</p>' in html(app)
    assert fact not in app.session_state.talk.conversation.case.facts


def test_none_beside_an_honour_is_refused_and_both_stay_to_choose_from(assistant: Assistant):
    app = opened(assistant, **without("papers"))
    app.multiselect(key="field-skill_honours").set_value(["none", "jiangsu_craftsman"]).run()
    assert app.multiselect(key="field-skill_honours").value == ["none", "jiangsu_craftsman"]
    assert "既选了“无”，又选了其他项" in html(app)


def test_a_date_that_is_understood_stands_in_its_field_in_chinese(assistant: Assistant):
    app = opened(assistant, **without("papers"))
    app.text_input(key="field-title_date").set_value("18年6月").run()
    assert app.text_input(key="field-title_date").value == "2018年6月"
    assert app.session_state.talk.conversation.case.facts["title_date"] == "2018-06"


def test_what_was_said_in_the_talk_and_not_understood_withholds_the_result_until_it_is_settled(assistant: Assistant):
    app = page_alone("check_page")
    case = ApplicantCase(SENIOR, dict(ENGINEER), left_out=("之后卖了三年保险",))
    app.session_state["talk"] = Talk(Conversation(case=case), model=None)
    app.session_state["check-notice"] = SENIOR
    app.run()
    app.button(key="step-result").click().run()
    assert not app.exception
    shown = html(app) + "".join(each.value for each in [*app.markdown, *app.caption])
    assert "您符合这份通知的条件" not in shown and "之后卖了三年保险" in shown
    app.button(key="left-out-no").click().run()
    assert "您符合这份通知的条件" in html(app)
