"""Quotes, values and own words of the old edition as they are in the new one."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.document import Clause
from ingest.edition_changes.clause_changes import ClauseChange
from ingest.edition_changes.moved_quotes import move_quote
from ingest.edition_changes.number_changes import NumberChanges


def change(old: str, new: str) -> ClauseChange:
    """A clause that became another one."""
    clauses = (Clause(f"{at}#1", ("一",), "一、", "", words, None, 0, 0) for at, words in (("old", old), ("new", new)))
    return ClauseChange("same" if old == new else "numbers", *clauses)


def numbers(old: str, new: str, quote: str = "") -> NumberChanges:
    """What the numbers of a quote, by default the whole clause, become."""
    return NumberChanges((move_quote(quote or old, change(old, new)),), 2025, 2026)


CUTOFF = (
    "任职年限截止时间为2024年12月31日，论文截止时间为2025年3月31日。",
    "任职年限截止时间为 2025 年12月31日，论文截止时间为2026年2月28日。",
)


def test_a_quote_becomes_the_words_that_stand_in_its_place():
    moved = move_quote("论文截止时间为2025年3月31日", change(*CUTOFF))
    assert (moved.new, moved.is_changed) == ("论文截止时间为2026年2月28日", True)
    assert move_quote("论文截止时间为", change(*CUTOFF)).is_changed is False
    assert move_quote("没有写的话", change(*CUTOFF)) is None


def test_a_quote_that_stands_twice_and_differs_now_is_not_moved():
    assert move_quote("满5年", change("博士满5年，硕士满5年", "博士满4年，硕士满5年")) is None
    assert move_quote("满5年", change("博士满5年，硕士满5年", "博士满6年，硕士满6年")).new == "满6年"


def test_values_are_those_of_the_quote():
    changed = numbers(
        "取得工程师后满2年，论文2篇以上，工作一线满20年", "取得工程师后满3年，论文2篇以上，工作一线满25年"
    )
    assert (changed.number(20), changed.number(7)) == (25, 7)
    assert changed.number(2) is None  # 2年 became 3年 and 2篇 did not
    assert numbers("满2年", "满三年").number(2) == 3
    days = numbers(*CUTOFF)
    assert (days.day(date(2024, 12, 31)), days.day(date(2025, 3, 31))) == (date(2025, 12, 31), date(2026, 2, 28))
    assert days.day(date(2020, 1, 1)) is None
    assert numbers("2006年之前不作要求", "2007年之前不作要求").day(date(2005, 12, 31)) == date(2006, 12, 31)


@pytest.mark.parametrize(
    ("own", "now"),
    [
        ("取得工程师满2年，在一线岗位", "取得工程师满3年，在一线岗位"),
        ("论文 2篇以上", "论文 2篇以上"),
        ("满20年", "满20年"),
        ("2025年度申报", "2026年度申报"),
        ("排名前2", None),
    ],
)
def test_own_words_follow_the_numbers_before_the_same_word(own, now):
    assert numbers("满2年，论文2篇，一等奖", "满3年，论文2篇，二等奖").rewrite(own) == now


def test_own_words_follow_the_days():
    assert numbers(*CUTOFF).rewrite("截止到2025年3月31日，请自行核对") == "截止到2026年2月28日，请自行核对"
    assert numbers("满2年", "满3年").mentions("满2年提前1年，即满1年")
    assert not numbers("满2年", "满3年").mentions("论文2篇，满5年")
