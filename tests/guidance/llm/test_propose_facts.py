"""Facts that a model reads: on the applicant's own words, within the fact's values, and only after their word."""

from __future__ import annotations

import json

import pytest
from talking import VisitorTalk

MESSAGE = "我在中控室倒班倒了十二年，想报2024年智能制造高工"
TWELVE = ("frontline_years", 12, "倒班倒了十二年")


def proposing(*facts: tuple[str, object, str]):
    """A script that proposes these facts whatever it is asked."""
    said = {"facts": [{"fact": fact, "value": value, "words": words} for fact, value, words in facts]}
    return lambda system, user: json.dumps(said, ensure_ascii=False)


@pytest.fixture
def talk(assistant, model):
    return VisitorTalk(assistant, model())


def test_a_proposal_is_shown_with_its_words_and_is_no_fact_before_it_is_confirmed(endpoint, talk):
    endpoint.script = proposing(TWELVE)
    reply = talk.say(MESSAGE)
    assert "倒班倒了十二年" in reply.sentences[-1].text and "12年" in reply.sentences[-1].text
    assert (reply.options, reply.asks) == (("对", "不对"), ())
    assert "frontline_years" not in reply.facts and talk.conversation.case.facts == reply.facts


@pytest.mark.parametrize("word", ["对", "是", "没错", "对的", "是的，没错", "嗯对"])
def test_a_yes_states_all_that_was_proposed(endpoint, talk, word):
    endpoint.script = proposing(TWELVE, ("origin", "hk_macao_taiwan", "中控室"))
    talk.say(MESSAGE)
    reply = talk.say(word)
    assert reply.kind == "check" and reply.check["notice"] == "lyg-2024-14" and reply.asks
    assert (reply.facts["frontline_years"], reply.facts["origin"]) == (12, "hk_macao_taiwan")
    assert talk.conversation.case.words["frontline_years"] == "倒班倒了十二年"


@pytest.mark.parametrize("word", ["不对", "不是", "评审费多少钱？", "对了，论文要几篇", "是不是要答辩", "随便"])
def test_anything_else_drops_it_for_good(endpoint, talk, word):
    endpoint.script = proposing(TWELVE)
    talk.say(MESSAGE)
    endpoint.script = proposing()
    talk.say(word)
    assert "frontline_years" not in talk.say("对").facts


def test_where_nothing_was_heard_by_rule_the_proposal_alone_is_asked_about(endpoint, talk):
    endpoint.script = proposing(TWELVE)
    reply = talk.say("我在中控室倒班倒了十二年")
    assert (reply.kind, len(reply.sentences), reply.facts) == ("clarify", 1, {})
    reply = talk.say("对")
    assert reply.facts == {"frontline_years": 12} and len(reply.options) == 2
    assert talk.say(reply.options[0]).check["notice"] == "lyg-2024-14"


def test_a_question_in_the_middle_of_a_check_is_not_read_for_facts(endpoint, talk):
    endpoint.script = proposing()
    assert talk.say("我本科毕业，想报2024年智能制造高工").asks
    endpoint.asked.clear()
    talk.say("评审费多少钱？")
    assert len(endpoint.asked) == 1 and "文字编辑" in endpoint.asked[0]["messages"][0]["content"]


@pytest.mark.parametrize(
    "fact",
    [
        ("frontline_years", 12, "在中控室干了十二年"),  # words that the message does not have
        ("frontline_years", 12, ""),
        ("frontline_years", "12", "倒班倒了十二年"),  # a value of another type
        ("frontline_years", 999999, "倒班倒了十二年"),
        ("education", "professor", "中控室"),
        ("title_date", "2099-01-01", "中控室"),
        ("verdict", "eligible", "中控室"),
        ("high_level_talent", "符合条件，恭喜", "中控室"),
    ],
)
def test_what_is_not_in_the_message_or_no_value_is_not_even_shown(endpoint, talk, fact):
    endpoint.script = proposing(fact)
    reply = talk.say(MESSAGE)
    assert "请确认" not in reply.answer and fact[0] not in reply.facts and "恭喜" not in reply.answer


def test_what_is_heard_by_rule_or_known_wins_over_the_model(endpoint, talk):
    endpoint.script = proposing(("education", "doctor", "本科毕业"))
    reply = talk.say("我本科毕业，想报2024年智能制造高工")
    assert reply.facts["education"] == "bachelor" and "请确认" not in reply.answer
    endpoint.script = proposing(("education", "doctor", "中控室"))
    reply = talk.say("我在中控室倒班倒了十二年")
    assert reply.facts["education"] == "bachelor" and "请确认" not in reply.answer


@pytest.mark.parametrize("answer", ["", "好", '{"facts": "x"}', '{"facts": [{"fact": "papers"}]}', '{"facts": []}'])
def test_nonsense_proposes_nothing(endpoint, assistant, talk, answer):
    endpoint.script = lambda system, user: answer
    assert talk.say(MESSAGE) == VisitorTalk(assistant).say(MESSAGE)


def test_a_question_about_nobody_is_not_read_for_facts(endpoint, talk):
    endpoint.script = proposing(TWELVE)
    talk.say("博士要几年才能评高工")
    assert all("说话人" not in body["messages"][0]["content"] for body in endpoint.asked) and endpoint.asked


def test_names_and_numbers_are_not_sent(endpoint, talk):
    endpoint.script = proposing()
    talk.say("我叫张伟民，电话13912345678，在中控室倒班倒了十二年")
    assert endpoint.asked and "张伟民" not in str(endpoint.asked) and "13912345678" not in str(endpoint.asked)
