"""How many questions are still to come, against what is really asked."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.questions_to_come import questions_to_come
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from tests.guidance.applicants import APPLICANTS

TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module", params=APPLICANTS)
def model(request: pytest.FixtureRequest) -> CheckModel:
    return build_model(load_pack(request.param), load_replies())


def test_the_count_falls_by_about_one_an_answer_to_none_when_it_is_decided(model: CheckModel):
    facts, counts = {}, []
    while True:
        verdict = check(model, model.vocabulary.parse(facts), TODAY)
        to_come = questions_to_come(verdict)
        assert to_come.settles and to_come.facts[:1] == verdict.next_questions[:1]
        counts.append(to_come.count)
        if not verdict.missing:
            break
        facts[to_come.facts[0]] = APPLICANTS[model.notice][to_come.facts[0]]
    asked = len(counts) - 1
    assert all(abs(count - (asked - at)) <= 1 for at, count in enumerate(counts)) and counts[-1] == 0


def test_what_the_applicant_does_not_know_is_not_asked_again_and_keeps_the_verdict_open(model: CheckModel):
    first = check(model, model.vocabulary.parse({}), TODAY).next_questions[0]
    verdict = check(model, model.vocabulary.parse({}, unsure=frozenset({first})), TODAY)
    to_come = questions_to_come(verdict)
    assert first not in to_come.facts and to_come.count and not to_come.settles
