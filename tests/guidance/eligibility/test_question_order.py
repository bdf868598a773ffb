"""The order of questions: the most telling first, the cheaper of two alike first, none before what it rests on."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.facts.applicant_facts import FactVocabulary, load_facts
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from tests.guidance.applicants import ENGINEER, GRADUATE

SENIOR, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"
TODAY = date(2026, 1, 1)


def missing(id, stated, pack=None):
    pack = pack or load_pack(id)
    return check(build_model(pack, load_replies()), pack.vocabulary.parse(stated), TODAY).missing


def with_effort(id, **efforts):
    """The pack with other efforts for some facts."""
    pack, specs = load_pack(id), dict(load_facts().specs)
    for fact, effort in efforts.items():
        specs[fact] = dataclasses.replace(specs[fact], effort=effort)
    return dataclasses.replace(pack, vocabulary=FactVocabulary(specs))


def test_what_settles_most_is_asked_before_what_hardly_ever_matters():
    open_ = ("education", "degree", "patent_award", "science_prize")
    asked = missing(SENIOR, {fact: value for fact, value in ENGINEER.items() if fact not in open_})
    assert set(asked[:2]) == {"education", "degree"}


def test_one_paper_is_asked_before_the_rarer_ways_to_the_same():
    outputs = ("papers", "books", "standards", "invention_patents", "technical_reports")
    stated = {fact: value for fact, value in ENGINEER.items() if fact not in outputs}
    assert missing(SENIOR, stated)[0] == "papers"


@pytest.mark.parametrize("costly", ["annual_assessments", "assessment_passed"])
def test_of_two_that_tell_as_much_the_cheaper_is_asked_first(costly):
    both = ("annual_assessments", "assessment_passed")
    stated = {fact: value for fact, value in GRADUATE.items() if fact not in both}
    cheap = next(fact for fact in both if fact != costly)
    assert missing(FIRST, stated, with_effort(FIRST, **{costly: 3, cheap: 1})) == (cheap, costly)


def test_the_first_question_leaves_less_open_on_average_than_the_last():
    stated = {"speciality": "digital_manufacturing", "title_level": "intermediate", "title_date": "2016"}
    asked = [fact for fact in missing(SENIOR, stated) if load_facts()[fact].type in ("enum", "bool")]
    classes = {each.fact: each for each in build_model(load_pack(SENIOR), load_replies()).classes}

    def left(fact):
        weighted = zip(classes[fact].representatives, classes[fact].weights, strict=True)
        return sum(weight * len(missing(SENIOR, stated | {fact: value})) for value, weight in weighted)

    assert left(asked[0]) < left(asked[-1])
