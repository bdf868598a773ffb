"""Whether a notice takes applications, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guidance.ui.window_words import by_state, days_left, time_left, window_words
from ingest.notices.notice import Notice

HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [
        (date(2024, 7, 1), "未开始", "17 天后开始"),
        (date(2024, 7, 18), "可申报", "还有 54 天截止"),
        (date(2024, 9, 10), "可申报", "今天截止"),
        (date(2024, 9, 11), "已截止", "2024年9月10日截止"),
    ],
)
def test_the_days_are_counted_to_the_day(assistant, today: date, state: str, left: str):
    notice = assistant.knowledge.notice(HIGHER)
    assert (window_words(notice, today), time_left(notice, today)) == (state, left)


def test_open_notices_come_first_then_those_to_come_then_those_without_days_then_closed_ones(assistant):
    higher, first = assistant.knowledge.notice(HIGHER), assistant.knowledge.notice(FIRST)

    def moved(id: str, opens: date, closes: date) -> Notice:
        return replace(higher, id=id, windows=(replace(higher.windows[0], opens=opens, closes=closes),))

    notices = [
        first,
        higher,
        moved("late", date(2025, 1, 1), date(2025, 9, 1)),
        moved("soon", date(2025, 1, 1), date(2025, 6, 30)),
        moved("next", date(2025, 7, 1), date(2025, 8, 1)),
        replace(higher, id="undated", windows=()),
    ]
    groups = by_state(notices, date(2025, 6, 1))
    assert {state: [n.id for n in group] for state, group in groups.items()} == {
        "可申报": ["soon", "late"],
        "未开始": ["next"],
        "时间未写": ["undated"],
        "已截止": [HIGHER, FIRST],
    }
    assert list(groups) == ["可申报", "未开始", "时间未写", "已截止"]
    assert time_left(notices[-1], date(2025, 6, 1)) == ""


@pytest.mark.parametrize(
    ("today", "state", "left", "short"),
    [
        (date(2025, 6, 30), "未开始", "1 天后开始", "1 天后开始"),
        (date(2025, 7, 1), "可申报", "个人申报还有 17 天截止", "还有 17 天截止"),
        (date(2025, 7, 19), "部分截止", "个人申报已截止，报送纸质材料 51 天后开始", ""),
        (date(2025, 9, 12), "部分截止", "个人申报已截止，报送纸质材料今天截止", ""),
        (date(2025, 9, 13), "已截止", "2025年9月12日截止", ""),
    ],
)
def test_windows_that_do_not_close_together_are_told_apart(assistant, today: date, state: str, left: str, short: str):
    window = assistant.knowledge.notice(HIGHER).windows[0]
    windows = (
        replace(window, name="个人申报", opens=date(2025, 7, 1), closes=date(2025, 7, 18)),
        replace(window, name="报送纸质材料", opens=date(2025, 9, 8), closes=date(2025, 9, 12)),
    )
    notice = replace(assistant.knowledge.notice(HIGHER), windows=windows)
    assert (window_words(notice, today), time_left(notice, today), days_left(notice, today)) == (state, left, short)
    assert list(by_state([notice], today)) == [state]
