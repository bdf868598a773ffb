"""Sentences that have nothing to do with any notice change no answer; any other stays."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.idle_sentences import without_idle

TODAY = date(2026, 1, 5)
HIGHER = "lyg-2024-14"


@pytest.mark.parametrize("idle", ["外面下雨了，", "孩子在旁边闹。", "刚吃完饭！", "天太热了，手机快没电了，"])
@pytest.mark.parametrize("question", ["评审费多少", "破格要什么条件", "公务员可以报吗"])
def test_chatter_changes_no_answer(assistant: Assistant, idle, question):
    alone, beside = (respond(text, Conversation(HIGHER, TODAY), assistant) for text in (question, idle + question))
    assert (beside.kind, beside.answer) == (alone.kind, alone.answer)


@pytest.mark.parametrize(
    "message",
    [
        "刚被裁员，能初定吗",
        "跑滴滴的，评审费多少",
        "南京这边，评审费多少",
        "替考一下，评审费多少",
        "外面下雨了，能报吗",
        "外面下雨了",
        "经理只给了句同意，会退给我吗",
        "休了产假，评审费多少",
        "我是外卖骑手，材料交到哪里",
    ],
)
def test_what_may_matter_stays(assistant: Assistant, message):
    assert without_idle(message, assistant, TODAY) == message


@pytest.mark.parametrize("told", ["论文还差一个月见刊", "证上名字打错了一个字", "厂子搬到外地去了"])
@pytest.mark.parametrize("asked", ["还能不能报", "要怎么弄"])
def test_what_clauses_match_better_with_stays_in_a_message(assistant: Assistant, told, asked):
    message = f"{told}，高工{asked}"
    without = assistant.retrieval.answer_odds(f"高工{asked}", (HIGHER,)).match
    rest = without_idle(message, assistant, TODAY, notice=HIGHER)
    assert rest == message or assistant.retrieval.answer_odds(message.replace("，", ","), (HIGHER,)).match <= without
