"""Lengths of time in the unit that the fact counts, whatever the words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.guidance.extraction.extracting import extract_all

TALK = {"education": "bachelor"}


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("社保交了两年", 24),
        ("社保交了18个月", 18),
        ("社保缴了一年半", 18),
        ("社保交了2年3个月", 27),
        ("社保交了一年零六个月", 18),
        ("社保才交半年", 6),
        ("养老保险交了十年", 120),
        ("社保累计三十六个月", 36),
        ("社保快两年了", None),
        ("社保差两个月满一年", None),
        ("社保从2020年开始交的", None),
    ],
)
def test_insurance_is_counted_in_months(words, months):
    assert extract_all(words, known=TALK).facts.get("social_insurance_months") == months


@settings(max_examples=40)
@given(st.integers(20, 70), st.sampled_from(["我今年{}岁", "我{}周岁", "{}岁了", "我现在{}岁"]))
def test_an_age_is_heard(age, words):
    assert extract_all(words.format(age), known=TALK).facts["age"] == age


@settings(max_examples=40)
@given(st.integers(20, 70), st.sampled_from(["快{}岁了", "不到{}岁", "还差一年{}岁"]))
def test_an_age_that_is_not_reached_is_not(age, words):
    assert "age" not in extract_all(words.format(age), known=TALK).facts


@pytest.mark.parametrize(
    ("words", "birth"),
    [
        ("我1980年生", "1980"),
        ("我是1980年3月出生的", "1980-03"),
        ("我80年的", "1980"),
        ("我生于1983年12月", "1983-12"),
        ("出生日期1979-05-06", "1979-05-06"),
        ("我1990年本科毕业", None),
        ("我85后，工程师", None),
    ],
)
def test_a_birth_is_no_other_date(words, birth):
    facts = extract_all(words, known=TALK).facts
    assert facts.get("birth_date") == birth
    assert birth is None or facts == {"birth_date": birth}
