"""A day by the lunar calendar says the year where that is certain, and never a month."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from guidance.extraction.date_mentions import find_dates
from tests.guidance.extraction.extracting import extract

CALENDARS = st.sampled_from(["农历", "阴历", "旧历", "的农历"])
YEARS = st.integers(2001, 2023)
HAN = "一二三四五六七八九十"


@settings(max_examples=40)
@given(YEARS, CALENDARS, st.integers(0, 9), st.sampled_from(["", "初八", "底", "二十"]))
def test_the_first_ten_months_lie_in_the_year(year, calendar, month, day):
    assert [date.value for date in find_dates(f"{year}年{calendar}{HAN[month]}月{day}评的工程师")] == [str(year)]


@settings(max_examples=40)
@given(YEARS, st.sampled_from(["农历十二月", "阴历12月", "农历十一月", "腊月", "冬月", "腊月廿三", "除夕", "大年三十"]))
def test_the_end_of_the_lunar_year_may_be_the_next_year(year, month):
    facts = extract(f"我本科学历，{year}年{month}评的工程师").facts
    assert facts["title_is_engineer"] is True
    assert "title_date" not in facts
    assert "graduation" not in facts


@settings(max_examples=40)
@given(YEARS, st.integers(1, 10), st.sampled_from(["闰", "润"]))
def test_a_leap_month_is_no_month_of_the_sun(year, month, leap):
    assert extract(f"我{year}年{leap}{month}月评的工程师").facts["title_date"] == str(year)


@settings(max_examples=40)
@given(YEARS, st.integers(1, 12))
def test_the_solar_calendar_by_name_is_a_month(year, month):
    assert [date.value for date in find_dates(f"{year}年公历{month}月评的")] == [f"{year}-{month:02d}"]
