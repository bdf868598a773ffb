"""Several asks of which no notice settles one: the others are answered, and that one is quoted."""

from __future__ import annotations

from itertools import product

import pytest

from guidance.answering.compose import MOST_QUOTED
from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome, Reply, SentenceKind

SETTLED = ("评审费多少", "论文要几篇", "纸质材料交到哪里", "要不要答辩", "继续教育怎么算", "联系电话是多少")
OPEN = ("评审结果什么时候公布", "发票怎么开", "照片要几寸的", "证书什么时候能拿到", "专家都有哪些人", "材料能不能邮寄")


def said(assistant: Assistant, message: str) -> Reply:
    return respond(message, Conversation("lyg-2024-14"), assistant)


def told(reply: Reply) -> str:
    return next((s.text for s in reply.sentences if s.kind is SentenceKind.CONTACT), "")


@pytest.mark.parametrize("message", ["{settled}，{open}", "{open}？{settled}", "你好，{settled} {open}，谢谢"])
def test_what_is_asked_beside_an_ask_does_not_change_whether_it_is_settled(assistant: Assistant, message):
    wrong = []
    for settled, other in product(SETTLED, OPEN):
        reply, alone = (said(assistant, text) for text in (message.format(settled=settled, open=other), settled))
        cited = [citation.id for citation in reply.citations]
        if f"“{other}”通知里没有写" not in told(reply) or alone.citations[0].id not in cited:
            wrong.append((settled, other, reply.outcome.code))
    assert not wrong


def test_two_asks_that_are_settled_are_both_answered(assistant: Assistant):
    pairs = [(a, b) for a, b in product(SETTLED, SETTLED) if a != b]
    assert not [pair for pair in pairs if said(assistant, "，".join(pair)).outcome is Outcome.PARTLY_ANSWERED]


@pytest.mark.parametrize(
    ("message", "quoted"),
    [
        ("评审费多少，能不能退", "能不能退"),
        ("高工评審費多少？發票怎麼開？", "發票怎麼開"),
        ("论文要几篇，PPT做几页，发票怎么开", "PPT做几页、发票怎么开"),
        ("评审费多少，不好意思再打扰一下我们单位财务想知道增值税发票怎么开", "…"),
    ],
)
def test_the_ask_is_quoted_as_it_was_written_and_short(assistant: Assistant, message, quoted):
    words = told(said(assistant, message))
    assert f"“{quoted}" in words and words.index("”") <= 2 + MOST_QUOTED


@pytest.mark.parametrize(
    ("message", "open_asks"),
    [
        ("评审费多少，能不能退", [False, True]),
        ("委托函有没有模板，抬头写给谁", [True, True]),
        ("论文查重率有没有要求，多少以下才行", [True, True]),
        ("评审结果什么时候公布，要不要答辩", [True, False]),
    ],
)
def test_an_ask_that_names_nothing_of_the_notice_goes_with_the_one_before_it(assistant: Assistant, message, open_asks):
    question = assistant.answerability.assess(assistant.understanding.understand(f"高工{message}"))
    assert [ask.unanswerable for ask in question.asks] == open_asks


@pytest.mark.parametrize(
    "told",
    ["我2018年评的工程师，本科，能报高工吗，发票怎么开", "高工，我是博士，年限够不够，发票怎么开"],
)
def test_beside_a_verdict_too_but_never_of_what_the_rules_decide(assistant: Assistant, told):
    reply = respond(told, Conversation(), assistant)
    (contact,) = (s.text for s in reply.sentences if s.kind is SentenceKind.CONTACT)
    assert reply.kind == "check" and contact.startswith("“发票怎么开”通知里没有写")
