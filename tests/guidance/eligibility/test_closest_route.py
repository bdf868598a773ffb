"""Which route a verdict speaks of first, and what it says of its years."""

from datetime import date

import pytest

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.closest_route import closest_route
from guidance.eligibility.verdict_words import VerdictWords
from guidance.facts.applicant_facts import load_facts
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from tests.guidance.applicants import ENGINEER, GRADUATE

SENIOR, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"
MASTER = {"education": "master", "degree": "master"}


def _verdict(id, stated):
    model = build_model(load_pack(id), load_replies())
    return check(model, load_facts().parse(stated), date(2026, 1, 1))


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
    assert closest_route(_verdict(id, stated)).route.id == route


def test_a_route_that_lacks_only_years_tells_the_gap_and_the_day():
    verdict = _verdict(SENIOR, ENGINEER | {"title_date": "2019-06-10"})
    closest = closest_route(verdict)
    assert (closest.service.until, closest.full, closest.years_full) == (date(2023, 12, 31), date(2024, 6, 10), False)
    assert VerdictWords(verdict).why(closest.reasons).endswith("满4年6个月21天，要求满5年，差5个月10天")


def test_a_year_or_month_alone_tells_no_day():
    verdict = _verdict(SENIOR, ENGINEER | {"title_date": "2019-06"})
    closest = closest_route(verdict)
    assert closest.full is None and VerdictWords(verdict).why(closest.reasons).endswith("差6个月")


def test_years_are_told_as_soon_as_they_are_known():
    verdict = _verdict(SENIOR, {"title_level": "intermediate", "title_date": "2018-06"})
    closest = closest_route(verdict)
    assert closest.years_full and "满5年6个月" in VerdictWords(verdict).reason(closest.years)


def test_nothing_stated_makes_no_route_the_nearest():
    assert closest_route(_verdict(SENIOR, {})) is None
