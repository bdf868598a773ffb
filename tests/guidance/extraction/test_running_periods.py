"""What holds for a time is true until the end that the message names."""

from __future__ import annotations

from itertools import product

import pytest

from tests.guidance.extraction.extracting import extract

_THING = ("我有个处分", "我受过警告，", "我背着记过处分，")
_AHEAD = ("到明年三月才解除", "下半年才到期", "后年六月期满", "还有三个月到期")
_BEHIND = ("去年就解除了", "早就撤了", "前年已经到期", "2019年6月期满了")


@pytest.mark.parametrize(("thing", "end"), list(product(_THING, _AHEAD)))
def test_an_end_to_come_leaves_the_sanction_in_force(thing, end):
    assert extract(thing + end).facts == {"under_sanction": True}


@pytest.mark.parametrize(("thing", "end"), list(product(_THING, _BEHIND)))
def test_an_end_that_is_past_ends_it(thing, end):
    assert extract(thing + end).facts == {"under_sanction": False}


@pytest.mark.parametrize("message", ["要是我有处分到明年三月才解除", "我同事有个处分到明年三月才解除，我没有处分"])
def test_what_is_supposed_or_of_others_is_not_heard(message):
    assert extract(message).facts.get("under_sanction") is not True


def test_an_end_of_something_else_says_nothing():
    assert extract("我受过警告，合同2019年到期").facts.get("under_sanction") is not False


@pytest.mark.parametrize("day", ["2019年6月", "2031年6月"])
def test_a_day_alone_is_asked_for(day):
    assert "under_sanction" not in extract(f"我有个处分{day}才解除").facts


@pytest.mark.parametrize("over", ["哦解除了，上个月", "其实去年就撤了", "已经期满了"])
def test_a_known_period_is_over_where_a_later_message_says_so(over):
    assert extract(over, known={"under_sanction": True}).facts["under_sanction"] is False


@pytest.mark.parametrize("open_still", ["解除了吗", "还没解除", "明年解除", "材料撤回了"])
def test_any_other_message_leaves_it_running(open_still):
    assert extract(open_still, known={"under_sanction": True}).facts.get("under_sanction") is not False
