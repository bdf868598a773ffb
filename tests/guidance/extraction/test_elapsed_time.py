"""Lengths of time: what they count from, from what to what they may be, and what is none."""

from __future__ import annotations

from itertools import product

import pytest

from tests.guidance.extraction.extracting import extract

HAN = dict(zip(range(1, 11), "一两三四五六七八九十", strict=True))


def rough(message: str, asked: str | None = None) -> dict[str, tuple[int, int]]:
    return {each.fact: (each.lowest, each.highest) for each in extract(message, asked=asked).approximate}


@pytest.mark.parametrize("years", range(1, 11))
def test_a_length_behind_a_title_is_how_long_it_is_held(years):
    told = [
        "我工程师{}年了",
        "评上工程师{}年了，本科",
        "我是工程师，评上{}年了",
        "工程师证拿了{}年，本科",
        "当了{}年工程师，硕士",
    ]
    for words, written in product(told, (years, HAN[years])):
        assert rough(words.format(written)) == {"title_date": (12 * years - 11, 12 * years + 11)}, words


@pytest.mark.parametrize(
    ("message", "months"),
    [
        ("我工程师五年多了", (60, 71)),
        ("我是工程师，快五年了", (48, 60)),
        ("我工程师不到五年", (48, 60)),
        ("我工程师三年半了", (42, 50)),
        ("我工程师五六年了", (49, 83)),
        ("我工程师十几年了", (121, 239)),
        ("五年前评的工程师，我是本科", (49, 71)),
        ("我工程师才八个月", (7, 8)),
    ],
)
def test_what_it_may_be_follows_how_it_is_told(message, months):
    assert rough(message).get("title_date") == months


def test_each_length_belongs_to_its_own_thing():
    assert rough("本科毕业五年，助工三年") == {"graduation": (49, 71), "title_date": (25, 47)}
    assert rough("高级技师，在生产一线干了二十来年") == {"frontline_years": (16, 26)}


@pytest.mark.parametrize(
    "message",
    [
        "我2018年评的工程师",
        "我工程师，学制五年",
        "本科学历，取得工程师后满几年能报高工",
        "我是工程师，五年内没受过处分",
        "我在五年级教书，工程师",
    ],
)
def test_a_year_a_term_or_a_requirement_is_no_length(message):
    assert rough(message) == {}


def test_a_date_beside_it_counts():
    heard = extract("取得工程师十二年，2012年评的")
    assert (heard.facts["title_date"], heard.approximate) == ("2012", ())


def test_a_bare_length_answers_the_question_for_a_date():
    assert rough("大概五六年吧", asked="title_date") == {"title_date": (37, 95)}
    assert rough("五年了") == {}
