"""A proposed fact waits for the applicant's word; no language model is needed to answer it."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.confirm_proposals import confirm_first, confirmed, settle_proposals
from guidance.facts.proposal import Proposal
from guidance.reply import Outcome, Reply, Sentence, SentenceKind

TODAY = date(2026, 1, 1)
TWELVE = Proposal("frontline_years", 12, "倒班倒了十二年")


@pytest.mark.parametrize(
    ("message", "answer"),
    [("对", True), ("是的，没错", True), ("不对", False), ("没有", False), ("对了，论文要几篇", None), ("随便", None)],
)
def test_only_a_bare_yes_or_no_answers(message, answer):
    assert confirmed(message) is answer


def test_a_yes_states_the_fact_in_the_applicants_words(assistant: Assistant):
    case = ApplicantCase("lyg-2024-14", proposed=(TWELVE,))
    reply = settle_proposals(case, "对", assistant.knowledge, TODAY)
    assert reply.outcome is Outcome.CHECKED
    assert (case.facts, case.words, case.proposed) == ({"frontline_years": 12}, {"frontline_years": TWELVE.words}, ())


def test_a_no_drops_it_and_says_so_where_nothing_is_known_to_check(assistant: Assistant):
    case = ApplicantCase(proposed=(TWELVE,))
    reply = settle_proposals(case, "不对", assistant.knowledge, TODAY)
    assert (reply.outcome, reply.facts, case.facts) == (Outcome.PROPOSAL_DROPPED, {}, {})


def test_what_the_applicant_stated_meanwhile_stands(assistant: Assistant):
    case = ApplicantCase("lyg-2024-14", {"frontline_years": 20}, proposed=(TWELVE,))
    settle_proposals(case, "对", assistant.knowledge, TODAY)
    assert case.facts == {"frontline_years": 20}


def test_the_fact_that_is_asked_for_gives_way_to_the_proposal(assistant: Assistant):
    asked = Sentence("学历是什么？", kind=SentenceKind.ASKED_FACT)
    verdict = Sentence("还不能确定。", kind=SentenceKind.VERDICT)
    case = ApplicantCase("lyg-2024-14", asked="education")
    reply = Reply(Outcome.CHECKED, (verdict, asked), asks=("education",))
    asking = confirm_first(case, (TWELVE,), reply, None, assistant.knowledge)
    assert [s.kind for s in asking.sentences] == [SentenceKind.VERDICT, SentenceKind.CONFIRM]
    assert (asking.outcome, asking.asks, asking.options) == (Outcome.CHECK_TO_CONFIRM, (), ("对", "不对"))
    assert (case.asked, case.proposed) == (None, (TWELVE,))


def test_without_a_proposal_the_reply_stays_as_it_is(assistant: Assistant):
    case, reply = ApplicantCase(asked="education"), Reply(Outcome.CHECKED)
    assert confirm_first(case, (), reply, None, assistant.knowledge) is reply and case.asked == "education"
