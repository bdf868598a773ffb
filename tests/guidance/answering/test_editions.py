"""Whether one can still apply, said of a notice whose windows do not close together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guidance.answering.editions import with_window_state
from guidance.citations import short_name
from guidance.reply import Outcome, Reply


@pytest.mark.parametrize(
    ("today", "of_time_alone", "texts"),
    [
        (date(2025, 7, 10), True, ["可以申报：{name}的个人申报到2025年7月18日截止。"]),
        (date(2025, 7, 10), False, []),
        (
            date(2025, 8, 1),
            False,
            ["{name}的个人申报已于2025年7月18日截止。", "{name}的报送纸质材料从2025年9月8日开始。"],
        ),
        (
            date(2025, 9, 8),
            True,
            ["{name}的个人申报已于2025年7月18日截止。", "{name}的报送纸质材料到2025年9月12日截止。"],
        ),
        (date(2025, 9, 13), True, ["{name}的申报时间已于2025年9月12日截止。"]),
    ],
)
def test_nobody_is_told_that_one_can_apply_after_the_first_window_is_over(
    assistant, today: date, of_time_alone: bool, texts: list[str]
):
    notice = assistant.knowledge.notice("lyg-2024-14")
    window = notice.windows[0]
    windows = (
        replace(window, name="个人申报", opens=date(2025, 7, 1), closes=date(2025, 7, 18)),
        replace(window, name="报送纸质材料", opens=date(2025, 9, 8), closes=date(2025, 9, 12)),
    )
    notice, reply = replace(notice, windows=windows), Reply(Outcome.ANSWERED)
    told = with_window_state(reply, [notice], assistant.knowledge.replies, today, of_time_alone=of_time_alone)
    assert [each.text for each in told.sentences] == [text.format(name=short_name(notice)) for text in texts]
