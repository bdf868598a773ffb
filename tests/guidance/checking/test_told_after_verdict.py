"""What is told after the verdict and nobody understands is said to be left out of it; questions are looked up."""

from __future__ import annotations

import pytest
from applicants import ENGINEER

from guidance.assistant import Assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome


def after_verdict(assistant: Assistant, text: str):
    case = ApplicantCase("lyg-2024-14", dict(ENGINEER))
    talk = Conversation(case=case)
    assert respond("结论是什么", talk, assistant).check["verdict"] == "eligible"
    return respond(text, talk, assistant)


@pytest.mark.parametrize(
    "text",
    [
        "现在在家抱孙子，那边不去了",
        "我被他们撵回家了",
        "我人早就不在那儿干了",
        "我老公他是2019年的",
        "下周劳动仲裁，公司把我开了",
        "差点忘了，酒驾被记了一笔，得背十八个月",
    ],
)
def test_what_is_told_and_not_understood_is_not_in_the_verdict(assistant: Assistant, text):
    reply = after_verdict(assistant, text)
    if reply.outcome is Outcome.CHECKED:
        assert reply.check["verdict"] == "unknown" and "没有听懂，没有算进去" in reply.answer
    else:
        assert reply.outcome is Outcome.NOT_UNDERSTOOD and reply.check is None
        assert "没有算上这句话" in reply.answer and reply.citations == ()


@pytest.mark.parametrize("text", ["评审费多少钱", "材料清单", "食堂几点开门", "好的，知道了", "没有别的问题了", "答辩"])
def test_a_question_and_a_goodbye_are_none_of_it(assistant: Assistant, text):
    assert after_verdict(assistant, text).outcome is not Outcome.NOT_UNDERSTOOD


@pytest.mark.parametrize("text", ["公司说我那份合同无效", "论文是我媳妇写的", "那篇论文我导师是第一"])
def test_what_takes_back_a_fact_is_checked_anew_whatever_else_is_said(assistant: Assistant, text):
    reply = after_verdict(assistant, text)
    assert (reply.outcome, reply.check["verdict"]) == (Outcome.CHECKED, "unknown")


def test_a_title_that_somebody_helped_to_apply_for_is_still_held(assistant: Assistant):
    assert after_verdict(assistant, "工程师是我师傅帮我报的").facts["title_level"] == "intermediate"
