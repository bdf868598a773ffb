"""Numerals as they are printed and as people say them."""

from __future__ import annotations

import pytest

from ingest.text.numerals import chinese_number, digits_read_out, label_number, spoken_number


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
    ],
)
def test_a_row_of_digits_is_a_range_or_nothing(text, value):
    assert spoken_number(text) == value


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
