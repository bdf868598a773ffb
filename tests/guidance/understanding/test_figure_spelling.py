"""Figures in a question are written as the notices write them."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.conversation import Conversation, respond
from guidance.understanding.figure_spelling import FigureSpelling
from ingest.text.numerals import chinese_numeral

SPELLING = FigureSpelling(["字数不少于3000字", "三年内不得申报", "满5年", "五年以上", "209室", "见习1年"])


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("论文要三千字吗", "论文要3000字吗"),
        ("3年内不能报", "三年内不能报"),
        ("二零九室在哪", "209室在哪"),
        ("五年够吗", "5年够吗"),
        ("见习一年", "见习1年"),
        ("六百零一号在哪", "601号在哪"),
        ("四一零房间在几楼", "410房间在几楼"),
        ("两三年够吗", "两三年够吗"),
        ("第三年呢", "第三年呢"),
        ("二〇一八年的", "2018年的"),
        ("一次能报几个", "一次能报几个"),
    ],
)
def test_follows_the_notices(question, written):
    assert SPELLING.as_written(question) == written


@pytest.mark.parametrize("number", [2, 5, 12, 20, 72, 100, 365, 3000])
def test_both_writings_become_one(number):
    for unit in ("年", "篇", "学时", "字", "个月"):
        chinese = SPELLING.as_written(f"要{chinese_numeral(number)}{unit}吗")
        assert chinese == SPELLING.as_written(f"要{number}{unit}吗")


@pytest.mark.parametrize(
    "pair", [("论文要三千字吗", "论文要3000字吗"), ("二零九室在哪", "209室在哪"), ("满五年够吗", "满5年够吗")]
)
def test_both_writings_get_one_answer(assistant, pair):
    one, other = (respond(message, Conversation(today=date(2024, 8, 15)), assistant) for message in pair)
    assert one.answer == other.answer
    assert one.kind == "answer"


@pytest.mark.parametrize("year", ["明年", "后年", "前年"])
def test_when_and_how_much_of_a_year_without_a_notice_is_refused(assistant, year):
    for asked in ("高工什么时候开始", "高工收费多少"):
        reply = respond(year + asked, Conversation(today=date(2024, 8, 15)), assistant)
        assert (reply.kind, "没有您问的年度的通知" in reply.answer) == ("refuse", True)
    own = respond(f"我{year}什么时候能报高工，本科，2020年评的工程师", Conversation(today=date(2024, 8, 15)), assistant)
    assert year == "前年" or own.kind == "check"


@pytest.mark.parametrize(
    ("question", "today", "refused"),
    [
        ("前年的高工条件", date(2024, 8, 15), True),
        ("前年高工要交什么材料", date(2024, 8, 15), True),
        ("今年高工什么时候报名", date(2024, 8, 15), False),
        ("今年高工什么时候报名", date(2025, 3, 1), False),
        ("今年高工收多少钱", date(2025, 3, 1), False),
        ("去年高工收多少钱", date(2025, 3, 1), False),
        ("工程师2021年的，高工还能早点报吗", date(2024, 8, 15), False),
    ],
)
def test_a_year_told_by_a_word_is_asked_of_its_own_notice(assistant, question, today, refused):
    reply = respond(question, Conversation(today=today), assistant)
    assert ("没有您问的年度的通知" in reply.answer) is refused
