"""Quotes that must stand in a clause."""

from __future__ import annotations

import pytest

from ingest.document import Clause
from ingest.staff_files.quotes import ClauseTexts, clause_digest, numbers, stands_in


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


def test_numbers_are_whole():
    assert numbers("合计 500 元/人，1５00") == [500, 1500]


def clause(number: str, text: str) -> Clause:
    return Clause(f"notice#{number}", (number,), number, "", text, None, 0, len(text))


@pytest.fixture
def texts() -> ClauseTexts:
    return ClauseTexts([clause("1.1", "申报范围"), clause("1.2", "**申报**\n条件"), clause("2.1", "截止 日期")])


def test_a_quote_stands_in_its_clause_or_the_fault_names_the_clause_that_holds_it(texts):
    assert texts.misquoted("1.2", "申报条件") == ""
    assert texts.misquoted("1.1", "截止日期") == "条款 1.1 里没有「截止日期」这些字；这些字在条款 2.1"
    assert texts.misquoted("1.1", "考试") == "条款 1.1 里没有「考试」这些字，请按原文改写"


def test_a_clause_that_is_not_there_is_told_with_the_nearest(texts):
    assert texts.absent("1.1") == "" and "2.1" in texts
    assert texts.absent("2.11") == "通知里没有编号为 2.11 的条款，是不是 2.1"
    assert texts.absent("annex") == "通知里没有编号为 annex 的条款"


def test_the_digest_of_a_clause_changes_with_its_words_alone():
    digest = clause_digest(clause("1", "申报（范围）"))
    assert len(digest) == 12 and digest == clause_digest(clause("1", "申 报(范围)"))
    assert digest != clause_digest(clause("1", "申报范围"))
