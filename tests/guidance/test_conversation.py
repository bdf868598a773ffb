"""Talks of several turns."""

from __future__ import annotations

import pickle

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome


@pytest.fixture
def say(assistant: Assistant):
    talk = Conversation()
    return lambda message: respond(message, talk, assistant)


def test_a_short_follow_up_is_about_what_it_names_instead(say):
    assert say("本科评高工要满几年").citations[0].id == "lyg-2024-14#2.1.3"
    assert say("那硕士呢？").citations[0].id == "lyg-2024-14#2.1.2"


def test_own_details_go_to_the_checker_of_the_notice_named_with_one_question(say):
    reply = say("我2019年6月10日评的工程师，本科毕业，做智能制造的，想报2024年高工，行吗")
    assert (reply.kind, reply.check["notice"], reply.check["verdict"]) == ("check", "lyg-2024-14", "unknown")
    assert reply.facts["title_date"] == "2019-06-10"
    assert len(reply.asks) == 1 and reply.asks[0] in reply.check["missing"]
    assert "差5个月10天" in reply.answer


def test_the_notice_is_asked_for_when_it_cannot_be_told_and_the_check_goes_on(say):
    asked = say("我是2018年评的工程师，能报吗")
    assert asked.kind == "clarify" and len(asked.options) == 2
    assert say(asked.options[0]).check["notice"] == "lyg-2024-14"


def test_a_general_question_in_the_middle_leaves_the_case_where_it_was(say):
    before = say("我本科毕业，想报2024年智能制造高工")
    between = say("评审费多少钱？")
    assert between.kind == "answer" and between.facts == before.facts
    assert say("我工程师是2015年3月评的").facts["title_date"] == "2015-03"


def test_a_correction_wins_and_is_shown(say):
    say("我2018年6月评的工程师，报2024年智能制造高工")
    reply = say("说错了，是2019年6月")
    assert reply.facts["title_date"] == "2019-06"
    assert "已改：取得现职称的时间：2019年6月。" in reply.answer


def test_starting_again_forgets_everything(say):
    say("我本科毕业，想报2024年智能制造高工")
    say("重新开始")
    assert say("评审费多少钱").facts == {}


def test_a_courtesy_is_returned_without_a_clause(say):
    reply = say("你好，谢谢")
    assert reply.citations == () and "通知" in reply.answer


def test_a_conversation_can_be_put_away_and_taken_up_again(assistant: Assistant):
    talk = Conversation()
    asked = respond("我2019年6月10日评的工程师，本科毕业，做智能制造的，想报2024年高工", talk, assistant).asks
    again = pickle.loads(pickle.dumps(talk))
    assert again == talk
    reply = respond("评审费多少钱", again, assistant)
    assert reply.asks == asked and reply.facts["title_date"] == "2019-06-10"


def test_each_way_through_a_talk_has_an_outcome_of_its_own(say):
    assert say("我是2018年评的工程师，能报吗").outcome is Outcome.ASKED_WHICH_RULES
    assert say("报2024年智能制造高工").outcome is Outcome.CHECKED
    assert say("我还差什么").outcome is Outcome.CHECK_EXPLAINED
    assert say("嗯哼就那样").outcome is Outcome.NOT_UNDERSTOOD
    assert say("评审费多少钱").outcome is Outcome.ANSWERED
    assert say("破格的业绩条件有哪几条？").outcome is Outcome.LISTED
    assert say("高工评审费多少？发票怎么开？").outcome is Outcome.PARTLY_ANSWERED
    assert say("重新开始").outcome is Outcome.RESTARTED


def test_who_asks_to_apply_with_what_no_rule_reads_is_told_so_unless_the_rules_decide(assistant: Assistant):
    asked = {
        "休了产假，人在开发区干活，能报不": "refuse",
        "休了产假，人在开发区干活，是公务员，能报不": "check",
        "休了产假，人在开发区干活，本科毕业，能报不": "check",
    }
    kinds = {text: respond(text, Conversation("lyg-etdz-2023-h2"), assistant).kind for text in asked}
    assert kinds == asked


@pytest.mark.parametrize(
    "text", ["我公司在海州区，能报吗", "我在企业工作，大专，干了十年，够条件不", "我去年考核不合格，能报吗"]
)
def test_who_tells_what_the_rules_read_is_checked_however_little_it_is(assistant: Assistant, text):
    assert respond(text, Conversation("lyg-2024-14"), assistant).kind == "check"


@pytest.mark.parametrize("before", ["评高工要交多少钱", "材料送到哪里", "什么时候答辩", "公务员能报吗"])
@pytest.mark.parametrize("text", ["破格怎么报", "论文要几篇", "造假会怎么样", "申报表要几份", "联系电话是多少"])
def test_a_question_with_a_matter_of_its_own_is_answered_as_without_the_one_before(
    assistant: Assistant, before: str, text: str
):
    talk = Conversation("lyg-2024-14")
    respond(before, talk, assistant)
    alone = respond(text, Conversation("lyg-2024-14"), assistant)
    assert respond(text, talk, assistant).citations[0].id == alone.citations[0].id
