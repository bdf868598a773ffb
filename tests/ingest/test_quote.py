from datetime import date

import pytest

from ingest.staff_files.quotes import dates, numbers, plain, stands_in


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("2024年7月18日至9月10日", "网上系统开通时间为 2024 年 7 月 18 日至 9 月 10 日；"),
        ("（排名前5）", "**三等奖1项以上(排名前5)**"),
        ("上午9:00—12:00", "上午 9：00-12：00"),
        ("连工信职称〔2024〕14号", "连工信职称[2024]14号"),
        ("在任现职期间", "在任现职\n\n期间"),
    ],
)
def test_words_stand_in_a_clause_white_space_width_and_marks_aside(quote, text):
    assert stands_in(quote, text)


def test_other_words_do_not_stand_in_a_clause():
    assert not stands_in("2024年7月19日", "网上系统开通时间为 2024 年 7 月 18 日至 9 月 10 日")


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
def test_dates_are_read_as_they_are_written(text, expected):
    assert dates(text, 2024) == expected


def test_numbers_are_whole():
    assert numbers("合计 500 元/人，1５00") == [500, 1500]


def test_plain_drops_what_only_looks():
    assert plain("**二、 申报\n条件**") == "二、申报条件"
