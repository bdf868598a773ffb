"""Nobody is eligible while something they said, and nobody understood, may bear on conditions."""

from __future__ import annotations

import pytest
from applicants import ENGINEER

from guidance.assistant import Assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome, Reply

CASE = (
    "想报2024年智能制造高级工程师，我在海州一家本地企业上班，劳动合同签了，内地人，没受过处分，做智能制造的，本科毕业有学士学位，"
    "2016年5月评上的工程师{added}，公需课每年都学完合格，以第一作者在期刊发表过1篇5000字的论文"
)
BREAKING = (
    "之后卖了三年保险",
    "上个月被公司裁掉了",
    "后来转到采购部了",
    "纪委那边还在查我",
    "证书去年被收走了",
    "人常年在苏州的工地上",
)
HARMLESS = ("我腰不好", "车间两百多号人", "血压有点高", "单位离家远", "证书放在家里")


def verdict(assistant: Assistant, *messages: str) -> Reply:
    talk = Conversation()
    return [respond(message, talk, assistant) for message in messages][-1]


@pytest.mark.parametrize("added", BREAKING)
def test_a_statement_that_may_break_a_condition_withholds_the_verdict_and_is_named(assistant: Assistant, added):
    reply = verdict(assistant, CASE.format(added=f"，{added}"))
    assert reply.check["verdict"] == "unknown"
    assert reply.check["title"] is None and (reply.check["missing"] or added in reply.answer)


@pytest.mark.parametrize("added", HARMLESS)
def test_small_talk_does_not(assistant: Assistant, added):
    assert verdict(assistant, CASE.format(added=f"，{added}")).check["verdict"] == "eligible"


@pytest.mark.parametrize("added", BREAKING)
def test_the_same_holds_after_the_verdict(assistant: Assistant, added):
    reply = verdict(assistant, CASE.format(added=""), added)
    assert reply.check is None or reply.check["verdict"] == "unknown"


def test_the_applicant_says_whether_it_bears(assistant: Assistant):
    told = CASE.format(added="，之后卖了三年保险")
    asked = verdict(assistant, told)
    assert asked.options == ("不影响", "有影响") and "会不会影响" in asked.answer and asked.asks == ()
    assert verdict(assistant, told, "不影响").check["verdict"] == "eligible"
    assert verdict(assistant, told, "不影响", "结论是什么").check["verdict"] == "eligible"
    bears = verdict(assistant, told, "有影响")
    assert bears.check["verdict"] == "unknown" and "换个说法" in bears.answer and "85811227" in bears.answer
    assert verdict(assistant, told, "有影响", "结论是什么").check["verdict"] == "unknown"


def test_any_other_word_leaves_it_open(assistant: Assistant):
    told = CASE.format(added="，之后卖了三年保险")
    assert verdict(assistant, told, "评审费多少钱").outcome is Outcome.ANSWERED
    assert verdict(assistant, told, "评审费多少钱", "结论是什么").check["verdict"] == "unknown"


def test_what_fails_a_condition_is_said_whatever_else_was_not_understood(assistant: Assistant):
    case = ApplicantCase("lyg-2024-14", {**ENGINEER, "under_sanction": True}, left_out=("后来转到采购部了",))
    reply = respond("结论是什么", Conversation(case=case), assistant)
    assert reply.check["verdict"] == "not_eligible" and "采购部" not in reply.answer


def test_a_question_is_answered_beside_it(assistant: Assistant):
    case = ApplicantCase("lyg-2024-14", dict(ENGINEER))
    talk = Conversation(case=case)
    assert respond("后来转到采购部了，评审费要交多少钱？", talk, assistant).citations
    assert respond("结论是什么", talk, assistant).check["verdict"] == "unknown"


@pytest.mark.parametrize("when", ["这几年", "那几年", "前几年", "近几年", "后几年"])
def test_some_years_ask_for_no_number(assistant: Assistant, when):
    reply = verdict(assistant, CASE.format(added=""), f"{when}我主要在做房产中介，厂里就是挂个名")
    assert reply.check["verdict"] == "unknown"


def test_where_a_question_is_refused_the_statement_beside_it_is_not_lost(assistant: Assistant):
    reply = verdict(assistant, CASE.format(added=""), "我之后卖了三年保险，评委叫什么名字？")
    assert reply.check["verdict"] == "unknown" and "三年保险" in reply.answer


def test_what_is_looked_up_by_its_name_is_no_statement(assistant: Assistant):
    talk = Conversation(case=ApplicantCase("lyg-2024-14", dict(ENGINEER)))
    for text in ("破格", "处分影响期", "材料清单", "公示"):
        respond(text, talk, assistant)
    assert talk.case.left_out == ()
