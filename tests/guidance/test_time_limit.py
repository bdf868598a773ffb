"""A message is worked on for so long and no longer: then whom to ask, or what is known without the search."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from guidance.conversation import Conversation, respond
from guidance.reply import Outcome, SentenceKind
from guidance.time_limit import OutOfTimeError, require_time, time_limit

NO_TIME = 1e-9
ASKED = "纸质材料交到什么地方？"


@pytest.fixture(scope="module")
def late(assistant):
    """The office with no time to search in."""
    return replace(assistant, answer_seconds=NO_TIME)


def test_time_is_limited_in_the_block_alone():
    require_time()
    with time_limit(60) as until:
        require_time()
        with time_limit(NO_TIME), time_limit(60), pytest.raises(OutOfTimeError):
            require_time()
        require_time()
    assert 59 < until - time.monotonic() <= 60
    require_time()


def test_a_late_search_names_the_offices(late):
    reply = respond(ASKED, Conversation(), late)
    assert (reply.kind, reply.outcome) == ("refuse", Outcome.OUT_OF_TIME)
    first, *contacts = reply.sentences
    assert first.text == late.knowledge.replies.say("out_of_time")
    assert [c.kind for c in contacts] == [SentenceKind.CONTACT] * 2
    offices = [notice.contact.office for notice in late.notices]
    assert all(office in contact.text and contact.cites for office, contact in zip(offices, contacts, strict=True))


def test_of_a_chosen_notice_its_office_alone_is_named(late):
    reply = respond(ASKED, Conversation(notice="lyg-2024-14"), late)
    assert reply.notices == ("lyg-2024-14",) and len(reply.sentences) == 2


def test_a_talk_goes_on_after_a_late_answer_as_if_it_had_not_been_asked(assistant, late):
    talk, other = Conversation(), Conversation()
    for conversation in (talk, other):
        respond("2024年高级工程师的申报材料有哪些？", conversation, assistant)
    respond("交到哪里？", talk, late)
    assert respond("交到哪里？", talk, assistant) == respond("交到哪里？", other, assistant)


def test_a_late_answer_in_a_check_leads_back_to_it(assistant, late):
    talk = Conversation()
    asked = respond("我本科2018年6月评的工程师，能报2024年智能制造高工吗", talk, assistant)
    reply = respond("评审费多少钱？", talk, late)
    assert reply.outcome is Outcome.OUT_OF_TIME
    assert (reply.asks, reply.facts) == (asked.asks, asked.facts)
    assert reply.sentences[-1].kind is SentenceKind.RESUME


class SearchInTime:
    """The office's own search, which begins `takes` seconds late and then has `seconds` left at most."""

    def __init__(self, real, takes=0.0, seconds=60.0):
        self.real, self.takes, self.seconds, self.searched = real, takes, seconds, 0

    def __getattr__(self, name):
        return getattr(self.real, name)

    def search(self, *args, **kwargs):
        self.searched += 1
        time.sleep(self.takes)
        with time_limit(self.seconds):
            return self.real.search(*args, **kwargs)


def test_a_verdict_is_given_without_the_search(assistant):
    case = "我本科毕业，2018年6月评的工程师，能报2024年智能制造高工吗？论文要几篇？"
    whole = respond(case, Conversation(), assistant)
    no_search = replace(assistant, retrieval=SearchInTime(assistant.retrieval, seconds=NO_TIME))
    reply = respond(case, Conversation(), no_search)
    assert (reply.kind, reply.check, reply.facts) == ("check", whole.check, whole.facts)
    assert no_search.retrieval.searched and len(reply.citations) < len(whole.citations)


def test_a_search_that_takes_long_is_followed_by_no_other(assistant):
    slow = replace(assistant, retrieval=SearchInTime(assistant.retrieval, takes=0.5), answer_seconds=0.5)
    reply = respond("评审费多少钱？纸质材料交到什么地方？", Conversation(), slow)
    assert reply.outcome is Outcome.OUT_OF_TIME and slow.retrieval.searched <= 1
