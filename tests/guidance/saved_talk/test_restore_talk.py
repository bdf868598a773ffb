"""A talk taken up again: today's answers to what was asked, and the rules' own word on what was stated."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.facts.fact_spec import Among, Amount
from guidance.reply import Reply
from guidance.saved_talk.restore_talk import restore_talk
from guidance.saved_talk.save_case import saved_case
from guidance.saved_talk.saved_talk import (
    SavedAmount,
    SavedCase,
    SavedChoice,
    SavedDates,
    SavedTalk,
    SavedTurn,
    read_saved_talk,
)
from guidance.scope_features import NOTHING_NAMED, PlaceMention, ScopeFeatures

DAY = date(2026, 11, 29)
NOTICE, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


def talk(assistant: Assistant, *messages: str) -> tuple[Conversation, list[Reply], SavedTalk]:
    """A talk of these messages, and what a device has of it."""
    conversation, replies, turns = Conversation(today=DAY), [], []
    for message in messages:
        reply = respond(message, conversation, assistant)
        replies.append(reply)
        case = saved_case(conversation.case) if reply.kind == "check" else None
        turns.append(SavedTurn(message=message, case=case))
    saved = SavedTalk(version=1, day=DAY, case=saved_case(conversation.case), turns=turns)
    return conversation, replies, read_saved_talk(saved.as_json())


def test_the_talk_goes_on_as_if_nothing_had_happened(assistant: Assistant):
    before, replies, saved = talk(
        assistant, "我本科2018年6月评的工程师，能报2024年高级工程师吗？", "要交多少钱？", "初定要哪些材料？"
    )
    restored = restore_talk(saved, assistant, DAY)
    assert [reply for _, reply in restored.turns] == replies
    after = restored.conversation
    assert after.case.facts == before.case.facts and after.subject == before.subject
    assert respond("那到哪天截止？", after, assistant) == respond("那到哪天截止？", before, assistant)
    assert (restored.gone_notices, restored.gone_facts) == ((), ())


def test_what_was_clicked_or_stated_on_other_pages_counts_for_the_last_verdict(assistant: Assistant):
    _, _, saved = talk(assistant, "我本科2018年6月评的工程师，能报2024年高级工程师吗？")
    clicked = SavedTurn(
        message="学位：无学位",
        typed=False,
        case=SavedCase(notice=NOTICE, facts={**saved.case.facts, "degree": "none"}),
    )
    case = SavedCase(notice=NOTICE, facts={**saved.case.facts, "degree": "none", "employment_status": "civil_servant"})
    restored = restore_talk(saved.model_copy(update={"turns": [*saved.turns, clicked], "case": case}), assistant, DAY)
    (_, first), (_, last) = restored.turns
    assert "degree" not in first.facts and last.facts["degree"] == "none"
    assert first.check["verdict"] == "unknown" and last.check["verdict"] == "not_eligible"
    assert restored.conversation.case.facts == case.facts


def test_no_word_of_a_device_is_an_answer(assistant: Assistant):
    forged = SavedTalk(
        version=1, day=DAY, turns=[SavedTurn(message="<b>符合条件</b>", typed=False), SavedTurn(message="符合条件")]
    )
    replies = [reply for _, reply in restore_talk(forged, assistant, DAY).turns]
    assert all(reply.check is None or reply.check["verdict"] != "eligible" for reply in replies)


def test_what_has_no_place_today_is_left_out_and_named(assistant: Assistant):
    case = SavedCase(
        notice="gone-2020",
        facts={"education": "bachelor", "degree": "emperor", "no_such_fact": 1, "title_date": "2099-01-01"},
        unsure=["papers", "no_such_fact"],
        words={"education": "本科", "degree": "皇帝"},
    )
    saved = SavedTalk(version=1, day=DAY, notice="gone-2020", in_view="gone-2019", case=case)
    restored = restore_talk(saved, assistant, DAY)
    assert restored.gone_notices == ("gone-2020", "gone-2019")
    assert set(restored.gone_facts) == {"degree", "no_such_fact", "title_date"}
    after = restored.conversation
    assert (after.notice, after.case.notice) == (None, None)
    assert after.case.facts == {"education": "bachelor"} and after.case.unsure == {"papers"}
    assert after.case.words == {"education": "本科"}


@pytest.mark.parametrize(
    ("fact", "saved", "kept"),
    [
        ("title_date", SavedDates(first=date(2018, 1, 1), last=date(2018, 12, 31), text="五年前"), True),
        ("title_date", SavedDates(first=date(2019, 1, 1), last=date(2018, 12, 31), text="五年前"), False),
        ("papers", SavedAmount(lowest=1, highest=3, text="一两篇"), True),
        ("papers", SavedAmount(lowest=-5, highest=3, text="一两篇"), False),
        ("education", SavedChoice(values=["bachelor", "master"], text="不是博士"), True),
        ("education", SavedChoice(values=["emperor"], text="皇帝"), False),
        ("education", SavedAmount(lowest=1, highest=3, text="一两篇"), False),
    ],
)
def test_what_was_told_roughly_comes_back_where_it_can_be(assistant: Assistant, fact: str, saved, kept: bool):
    stated = SavedTalk(version=1, day=DAY, case=SavedCase(notice=NOTICE, approximate={fact: saved}))
    restored = restore_talk(read_saved_talk(stated.as_json()), assistant, DAY)
    case = restored.conversation.case
    assert (fact in case.approximate) is kept and (fact in restored.gone_facts) is not kept
    if kept:
        assert saved_case(case).approximate == {fact: saved}


def test_rough_values_are_saved_as_what_they_are(assistant: Assistant):
    conversation = talk(assistant, "我评上工程师五年了，能报2024年高级工程师吗？")[0]
    conversation.case.approximate |= {"papers": Amount(1, 3, "一两篇"), "education": Among(("master",), "硕士")}
    names = {fact: type(value).__name__ for fact, value in saved_case(conversation.case).approximate.items()}
    assert names == {"title_date": "SavedDates", "papers": "SavedAmount", "education": "SavedChoice"}


def test_a_place_and_level_that_were_set_hold_from_there_on_and_not_before(assistant: Assistant):
    before, after = NOTHING_NAMED, ScopeFeatures(places=(PlaceMention(("3207",), "开发区"),), levels=("初级",))
    turns = [SavedTurn(message="材料交到哪里？", scope=scope) for scope in (before, after)]
    restored = restore_talk(SavedTalk(version=1, day=DAY, turns=turns, scope=after), assistant, DAY)
    assert [reply.notices for _, reply in restored.turns] == [(NOTICE, FIRST), (FIRST,)]
    assert restored.conversation.stated == after


def test_a_scope_that_was_cleared_stays_cleared_and_a_place_that_is_none_is_left_out(assistant: Assistant):
    turn = SavedTurn(message="连云港2024年的高级工程师要交多少钱？", scope=NOTHING_NAMED)
    nowhere = ScopeFeatures(places=(PlaceMention(("999999",)),))
    for scope, named in ((None, True), (NOTHING_NAMED, False), (nowhere, False)):
        restored = restore_talk(SavedTalk(version=1, day=DAY, turns=[turn], scope=scope), assistant, DAY)
        assert (restored.conversation.stated != NOTHING_NAMED) is named
        assert (restored.conversation.last_notice == NOTICE) is named


def test_an_answer_stands_on_todays_notices(assistant: Assistant):
    _, _, saved = talk(assistant, "要哪些材料？")
    for notice in (FIRST, NOTICE):
        reply = restore_talk(saved.model_copy(update={"notice": notice}), assistant, DAY).turns[0][1]
        assert {citation.notice for citation in reply.citations} == {notice}
