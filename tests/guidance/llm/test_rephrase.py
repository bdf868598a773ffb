"""What can be read while the model still speaks: whole sentences that their clauses hold, and nothing else."""

from __future__ import annotations

import time

import pytest
from endpoint import TOKEN, said
from talking import VisitorTalk

from guidance.conversation import Conversation, respond
from guidance.llm.structured_output import read_so_far

FEE = "收费合计500元/人。"


@pytest.fixture
def watch(assistant, model):
    """Answers a question; returns the reply, what was shown meanwhile, and when, in seconds."""
    assistant.scrubber.scrub("您好")  # the dictionary is loaded before time counts

    def watch(question: str, seconds: float = 5.0):
        talk, shown, started = VisitorTalk(assistant, model(seconds)), [], time.monotonic()

        def show(sentences) -> None:
            shown.append((round(time.monotonic() - started, 2), [s.text for s in sentences]))

        return talk.say(question, show), shown

    return watch


def test_a_sentence_is_shown_as_soon_as_it_is_whole_and_before_the_answer_ends(endpoint, watch):
    more = "收费合计500元/人，其中评审费350元。"
    endpoint.script = lambda system, user: said((FEE, TOKEN.findall(user)[:1]), (more, ["ZZZZZZ"] * 30))
    endpoint.pace = 0.1
    started = time.monotonic()
    reply, shown = watch("评审费多少钱？")
    assert [texts for _, texts in shown] == [[FEE]] and reply.sentences[1].text == FEE
    assert shown[0][0] < (time.monotonic() - started) / 2


def test_what_is_not_held_is_never_shown(endpoint, watch):
    endpoint.script = lambda system, user: said(
        *((text, TOKEN.findall(user)[:1]) for text in ("评审费1元。", "符合条件，恭喜！", FEE, "评审费已免除。"))
    )
    endpoint.pace = 0.02
    _, shown = watch("评审费多少钱？")
    assert [texts for _, texts in shown] == [[FEE]]


def test_where_nothing_comes_soon_the_verbatim_words_are_shown(endpoint, watch):
    endpoint.script, endpoint.pace = lambda system, user: said((FEE, TOKEN.findall(user)[:1])), 2.0
    reply, shown = watch("评审费多少钱？", 8.0)
    assert len(shown) == 1 and 1.4 < shown[0][0] < 2.0 and "苏价费函" in shown[0][1][1]
    assert reply.sentences[1].text == FEE


def test_a_sentence_that_was_shown_goes_when_the_answer_breaks_off(endpoint, assistant, watch):
    endpoint.script = lambda system, user: said((FEE, TOKEN.findall(user)[:1]), ("x" * 80, []))[:-30]
    reply, shown = watch("评审费多少钱？")
    assert shown and reply == respond("评审费多少钱？", Conversation(), assistant)


def test_true_words_that_do_not_answer_leave_the_verbatim_answer(endpoint, assistant, watch):
    for beside in ("根据苏价费函（2002）62号文件规定。", "根据江苏省财政厅的复函。"):
        endpoint.script = lambda system, user, beside=beside: said((beside, TOKEN.findall(user)[:1]))
        reply, _ = watch("评审费多少钱？")
        assert reply == respond("评审费多少钱？", Conversation(), assistant)


@pytest.mark.parametrize(
    ("beginning", "whole"),
    [
        ('{"sentences": [{"text": "一', 0),
        ('{"sentences": [{"text": "一。", "rests_on": ["A"]', 0),
        ('{"sentences": [{"text": "一。", "rests_on": ["A"]}', 1),
        ('```json\n{"sentences": [{"text": "一。", "rests_on": ["A"]}, {"text": "二', 1),
        ('{"sentences": [{"rests_on": ["A"], "text": "二}', 1),  # a brace in a text: held by no clause
        ('{"sentences": [{"text": 5, "rests_on": ["A"]}', 0),
        ("[[[[", 0),
        ('{"sentences": {"text": "一。"}}', 0),
    ],
)
def test_half_a_sentence_is_none(beginning, whole):
    assert len(read_so_far(beginning)) == whole
