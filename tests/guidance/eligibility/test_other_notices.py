"""What notices elsewhere ask for: months, ages, years that do not count, points; both sides of every day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.service_years import services
from guidance.eligibility.verdict_words import VerdictWords
from guidance.facts.applicant_facts import load_facts
from guidance.replies import load_replies
from guidance.rules.describe_conditions import describe
from guidance.rules.load_pack import load_pack
from guidance.rules.pack import Pack, PackFile
from guidance.rules.review_sheet import statement

FACTS, REPLIES, HOME = load_facts(), load_replies(), load_pack("lyg-2024-14")
STANDS = {"clause": "2.1.3", "quote": "满5年"}
UNTIL = {"until": date(2023, 12, 31)}


def _pack(condition: dict) -> Pack:
    """A pack whose one route asks for this condition alone."""
    rules = {
        "notice": "lyg-2024-14",
        "titles": ["高级工程师"],
        "routes": [{"id": "only", "clause": "2.1.3", "title": "高级工程师", "text": "路径", "needs": condition}],
    }
    return Pack(PackFile.model_validate(rules), HOME.notice, FACTS, HOME.marked)


def _check(condition: dict, facts: dict):
    pack = _pack({**STANDS, **condition})
    return check(build_model(pack, REPLIES), pack.vocabulary.parse(facts), date(2024, 7, 20))


MONTHS = {"months": 6, "since_latest": ["speciality_since"], **UNTIL}
YEARS_AND_MONTHS = {"years": 1, "months": 6, "since_latest": ["speciality_since"], **UNTIL}


@pytest.mark.parametrize(
    ("condition", "start", "verdict", "full"),
    [
        (MONTHS, "2023-06-30", "eligible", date(2023, 12, 30)),
        (MONTHS, "2023-07-01", "not_eligible", date(2024, 1, 1)),
        (MONTHS, "2023-08-31", "not_eligible", date(2024, 2, 29)),
        (MONTHS, "2023-06", "eligible", None),
        (MONTHS, "2023-07", "not_eligible", None),
        (MONTHS, "2023", "unknown", None),
        (YEARS_AND_MONTHS, "2022-06-30", "eligible", date(2023, 12, 30)),
        (YEARS_AND_MONTHS, "2022-07-01", "not_eligible", date(2024, 1, 1)),
        ({**MONTHS, "months": 24}, "2021-12-31", "eligible", date(2023, 12, 31)),
        ({**MONTHS, "months": 24}, "2022-01-01", "not_eligible", date(2024, 1, 1)),
    ],
)
def test_months_are_full_by_the_day_and_not_a_day_earlier(condition, start, verdict, full):
    found = _check(condition, {"speciality_since": start})
    assert (found.verdict, found.earliest) == (verdict, full)


def test_months_that_are_not_stated_are_asked_for():
    assert _check(MONTHS, {}).missing == ("speciality_since",)


def test_months_read_as_months_and_years():
    found = _check(YEARS_AND_MONTHS, {"speciality_since": "2022-07-02"})
    why = VerdictWords(found).as_json()["routes"][0]["why"]
    assert "要求满1年6个月" in why and "差2天" in why
    assert services(found)[0].months == 18


AGE = {"fact": "birth_date", "age_at_most": 45, "on": date(2023, 12, 31)}


@pytest.mark.parametrize(
    ("born", "verdict"),
    [
        ("1978-01-01", "eligible"),
        ("1977-12-31", "not_eligible"),
        ("1978", "eligible"),
        ("1977", "not_eligible"),
        ("1977-12", "not_eligible"),
    ],
)
def test_no_older_than_means_the_next_birthday_is_not_reached(born, verdict):
    assert _check(AGE, {"birth_date": born}).verdict == verdict


def test_an_age_that_a_year_alone_leaves_open_is_asked_for_by_the_day():
    found = _check({**AGE, "on": date(2023, 6, 30)}, {"birth_date": "1977"})
    assert (found.verdict, found.missing) == ("unknown", ("birth_date",))
    assert _check({**AGE, "on": date(2023, 6, 30)}, {"birth_date": "1977-06-30"}).verdict == "not_eligible"
    assert _check({**AGE, "on": date(2023, 6, 30)}, {"birth_date": "1977-07-01"}).verdict == "eligible"


def test_one_born_on_the_29th_of_february_has_the_birthday_of_the_28th():
    for day, verdict in (("2021-02-27", "eligible"), ("2021-02-28", "not_eligible")):
        found = _check({**AGE, "age_at_most": 20, "on": date.fromisoformat(day)}, {"birth_date": "2000-02-29"})
        assert found.verdict == verdict


LESS = {"years": 5, "since_latest": ["title_date"], "less": "uncounted_years", **UNTIL}


@pytest.mark.parametrize(
    ("start", "uncounted", "verdict", "full"),
    [
        ("2018-12-31", 0, "eligible", date(2023, 12, 31)),
        ("2018-12-31", 1, "not_eligible", date(2024, 12, 31)),
        ("2017-12-31", 1, "eligible", date(2023, 12, 31)),
        ("2018-01-01", 1, "not_eligible", date(2024, 1, 1)),
        ("2015-12-31", 3, "eligible", date(2023, 12, 31)),
        ("2016-01-01", 3, "not_eligible", date(2024, 1, 1)),
        ("2003-01-01", 20, "not_eligible", date(2028, 1, 1)),
        ("1998-12-31", 20, "eligible", date(2023, 12, 31)),
    ],
)
def test_years_that_do_not_count_are_asked_for_on_top(start, uncounted, verdict, full):
    found = _check(LESS, {"title_date": start, "uncounted_years": uncounted})
    assert (found.verdict, found.earliest) == (verdict, full)


def test_uncounted_years_are_asked_for_only_where_they_matter():
    open_ = _check(LESS, {"title_date": "2017-06-01"})
    assert (open_.verdict, open_.missing, open_.earliest) == ("unknown", ("uncounted_years",), None)
    assert _check(LESS, {"title_date": "2019-01-01"}).verdict == "not_eligible"
    assert _check(LESS, {"title_date": "1998-12-31"}).verdict == "eligible"
    assert _check(LESS, {"uncounted_years": 2}).missing == ("title_date",)


POINTS = {"sum": ["invention_patents", "utility_patents"], "weights": {"invention_patents": 2}, "at_least": 4}


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        ({"invention_patents": 2, "utility_patents": 0}, "eligible"),
        ({"invention_patents": 1, "utility_patents": 2}, "eligible"),
        ({"invention_patents": 1, "utility_patents": 1}, "not_eligible"),
        ({"invention_patents": 0, "utility_patents": 3}, "not_eligible"),
        ({"utility_patents": 4}, "eligible"),
        ({"invention_patents": 2}, "eligible"),
        ({"invention_patents": 1}, "unknown"),
        ({"utility_patents": 3}, "unknown"),
    ],
)
def test_weights_count_a_thing_several_times(stated, verdict):
    assert _check(POINTS, stated).verdict == verdict


@pytest.mark.parametrize(
    ("condition", "text", "sheet"),
    [
        (MONTHS, "开始从事本专业技术工作满6个月", "从开始从事本专业技术工作之日起算，到2023年12月31日满6个月"),
        (YEARS_AND_MONTHS, "开始从事本专业技术工作满1年6个月", "到2023年12月31日满1年6个月"),
        (LESS, "取得现职称满5年（不含不计入任职年限的年数）", "满5年（不含不计入任职年限的年数）"),
        (
            {"fact": "project_dates", "count": 3, "within_years": 5, **UNTIL},
            "各个项目的完成时间：到2023年12月31日的近5年内3项以上",
            "到2023年12月31日的近5年内3项以上",
        ),
        (AGE, "出生日期：到2023年12月31日不超过45周岁", "出生日期：到2023年12月31日不超过45周岁"),
        (
            POINTS,
            "授权发明专利件数、授权实用新型专利件数：合计4以上（授权发明专利件数1件计2）",
            "合计4以上（授权发明专利件数1件计2）",
        ),
    ],
)
def test_each_reads_in_plain_chinese(condition, text, sheet):
    pack = _pack({**STANDS, **condition})
    node = pack.rules.routes[0].needs
    assert describe(node, pack) == text
    assert sheet in statement(node, pack).text


RECENT = {"fact": "project_dates", "count": 3, "within_years": 5, **UNTIL}


@pytest.mark.parametrize(
    ("dates", "verdict"),
    [
        (["2019-01-01", "2021", "2023-12-31"], "eligible"),
        (["2018-12-31", "2021", "2023-12-31"], "not_eligible"),
        (["2019-01-01", "2021", "2024-01-01"], "not_eligible"),
        (["2019-01-01", "2018-12", "2021", "2022-05"], "eligible"),
        (["2021", "2022"], "not_eligible"),
        ([], "not_eligible"),
    ],
)
def test_things_count_by_their_own_dates(dates, verdict):
    assert _check(RECENT, {"project_dates": dates}).verdict == verdict


def test_a_date_that_may_lie_inside_or_outside_leaves_the_count_open():
    halfway = {**RECENT, "until": date(2023, 6, 30)}
    open_ = _check(halfway, {"project_dates": ["2019", "2020", "2023"]})
    assert (open_.verdict, open_.missing) == ("unknown", ("project_dates",))
    assert _check(halfway, {"project_dates": ["2018-06", "2020", "2021", "2022"]}).verdict == "eligible"
    assert _check(halfway, {"project_dates": ["2018-06", "2020", "2021"]}).verdict == "not_eligible"
    assert _check(halfway, {"project_dates": ["2018-06-30", "2020", "2021"]}).verdict == "not_eligible"
    assert _check(halfway, {"project_dates": ["2018-07-01", "2020", "2021"]}).verdict == "eligible"
    assert _check(halfway, {}).missing == ("project_dates",)


def test_two_windows_on_the_same_things_are_told_apart():
    both = {"all": [{**STANDS, **RECENT}, {**STANDS, **RECENT, "count": 1, "within_years": 1}]}
    pack = _pack(both)
    model = build_model(pack, REPLIES)
    for dates, verdict in (
        (["2019-05", "2020", "2023-01-01"], "eligible"),
        (["2019-05", "2020", "2022"], "not_eligible"),
        (["2023", "2023"], "not_eligible"),
        (["2019-05", "2020", "2023"], "eligible"),
        (["2018", "2018", "2023"], "not_eligible"),
    ):
        assert check(model, FACTS.parse({"project_dates": dates}), date(2024, 7, 20)).verdict == verdict


@given(st.lists(st.dates(date(2016, 1, 1), date(2024, 6, 30)), max_size=6), st.integers(1, 4), st.integers(1, 6))
def test_exact_dates_count_as_counting_one_by_one_does(dates, count, years):
    within = [day for day in dates if date(2023 - years, 12, 31) < day <= date(2023, 12, 31)]
    found = _check({**RECENT, "count": count, "within_years": years}, {"project_dates": [d.isoformat() for d in dates]})
    assert found.verdict == ("eligible" if len(within) >= count else "not_eligible")
