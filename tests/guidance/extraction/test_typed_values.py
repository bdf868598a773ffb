"""Dates and numbers as people type them."""

from __future__ import annotations

import pytest

from guidance.extraction.typed_values import read_typed_date, read_typed_dates, read_typed_integer


@pytest.mark.parametrize(
    ("typed", "stated"),
    [
        ("2019年6月15日", "2019-06-15"),
        ("２０１９．６．１５", "2019-06-15"),
        ("2019-6", "2019-06"),
        (" 2019 年 6 月 ", "2019-06"),
        ("2019/06/15", "2019-06-15"),
        ("2019年", "2019"),
        ("2019", "2019"),
        ("18年6月", "2018-06"),
        ("二〇一八年六月", "2018-06"),
        ("二零一八年六月十五日", "2018-06-15"),
        ("前年", "前年"),
        ("大概2019年6月", "大概2019年6月"),
        ("", ""),
    ],
)
def test_a_typed_date_comes_in_the_form_of_the_contract(typed: str, stated: str):
    assert read_typed_date(typed) == stated


@pytest.mark.parametrize(
    ("typed", "stated"),
    [("3", 3), (" １２ ", 12), ("3篇", 3), ("十二", 12), ("-1", -1), ("1.5", "1.5"), ("好几篇", "好几篇"), ("", None)],
)
def test_a_typed_number_is_never_rounded(typed: str, stated: int | str | None):
    assert read_typed_integer(typed, "篇") == stated


@pytest.mark.parametrize(
    ("typed", "dates"),
    [
        ("2019年6月、2021年3月15日", ["2019-06", "2021-03-15"]),
        ("2019.6, 2021", ["2019-06", "2021"]),
        ("0", []),
        ("没有", []),
        ("", None),
        ("2019年6月、去年", ["2019-06", "去年"]),
    ],
)
def test_several_dates_are_typed_one_after_the_other(typed, dates):
    assert read_typed_dates(typed) == dates
