"""What must hold for any facts: decided stays decided, missing is exact, order is nothing, months agree with days."""

import calendar
import dataclasses
import itertools
import random
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.verdict_words import VerdictWords
from guidance.facts.applicant_facts import load_facts
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from tests.guidance.applicants import APPLICANTS

TODAY = date(2026, 1, 1)
VOCABULARY = load_facts()
PACKS = {id: load_pack(id) for id in APPLICANTS}
MODELS = {id: build_model(pack, load_replies()) for id, pack in PACKS.items()}


def _judge(id, stated):
    return check(MODELS[id], VOCABULARY.parse(stated), TODAY)


def _conflicting(verdict):
    return bool(verdict.evaluation.conflicts)


def _value(spec, value):
    """What an applicant would state for the value that represents a class."""
    if spec.type == "date":
        return value.isoformat() if value > date.min else "1995-05-05"
    return sorted(value) if isinstance(value, frozenset) else value


def _choices(id):
    """Every fact that the pack reads, with one value for each class that it can tell apart."""
    return {each.fact: [_value(each.spec, value) for value in each.representatives] for each in MODELS[id].classes}


CHOICES = {id: _choices(id) for id in PACKS}
# Dates that are not asked for are read as early enough until they are stated.
ASSUMED = {id: model.assumed_early for id, model in MODELS.items()}


@st.composite
def _applicants(draw):
    """An applicant: the typical one with some facts changed and some not stated."""
    id = draw(st.sampled_from(sorted(PACKS)))
    stated = dict(APPLICANTS[id])
    for fact in draw(st.sets(st.sampled_from(sorted(CHOICES[id])), max_size=8)):
        stated[fact] = draw(st.sampled_from(CHOICES[id][fact]))
    for fact in draw(st.sets(st.sampled_from(sorted(stated)), max_size=12)):
        del stated[fact]
    return id, stated


def _settled(verdict):
    """Everything that is decided, by name."""
    decided = {("verdict", ""): verdict.verdict} if verdict.verdict != "unknown" else {}
    decided |= {("route", route.id): route.status for route in verdict.routes if route.status != "unknown"}
    return decided | {
        ("condition", each.clause): each.status for each in verdict.conditions if each.status != "unknown"
    }


@settings(max_examples=300)
@given(_applicants(), st.randoms(use_true_random=False))
def test_what_is_decided_never_changes_when_a_fact_is_added(applicant, chance):
    id, stated = applicant
    before = _judge(id, stated)
    absent = sorted(set(CHOICES[id]) - set(stated) - ASSUMED[id])
    if not absent or _conflicting(before):
        return
    fact = chance.choice(absent)
    after = _judge(id, stated | {fact: chance.choice(CHOICES[id][fact])})
    if not _conflicting(after):
        assert _settled(before).items() <= _settled(after).items()


# Facts that say something of others when they are stated; what they say is tried in a test of its own.
SAYING = {id for id in VOCABULARY if VOCABULARY[id].implies} | {"employer_type", "science_prize", "society_prize"}


@settings(max_examples=150)
@given(_applicants(), st.data())
def test_missing_are_exactly_the_facts_that_can_change_the_verdict(applicant, data):
    id, stated = applicant
    known = APPLICANTS[id] | stated
    free = sorted(set(CHOICES[id]) - ASSUMED[id] - SAYING)
    absent = data.draw(st.lists(st.sampled_from(free), min_size=4, max_size=4, unique=True))
    for fact in absent:
        known.pop(fact, None)
    ways = list(itertools.product(*(range(len(CHOICES[id][fact])) for fact in absent)))
    verdicts = {way: _judge(id, known | _stated(id, absent, way)) for way in ways}
    assume(not any(verdict.missing or _conflicting(verdict) for verdict in verdicts.values()))
    outcomes = {way: verdict.verdict for way, verdict in verdicts.items()}
    verdict = _judge(id, known)
    assert set(verdict.missing) == {absent[at] for at in range(4) if _tells(outcomes, at)}
    agreed = set(outcomes.values())
    assert verdict.verdict == (agreed.pop() if len(agreed) == 1 else "unknown")


def _stated(id, facts, way):
    return {fact: CHOICES[id][fact][at] for fact, at in zip(facts, way, strict=True)}


def _tells(outcomes, at):
    """Whether two ways that differ only at one place come to different verdicts."""
    groups = {}
    for way, outcome in outcomes.items():
        groups.setdefault((*way[:at], *way[at + 1 :]), set()).add(outcome)
    return any(len(each) > 1 for each in groups.values())


@settings(max_examples=100)
@given(_applicants(), st.randoms(use_true_random=False))
def test_the_order_of_facts_changes_nothing(applicant, chance):
    id, stated = applicant
    shuffled = list(stated.items())
    chance.shuffle(shuffled)
    assert VerdictWords(_judge(id, dict(shuffled))).as_json() == VerdictWords(_judge(id, stated)).as_json()


DATES = {"lyg-2024-14": ["title_date", "speciality_since", "graduation"], "lyg-etdz-2023-h2": ["speciality_since"]}


@settings(max_examples=80)
@given(_applicants(), st.data())
def test_a_month_alone_gives_what_all_its_days_agree_on(applicant, data):
    id, stated = applicant
    fact = data.draw(st.sampled_from(DATES[id]))
    year, month = data.draw(st.integers(2017, 2024)), data.draw(st.integers(1, 12))
    days = range(1, calendar.monthrange(year, month)[1] + 1)
    each = [_settled(_judge(id, stated | {fact: f"{year}-{month:02}-{day:02}"})) for day in days]
    agreed = set.intersection(*(set(settled.items()) for settled in each))
    assert set(_settled(_judge(id, stated | {fact: f"{year}-{month:02}"})).items()) == agreed


@settings(max_examples=40)
@given(_applicants(), st.data())
def test_a_year_alone_gives_what_its_months_agree_on(applicant, data):
    id, stated = applicant
    fact, year = data.draw(st.sampled_from(DATES[id])), data.draw(st.integers(2017, 2024))
    each = [_settled(_judge(id, stated | {fact: f"{year}-{month:02}"})) for month in range(1, 13)]
    agreed = set.intersection(*(set(settled.items()) for settled in each))
    assert set(_settled(_judge(id, stated | {fact: str(year)})).items()) == agreed


def _moved(pack, day):
    cutoff = pack.rules.cutoffs["service"].model_copy(update={"date": day})
    rules = pack.rules.model_copy(update={"cutoffs": pack.rules.cutoffs | {"service": cutoff}})
    return dataclasses.replace(pack, rules=rules)


@settings(max_examples=60)
@given(_applicants(), st.dates(date(2012, 1, 1), date(2023, 11, 1)))
def test_the_earliest_day_as_the_cut_off_meets_the_condition_and_the_day_before_does_not(applicant, day):
    id, stated = applicant
    fact = "title_date" if id == "lyg-2024-14" else "speciality_since"
    stated = stated | {fact: day.isoformat()}
    verdict = _judge(id, stated)
    if verdict.earliest is None:
        return
    facts = VOCABULARY.parse(stated)
    at, before = (
        {
            route.id
            for route in check(build_model(_moved(PACKS[id], cut), load_replies()), facts, TODAY).routes
            if route.status == "met"
        }
        for cut in (verdict.earliest, verdict.earliest - timedelta(days=1))
    )
    met = {route.id for route in verdict.routes if route.status == "met"}
    assert at - before, "on the day itself a route becomes met"
    assert not met or (at - before) & met or not met & before


@pytest.mark.parametrize("id", sorted(PACKS))
def test_asking_what_is_missing_always_comes_to_an_end(id):
    chance = random.Random(7)
    for _ in range(20):
        stated = {}
        for _ in CHOICES[id]:
            verdict = _judge(id, stated)
            if not verdict.missing:
                break
            fact = verdict.next_questions[0]
            assert fact not in stated
            stated[fact] = chance.choice(CHOICES[id][fact])
        verdict = _judge(id, stated)
        assert not verdict.missing or _conflicting(verdict)
