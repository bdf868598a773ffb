"""Days as stated: intervals, full years, and how they are said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.dates import (
    add_months,
    latest_start,
    printed_dates,
    printed_edges,
    read_date,
    say_date,
    say_span,
    stated_form,
    typed_date,
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2019-06-15", date(2019, 6, 15), date(2019, 6, 15)),
    ],
)
def test_a_stated_date_is_all_the_days_it_may_mean(text, first, last):
    assert read_date(text)[:2] == (first, last)


@pytest.mark.parametrize(
    "text",
    ["2019-02-30", "2019-13", "2019-6", "19-06", "2019/06/01", "20190601", "", "２０１９", "2019-06-15 ", "0000"],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        read_date(text)


@pytest.mark.parametrize(
    ("start", "months", "full"),
    [
        (date(2018, 12, 31), 60, date(2023, 12, 31)),
        (date(2020, 2, 29), 48, date(2024, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2019, 2, 28), 12, date(2020, 2, 28)),
        (date(2023, 5, 31), 6, date(2023, 11, 30)),
        (date(2023, 8, 31), 18, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
    ],
)
def test_years_are_full_on_the_same_day_or_the_last_of_the_month(start, months, full):
    assert add_months(start, months) == full


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 360))
def test_the_latest_start_is_the_last_day_from_which_the_time_is_full(until, months):
    start = latest_start(months, until)
    assert add_months(start, months) <= until < add_months(start + timedelta(days=1), months)


@pytest.mark.parametrize(
    ("text", "said"), [("2019", "2019年"), ("2019-06", "2019年6月"), ("2019-06-05", "2019年6月5日")]
)
def test_a_date_is_said_as_precisely_as_it_was_stated(text, said):
    assert say_date(read_date(text)) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2023, 12, 31), date(2024, 1, 1), "1天"),
        (date(2019, 6, 30), date(2023, 12, 31), "4年6个月1天"),
        (date(2019, 1, 31), date(2019, 2, 28), "1个月"),
        (date(2019, 1, 1), date(2019, 1, 1), ""),
    ],
)
def test_a_span_is_said_in_years_months_and_days(first, last, said):
    assert say_span(first, last) == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023 年 11 月 20 日-12 月 8 日", [date(2023, 11, 20), date(2023, 12, 8)]),
        ("7月18日—9月10日", [date(2024, 7, 18), date(2024, 9, 10)]),
        ("二〇二四年七月十六日", [date(2024, 7, 16)]),
        ("二○二三年十二月三十一日", [date(2023, 12, 31)]),
        ("2024-03-31", [date(2024, 3, 31)]),
        ("2024年2月30日", []),
        ("第4项", []),
    ],
)
def test_printed_dates_are_read_as_they_are_written(text, expected):
    assert printed_dates(text, 2024) == expected


@pytest.mark.parametrize(
    ("text", "date_stated"),
    [
        ("2019年6月15日", "2019-06-15"),
        ("２０１９．６", "2019-06"),
        ("2019/13/45", "2019-13-45"),
        ("2019", "2019"),
        ("18年6月", None),
        ("大概2019年6月", None),
    ],
)
def test_a_date_typed_in_digits_has_the_form_that_facts_have(text, date_stated):
    assert typed_date(text) == date_stated


def test_a_date_is_stated_as_precisely_as_it_is_known():
    assert [stated_form(2019), stated_form(2019, 6), stated_form(2019, 6, 5)] == ["2019", "2019-06", "2019-06-05"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2022年及以后取得", [date(2022, 1, 1)]),
        ("二〇二二年以来", [date(2022, 1, 1)]),
        ("2021年及以前", [date(2021, 12, 31)]),
        ("截至2023年底", [date(2023, 12, 31)]),
        ("2024年2月底", [date(2024, 2, 29)]),
        ("2006年之前不作要求", [date(2005, 12, 31)]),
        ("2024年度", []),
        ("2022年以后", []),
    ],
)
def test_a_year_or_month_alone_marks_a_first_or_last_day(text, days):
    assert printed_edges(text) == days
