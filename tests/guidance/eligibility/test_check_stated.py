"""A check can be for the one title that is applied for."""

from __future__ import annotations

import datetime

import pytest

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check_stated import check_stated
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from ingest.errors import InputError
from tests.guidance.applicants import GRADUATE

TODAY = datetime.date(2023, 12, 1)


@pytest.fixture(scope="module")
def model():
    return build_model(load_pack("lyg-etdz-2023-h2"), load_replies())


def test_a_title_that_is_applied_for_is_the_only_one_checked(model):
    whole = check_stated(model, GRADUATE, TODAY)
    for title in model.titles:
        verdict = check_stated(model, GRADUATE, TODAY, title)
        assert (verdict["title"] or title) == title
        assert {route["id"] for route in verdict["routes"]} < {route["id"] for route in whole["routes"]}
    assert check_stated(model, GRADUATE, TODAY, whole["title"])["verdict"] == "eligible"
    assert check_stated(model, GRADUATE, TODAY, "中级")["verdict"] == "not_eligible"


@pytest.mark.parametrize("title", ["高级工程师", 3, ["中级"]])
def test_a_title_that_the_notice_does_not_award_is_refused(model, title):
    with pytest.raises(InputError, match="技术员、助理级、中级"):
        check_stated(model, GRADUATE, TODAY, title)
