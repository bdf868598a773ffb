"""Where nearly all answers end alike, only whether is asked; what a no leaves open never changes the verdict."""

from __future__ import annotations

import random
from datetime import date

import pytest

from guidance.conversation import Conversation, respond
from guidance.eligibility.alike_answers import alike_answers
from guidance.eligibility.check import check
from guidance.eligibility.model_cache import load_model
from guidance.facts.applicant_facts import load_facts
from guidance.facts.fact_spec import Among
from tests.guidance.applicants import ENGINEER, GRADUATE

SENIOR, FIRST, TODAY = "lyg-2024-14", "lyg-etdz-2023-h2", date(2024, 8, 15)
VOCABULARY = load_facts()
ASKED = "您从事并准备申报的专业是数字经济（智能制造）工程吗？"


@pytest.fixture
def say(assistant):
    talk = Conversation(SENIOR, TODAY)
    return lambda message: respond(message, talk, assistant)


def some_facts(rng: random.Random, facts: dict) -> dict:
    return {fact: value for fact, value in facts.items() if rng.random() < rng.choice([0.1, 0.5, 0.9])}


@pytest.mark.parametrize(("notice", "facts"), [(SENIOR, ENGINEER), (FIRST, GRADUATE)])
def test_alike_answers_have_one_verdict_and_one_list_of_what_is_missing(notice, facts):
    model, rng = load_model(notice), random.Random(11)
    for _ in range(60):
        known = some_facts(rng, facts)
        verdict = check(model, VOCABULARY.parse(known), TODAY)
        for fact in verdict.missing[:2]:
            for group in alike_answers(verdict.evaluation, fact):
                each = [check(model, VOCABULARY.parse(known | {fact: value}), TODAY) for value in group]
                assert len({(one.verdict, frozenset(one.missing)) for one in each}) == 1, (fact, group)
                among = VOCABULARY.parse(known).with_approximate({fact: Among(group, "")})
                assert check(model, among, TODAY).verdict == each[0].verdict


def test_yes_tells_the_fact(say):
    asked = say("我本科，2018年6月评的工程师，能报2024高工吗")
    assert asked.answer.endswith(ASKED) and asked.options == ("是", "否", "不清楚")
    assert say("是的").facts["speciality"] == "digital_manufacturing"


def test_no_tells_what_it_is_not_and_decides(say):
    say("我本科，2018年6月评的工程师，能报2024高工吗")
    reply = say("不是")
    assert "speciality" not in reply.facts and reply.check["verdict"] == "not_eligible"
    assert "申报专业：不是数字经济（智能制造）工程" in reply.answer


def test_who_does_not_know_is_asked_something_else(say):
    say("我本科，2018年6月评的工程师，能报2024高工吗")
    reply = say("不清楚")
    assert reply.asks and reply.asks != ("speciality",)


def test_an_answer_in_full_counts_and_replaces_a_no(say):
    say("我本科，2018年6月评的工程师，能报2024高工吗")
    say("不是")
    reply = say("说错了，我做的是智能制造")
    assert reply.facts["speciality"] == "digital_manufacturing" and "不是数字经济" not in reply.answer


def test_a_clause_in_between_comes_back_to_the_same_question(say):
    say("我本科，2018年6月评的工程师，能报2024高工吗")
    assert say("评审费多少钱").answer.endswith(ASKED)
    assert say("是").facts["speciality"] == "digital_manufacturing"
