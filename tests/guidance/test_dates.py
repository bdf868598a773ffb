"""Days as stated: intervals, full years, and how they are said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.dates import add_years, latest_start, read_date, say_date, say_span


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
    ("start", "years", "full"),
    [
        (date(2018, 12, 31), 5, date(2023, 12, 31)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2020, 2, 29), 1, date(2021, 2, 28)),
        (date(2019, 2, 28), 1, date(2020, 2, 28)),
    ],
)
def test_years_are_full_on_the_same_day_or_the_last_of_the_month(start, years, full):
    assert add_years(start, years) == full


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 30))
def test_the_latest_start_is_the_last_day_from_which_the_years_are_full(until, years):
    start = latest_start(years, until)
    assert add_years(start, years) <= until < add_years(start + timedelta(days=1), years)


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
