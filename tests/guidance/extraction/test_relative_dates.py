"""Years told by a word are known on the day of asking, and are told roughly before it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidance.checking.approximate_values import approximate_value, is_to_come
from guidance.facts.applicant_facts import load_facts
from guidance.replies import load_replies
from ingest.text.dates import Interval
from tests.guidance.extraction.extracting import extract

FACTS, REPLIES = load_facts(), load_replies()
AGO = {"今年": 0, "去年": 1, "前年": 2, "大前年": 3}


def told(message, today, asked=None):
    heard = extract(message, asked=asked)
    assert not {"title_date", "graduation", "speciality_since"} & set(heard.facts)
    return {each.fact: approximate_value(each, FACTS, REPLIES, today) for each in heard.approximate}


@settings(max_examples=40)
@given(
    st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    st.sampled_from(list(AGO)),
    st.integers(1, 12),
    st.sampled_from(["我{}{}月评上的工程师", "我是工程师，{}{}月拿的证", "工程师是{}{}月取得的，本科"]),
)
def test_a_title_is_dated_in_the_year_that_the_word_means(today, word, month, words):
    found = told(words.format(word, month), today)["title_date"]
    assert isinstance(found, Interval) and found.text == f"{today.year - AGO[word]}-{month:02d}"
    assert is_to_come(found, today) == (word == "今年" and month > today.month)


@pytest.mark.parametrize(
    "message",
    [
        "我本科，工程师，今年能报吗",
        "我工程师，去年换的单位",
        "工程师，前年报过没通过",
        "我工程师，今年想试试",
        "去年的通知我看过，我是工程师",
    ],
)
def test_what_else_was_then_dates_no_title(message):
    assert told(message, date(2024, 6, 15)) == {}


def test_it_answers_the_question_for_a_date():
    assert told("前年", date(2024, 6, 15), asked="title_date")["title_date"].text == "2022"
    assert told("是去年7月吧", date(2024, 6, 15), asked="title_date")["title_date"].text == "2023-07"


def test_a_day_that_the_calendar_has_not_is_left_out():
    assert told("我去年2月30日评上的工程师", date(2024, 6, 15)) == {"title_date": None}
