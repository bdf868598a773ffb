"""Numbers with what they count, and lengths of time, in Arabic and Chinese numerals."""

import pytest

from ingest.text.quantities import printed_months, printed_numbers

UNITS = ("等奖", "年", "部", "篇", "项", "件")


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("满5年", [60]),
        ("满 ５ 年", [60]),
        ("满五年", [60]),
        ("满两年", [24]),
        ("十二个月", [12]),
        ("见习6个月", [6]),
        ("半年", [6]),
        ("一年半", [18]),
        ("1.5年", [18]),
        ("1年零6个月", [18]),
        ("五个年度", [60]),
        ("满5年，提前1年", [60, 12]),
        ("2023年12月31日", []),
        ("二〇二三年", []),
        ("2024年度", []),
        ("2个半月", []),
    ],
)
def test_lengths_of_time_are_read_and_years_of_the_calendar_are_none(text, months):
    assert printed_months(text) == months


@pytest.mark.parametrize(
    ("text", "unit", "numbers"),
    [
        ("三等奖1项以上", "等奖", [3]),
        ("三等奖1项以上", "项", [1]),
        ("两 篇以上", "篇", [2]),
        ("论文１篇", "篇", [1]),
        ("论文1篇（不少于3000字）", "篇", [1]),
        ("排名前5", "", [5]),
        ("二等奖排名第1", "", [1]),
        ("省级二等奖前五名", "", [5]),
        ("第一作者3篇", "篇", [3]),
        ("3项", "件", []),
        ("一线岗位", "", []),
        ("2023年12月31日前满5年", "", []),
    ],
)
def test_numbers_are_read_by_what_they_count(text, unit, numbers):
    assert printed_numbers(text, [unit], UNITS) == numbers
