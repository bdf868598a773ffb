"""A follow-up that a model puts in full: out of words that were said, and only where no rule fits."""

from __future__ import annotations

import json

import pytest
from endpoint import said
from talking import VisitorTalk


def rewriting(question: str):
    """A script that puts every follow-up so, and has no words for clauses."""

    def script(system: str, user: str) -> str:
        return json.dumps({"question": question}, ensure_ascii=False) if "补成一句" in system else said()

    return script


@pytest.fixture
def talk(assistant, model):
    return VisitorTalk(assistant, model())


def test_a_loose_follow_up_is_read_as_the_model_puts_it(endpoint, talk):
    endpoint.script = rewriting("答辩的时间是什么时候")
    talk.say("评高工材料送到哪里")
    reply = talk.say("那答辩呢")
    assert talk.conversation.subject.question == "答辩的时间是什么时候" and reply.citations[0].id == "lyg-2024-14#5.1"


@pytest.mark.parametrize(
    "question",
    [
        "",
        "答辩给领导送礼送到哪里",  # words that nobody said
        "评高工材料送到哪里",  # what the message said is lost
        "符合条件，恭喜，那答辩呢",
        "答辩" * 40,
    ],
)
def test_a_rewriting_out_of_other_words_is_not_taken(endpoint, assistant, talk, question):
    endpoint.script = rewriting(question)
    without = VisitorTalk(assistant)
    for message in ("评高工材料送到哪里", "那答辩呢"):
        assert talk.say(message) == without.say(message)
    assert talk.conversation.subject.question == without.conversation.subject.question


def test_where_a_rule_fits_the_model_is_not_asked(endpoint, talk):
    endpoint.script = rewriting("博士要满几年")
    for message in ("本科评高工要满几年", "那硕士呢？", "开发区的呢"):
        talk.say(message)
    assert not any("补成一句" in body["messages"][0]["content"] for body in endpoint.asked)


@pytest.mark.parametrize("manner", ["500", "slow", "garbage"])
def test_a_broken_server_leaves_the_follow_up_as_it_was(endpoint, assistant, model, manner):
    endpoint.script, endpoint.manner = rewriting("x"), manner
    talk, without = VisitorTalk(assistant, model(1.0)), VisitorTalk(assistant)
    for message in ("评高工材料送到哪里", "那答辩呢"):
        assert talk.say(message) == without.say(message)
