"""Times of the day and week that a notice's hours leave out."""

from __future__ import annotations

import pytest

from guidance.answering.opening_hours import is_inside, is_outside, without_times

WORKING = "工作日上午 9:00—12:00；下午 3:00—6:00"
RESTING = "双休日、法定节假日正常休息"


@pytest.mark.parametrize(
    ("asked", "hours", "outside"),
    [
        ("周六能交吗", WORKING, True),
        ("礼拜天能交吗", RESTING, True),
        ("国庆能交吗", RESTING, True),
        ("中午能交吗", WORKING, True),
        ("晚上能交吗", WORKING, True),
        ("周三能交吗", WORKING, False),
        ("下午能交吗", WORKING, False),
        ("中午能交吗", "9:00-17:00", False),
        ("中午能交吗", RESTING, False),
        ("周六能交吗", "9:00-17:00", False),
        ("周六能交吗", "", False),
    ],
)
def test_a_time_is_left_out_only_where_the_hours_say_so(asked, hours, outside):
    assert is_outside(asked, hours) is outside


def test_nothing_is_left_of_a_time_alone():
    assert [without_times(text) for text in ("周六", "答辩周六", "周日下午", "上午十点半")] == ["", "答辩", "", ""]


@pytest.mark.parametrize("hours", [WORKING, "上午9:00-12:00,下午15:00-18:00"])
@pytest.mark.parametrize(
    ("asked", "within"),
    [
        ("下午四点能交吗", True),
        ("上午9点半能交吗", True),
        ("11点45分能交吗", True),
        ("下午5点三刻能交吗", True),
        ("中午十二点半能交吗", False),
        ("下午两点能交吗", False),
        ("晚上7点能交吗", False),
        ("早上八点能交吗", False),
    ],
)
def test_a_time_of_the_clock_is_within_the_hours_or_not(asked, hours, within):
    assert (is_inside(asked, hours), is_outside(asked, hours)) == (within, not within)


@pytest.mark.parametrize("asked", ["四点能交吗", "周六下午四点能交吗", "下午能交吗", "第三点是什么意思"])
def test_a_time_that_the_hours_alone_do_not_settle_is_not_within(asked):
    assert not is_inside(asked, WORKING)
