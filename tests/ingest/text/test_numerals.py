"""Numerals as they are printed and as people say them."""

from __future__ import annotations

import pytest

from ingest.text.numerals import (
    chinese_number,
    chinese_numeral,
    digits_read_out,
    label_number,
    spoken_number,
    spoken_range,
    stated_year,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("十二", 12),
        ("二十", 20),
        ("两三", 2),
        ("七八", 7),
        ("十七八", 17),
        ("二十一", 21),
        ("12", 12),
        ("一八", None),
        ("廿", 20),
        ("廿五", 25),
        ("卅一", 31),
        ("一百二十", 120),
    ],
)
def test_a_row_of_digits_is_a_range_or_nothing(text, value):
    assert spoken_number(text) == value


@pytest.mark.parametrize(
    ("text", "ends"), [("五六", (5, 6)), ("十七八", (17, 18)), ("2到3", (2, 3)), ("廿", (20, 20)), ("来", None)]
)
def test_a_range_has_both_ends(text, ends):
    assert spoken_range(text) == ends


@pytest.mark.parametrize("number", range(1, 10_000, 37))
def test_figures_and_chinese_numerals_say_the_same(number):
    assert spoken_number(str(number)) == number == chinese_number(chinese_numeral(number))


@pytest.mark.parametrize("year", range(1950, 2050, 7))
def test_a_year_is_the_same_however_it_is_written(year):
    digits = "".join("零一二三四五六七八九"[int(digit)] for digit in str(year))
    assert stated_year(str(year)) == stated_year(digits) == stated_year(chinese_numeral(year)) == year


@pytest.mark.parametrize("words", ["两千零一十八", "两千零十八", "二千零一八", "两千一八", "二〇一八"])
def test_spoken_years(words):
    assert stated_year(words) == 2018


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("3", 3),
        ("１2", 12),
        ("二十一", 21),
        ("一百零三", 103),
        ("（三）", 3),
        ("(3)", 3),
        ("④", 4),
        ("ⅷ", 8),
        ("b", 2),
        ("附件", 0),
        ("", 0),
    ],
)
def test_a_label_writes_one_number_or_none(label, number):
    assert label_number(label) == number


def test_chinese_digits_without_a_unit_are_read_out():
    assert [chinese_number("二〇"), chinese_number("一千零五"), digits_read_out("二○一八")] == [20, 1005, 2018]
