"""What the start page says of the notices, for few and for many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.ui.notice_overview import overview
from ingest.notices.notice import Notice

TODAY = date(2025, 6, 1)
CLOSED = (date(2025, 1, 1), date(2025, 2, 1))
OPEN = (date(2025, 5, 1), date(2025, 6, 21))
COMING = (date(2025, 6, 11), date(2025, 8, 1))


@pytest.fixture
def notices(assistant: Assistant):
    """So many notices with each window."""

    def made(*counts: tuple[tuple[date, date], int]) -> Iterator[Notice]:
        base = assistant.knowledge.notice("lyg-2024-14")
        for (opens, closes), count in counts:
            window = replace(base.windows[0], opens=opens, closes=closes)
            yield from (replace(base, id=f"{opens}-{at}", windows=(window,)) for at in range(count))

    return lambda *counts: overview(list(made(*counts)), TODAY)


def test_one_notice_or_two_are_named_with_state_days_and_phone_and_not_counted(notices):
    one, two = notices((CLOSED, 1)), notices((CLOSED, 1), (COMING, 1))
    assert "现在没有能报的通知" in one and "已截止</strong>" in one and "2025年2月1日截止" in one and "tel:" in one
    assert "<h2>即将开始的</h2>" in two and "<h2>现在能报的</h2>" in notices((OPEN, 1), (COMING, 1))
    assert "10 天后开始" in two and two.index("未开始") < two.index("已截止")
    assert "份" not in one + two


@pytest.mark.parametrize("closed", [5, 297])
def test_of_many_those_that_one_can_apply_by_are_named_and_the_rest_counted(notices, closed: int):
    shown = notices((CLOSED, closed), (OPEN, 2), (COMING, 1))
    assert f"共 {closed + 3} 份：可申报 2 份，未开始 1 份，已截止 {closed} 份。" in shown
    assert shown.count("<li>") == 3 and shown.count("还有 20 天截止") == 2


def test_of_many_that_are_all_closed_the_last_ones_are_named(notices):
    shown = notices((CLOSED, 8))
    assert "共 8 份：已截止 8 份。最近截止的是：" in shown and shown.count("<li>") == 3


def test_of_none_nothing_is_said(notices):
    assert notices() == ""
