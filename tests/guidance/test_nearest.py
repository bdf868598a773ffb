"""Which route a verdict speaks of first, and what it says of its years."""

from datetime import date

import pytest

from guidance.eligibility.check import check
from guidance.facts.applicant_facts import load_facts
from guidance.rules.load_pack import load_pack
from tests.guidance.applicants import ENGINEER, GRADUATE

SENIOR, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"
MASTER = {"education": "master", "degree": "master"}


def _nearest(id, stated):
    return check(load_pack(id), load_facts().parse(stated), date(2026, 1, 1)).nearest


@pytest.mark.parametrize(
    ("id", "stated", "route"),
    [
        (SENIOR, ENGINEER, "bachelor"),
        (SENIOR, ENGINEER | MASTER, "master"),
        (SENIOR, ENGINEER | {"title_date": "2019-06-10"}, "bachelor"),
        (SENIOR, ENGINEER | MASTER | {"engineering_master": True, "title_date": "2020-03"}, "master"),
        (SENIOR, ENGINEER | {"title_level": "assistant"}, "bachelor"),
        (SENIOR, ENGINEER | {"education": "junior_college", "degree": "none"}, "bachelor"),
        (SENIOR, {"education": "bachelor", "title_level": "intermediate", "title_date": "2019-06-10"}, "bachelor"),
        (SENIOR, {"title_level": "none", "frontline_skilled_post": True}, "skilled_honour"),
        (FIRST, GRADUATE | {"speciality_since": "2023-05-06"}, "assistant_bachelor"),
        (FIRST, GRADUATE | {"education": "doctor", "degree": "doctor"}, "intermediate_doctor"),
    ],
)
def test_the_route_is_the_one_that_is_met_or_comes_nearest(id, stated, route):
    assert _nearest(id, stated).route.id == route


def test_a_route_that_lacks_only_years_tells_the_gap_and_the_day():
    nearest = _nearest(SENIOR, ENGINEER | {"title_date": "2019-06-10"})
    assert (nearest.gap, nearest.full, nearest.enough) == ("5个月10天", date(2024, 6, 10), False)
    assert nearest.why.endswith("满4年6个月21天，要求满5年，差5个月10天")


def test_a_year_or_month_alone_tells_no_day():
    nearest = _nearest(SENIOR, ENGINEER | {"title_date": "2019-06"})
    assert nearest.full is None and nearest.why.endswith("差6个月")


def test_years_are_told_as_soon_as_they_are_known():
    nearest = _nearest(SENIOR, {"title_level": "intermediate", "title_date": "2018-06"})
    assert nearest.enough and "满5年6个月" in nearest.years


def test_nothing_stated_makes_no_route_the_nearest():
    assert _nearest(SENIOR, {}) is None
