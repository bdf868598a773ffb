"""Short messages that go on from the question before."""

from __future__ import annotations

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.question import Question
from guidance.reply import Reply
from guidance.understanding.talk_context import TalkContext


@pytest.fixture
def last(assistant: Assistant):
    """Holds a talk and returns the last reply."""

    def last(*messages: str) -> Reply:
        talk = Conversation()
        return [respond(message, talk, assistant) for message in messages][-1]

    return last


@pytest.mark.parametrize(
    ("talk", "clause"),
    [
        (["开发区初定什么时候截止", "高工的呢？"], "lyg-2024-14#5.2"),
        (["博士要几年才能评高工", "那硕士呢？", "开发区的呢"], "lyg-etdz-2023-h2#2.1.3"),
        (["初定本科要几年", "评审呢"], "lyg-2024-14#2.1.3"),
        (["评高工材料送到哪里", "开发区呢"], "lyg-etdz-2023-h2#5.2"),
        (["初定要交哪些材料", "那电话呢"], "lyg-etdz-2023-h2#5.2"),
        (["评高工材料送到哪里", "那答辩呢"], "lyg-2024-14#5.1"),
    ],
    ids=lambda each: each[-1] if isinstance(each, list) else None,
)
def test_a_follow_up_leads_to_what_it_goes_on_about(last, talk, clause):
    reply = last(*talk)
    assert (reply.kind, reply.citations[0].id) == ("answer", clause)


@pytest.mark.parametrize("named", ["那开发区初定呢？", "开发区呢", "那初定呢"])
def test_a_follow_up_to_a_notice_that_says_nothing_of_it_is_refused(last, named):
    reply = last("评审费多少钱", named)
    assert reply.kind == "refuse" and reply.notices == ("lyg-etdz-2023-h2",)


def test_only_what_no_rule_fits_needs_a_rewrite(assistant: Assistant):

    def understand(message: str, before: str) -> Question:
        return assistant.understanding.understand(message, TalkContext(question=before))

    assert not understand("那硕士呢", "本科要满几年").needs_rewrite
    assert not understand("开发区呢", "评审费多少钱").needs_rewrite
    assert understand("线上交呢", "材料送到哪里").needs_rewrite
    assert not understand("评审费多少钱", "材料送到哪里").needs_rewrite
