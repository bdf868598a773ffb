"""A conversation outlives its process as JSON, and what comes back from a visitor's device is looked at."""

from __future__ import annotations

import json
from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.conversation_json import read_conversation, write_conversation
from guidance.facts.proposal import Proposal
from ingest.errors import InputError

TODAY = date(2026, 11, 28)
TALK = (
    "我在南通上班，本科，工程师五年了，想报2024年智能制造高工",
    "不是博士",
    "说错了，是2018年6月评的，2030年拿的奖",
    "要交多少钱",
)


@pytest.fixture(scope="module")
def talk(assistant: Assistant) -> Conversation:
    conversation = Conversation(today=TODAY)
    for message in TALK:
        respond(message, conversation, assistant)
    conversation.case.proposed = (Proposal("education", "bachelor", "本科"),)
    return conversation


@pytest.mark.parametrize("said_before", range(len(TALK) + 1))
def test_a_talk_goes_on_from_its_json_as_if_it_had_never_left(assistant, said_before):
    here, there = Conversation(today=TODAY), Conversation(today=TODAY)
    for message in TALK[:said_before]:
        respond(message, here, assistant)
        there = read_conversation(write_conversation(here), assistant.knowledge, TODAY)
        assert there == here
    assert respond("还差什么", there, assistant) == respond("还差什么", here, assistant)


def changed(talk: Conversation, where: str, value: object) -> bytes:
    """The talk's JSON with another value at a place, such as `case.notice`."""
    stored = json.loads(write_conversation(talk))
    *way, last = ["conversation", *where.split(".")]
    target = stored
    for name in way:
        target = target[name]
    target[last] = value
    return json.dumps(stored).encode()


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("notice", "gone-2020"),
        ("last_notice", "gone-2020"),
        ("offered_notices", {"甲": "gone-2020"}),
        ("subject.clauses", ["gone-2020#1", "lyg-2024-14#9.9.9"]),
        ("stated.places", [{"codes": ["000000"], "zone": "", "relative": ""}]),
        ("case.notice", "gone-2020"),
        ("case.candidates", ["gone-2020"]),
        ("case.facts", {"gone": 1, "education": "gone", "title_date": "2099-01"}),
        ("case.approximate", {"education": ["2019-01-01", "2018-01-01", "五年"], "gone": [1, 2, "两"]}),
        ("case.approximate", {"title_date": ["2020-01-01", "2018-01-01", "五年"], "education": [["gone"], "不是"]}),
        ("case.asked", "gone"),
        ("case.unsure", ["gone"]),
        ("case.proposed", [{"fact": "gone", "value": 1, "words": ""}]),
        ("case.work_place", {"codes": ["000000"], "zone": "", "relative": ""}),
        ("case.contradictions_asked", [["gone", "education"]]),
    ],
)
def test_what_the_knowledge_no_longer_has_is_left_out_and_the_talk_goes_on(talk, assistant, where, value):
    read = read_conversation(changed(talk, where, value), assistant.knowledge, TODAY)
    written = write_conversation(read).decode()
    assert not any(word in written for word in ("gone", "000000", "9.9.9", "2099", "2018-01-01"))
    assert respond("能报吗", read, assistant).answer


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b"[" * 50_000,
        b" " * 70_000,
        b'{"version": 1, "conversation": {"notice": 7}}',
        b'{"version": 1, "conversation": {"case": {"outside": "nonsense"}}}',
        b'{"version": 1, "conversation": {}, "more": 1}',
        b'{"version": 2, "conversation": {}}',
    ],
)
def test_what_is_no_conversation_is_refused(assistant, text):
    with pytest.raises(InputError, match="conversation"):
        read_conversation(text, assistant.knowledge, TODAY)
