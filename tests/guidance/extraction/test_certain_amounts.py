"""A number counts where it is whole and has been reached."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.guidance.extraction.extracting import extract

WORKS = st.sampled_from([("papers", "篇", "论文"), ("invention_patents", "项", "发明专利"), ("books", "本", "专著")])
NUMBERS = st.integers(1, 9)
PLACES = st.sampled_from(["一线", "车间", "生产线"])
SHORT = ["差{}", "还差{}", "缺{}", "还缺{}", "欠{}", "少{}", "不到{}", "不足{}", "没满{}", "还要再发{}", "最多{}"]
SHORT_YEARS = [
    *("快{}年了", "快满{}年了", "将近{}年", "近{}年", "小{}年", "不到{}年", "{}年不到", "{}年没到", "{}年还差一点"),
    *("差一年满{}年", "差半年{}年", "马上{}年", "年底就{}年了", "{}年，还差两个月", "{}年，但还缺半年"),
]


@settings(max_examples=40)
@given(WORKS, NUMBERS, st.sampled_from(SHORT))
def test_what_is_lacking_is_not_held(work, number, short):
    fact, unit, thing = work
    assert fact not in extract(f"我{short.format(f'{number}{unit}')}{thing}，工程师，报高工").facts


@settings(max_examples=40)
@given(WORKS, NUMBERS)
def test_what_is_held_counts(work, number):
    fact, unit, thing = work
    assert extract(f"我有{number}{unit}{thing}，工程师，报高工").facts[fact] == number


@settings(max_examples=40)
@given(PLACES, st.integers(5, 40), st.sampled_from(SHORT_YEARS))
def test_years_that_are_not_full_are_none(place, years, short):
    assert "frontline_years" not in extract(f"我在{place}干了{short.format(years)}，报高工").facts


@settings(max_examples=40)
@given(PLACES, st.integers(5, 40))
def test_years_that_are_full_count(place, years):
    assert extract(f"我在{place}干了{years}年，报高工").facts["frontline_years"] == years


@settings(max_examples=40)
@given(WORKS, st.integers(0, 9), st.integers(0, 9), st.sampled_from([".", "点", "．"]))
def test_the_digits_behind_a_point_are_no_number(work, whole, part, point):
    fact, unit, thing = work
    heard = [f"我有{whole}{point}{part}{unit}{thing}，报高工", f"我{thing}{whole}{point}{part}{unit}，报高工"]
    assert all(extract(message).facts.get(fact, whole) == whole for message in heard)


@pytest.mark.parametrize("words", ["紧缺人才，论文2篇", "发过2篇论文", "查重率5.8%，论文2篇"])
def test_words_that_only_look_like_a_lack_take_nothing_back(words):
    assert extract(f"我工程师，我{words}").facts["papers"] == 2
