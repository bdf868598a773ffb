"""One condition outside of a rule pack: three-valued, an unknown fact is never a no."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from guidance.eligibility.evaluate_condition import evaluate_condition
from guidance.facts.applicant_facts import load_facts
from guidance.rules.schema import Condition

FACTS = load_facts()


def leaf(fact: str, **asks: object) -> dict:
    return {"fact": fact, **asks, "clause": "1", "quote": "字"}


BACHELOR = leaf("degree", at_least="bachelor")
EMPLOYED = leaf("employment_status", one_of=["employed", "freelance"])
TWO_PAPERS = leaf("papers", at_least=2)
HONOUR = leaf("skill_honours", includes=["jiangsu_craftsman"])
PRIZE = leaf("science_prize", none_of=["none"])
QUOTED = {"clause": "1", "quote": "字"}
OPEN = {"left_open": "由单位判断", **QUOTED}


@pytest.mark.parametrize(
    ("condition", "stated", "status"),
    [
        (BACHELOR, {"degree": "master"}, "met"),
        (BACHELOR, {"degree": "none"}, "unmet"),
        (BACHELOR, {}, "unknown"),
        (EMPLOYED, {"employment_status": "retired"}, "unmet"),
        (TWO_PAPERS, {"papers": 2}, "met"),
        (TWO_PAPERS, {"papers": 1}, "unmet"),
        (TWO_PAPERS, {}, "unknown"),
        (HONOUR, {"skill_honours": ["jiangsu_craftsman", "worldskills_coach"]}, "met"),
        (HONOUR, {"skill_honours": ["none"]}, "unmet"),
        (HONOUR, {}, "unknown"),
        (leaf("labour_contract", **{"is": True}), {"labour_contract": False}, "unmet"),
        (leaf("papers", **{"is": 2}), {"papers": 2}, "met"),
        (PRIZE, {"science_prize": "none"}, "unmet"),
        (PRIZE, {"science_prize_grade": 2}, "met"),
        (PRIZE, {"science_prize": "none", "science_prize_grade": 2}, "unmet"),
        (OPEN, {"degree": "master"}, "unknown"),
        ({"not": BACHELOR}, {"degree": "none"}, "met"),
        ({"not": BACHELOR}, {}, "unknown"),
        ({"all": [BACHELOR, TWO_PAPERS]}, {"degree": "none"}, "unmet"),
        ({"all": [BACHELOR, TWO_PAPERS]}, {"degree": "master"}, "unknown"),
        ({"any": [BACHELOR, TWO_PAPERS]}, {"degree": "master"}, "met"),
        ({"any": [BACHELOR, TWO_PAPERS]}, {"degree": "none"}, "unknown"),
        (
            {"several": [BACHELOR, TWO_PAPERS, EMPLOYED], "at_least": 2, **QUOTED},
            {"degree": "master", "papers": 3},
            "met",
        ),
        (
            {"several": [BACHELOR, TWO_PAPERS, EMPLOYED], "at_least": 2, **QUOTED},
            {"degree": "none", "papers": 0},
            "unmet",
        ),
        ({"routes": ["one", "two"]}, {}, "unknown"),
        ({"routes": ["one"]}, {}, "unmet"),
        ({"routes": ["one", "three"]}, {}, "met"),
    ],
)
def test_a_condition_is_met_unmet_or_unknown(condition: dict, stated: dict, status: str):
    node = TypeAdapter(Condition).validate_python(condition)
    routes = {"one": "unmet", "three": "met"}
    assert evaluate_condition(node, FACTS.parse(stated), FACTS, routes) == status
