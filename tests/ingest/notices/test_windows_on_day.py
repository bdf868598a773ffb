"""Windows of one notice that do not close together: which are over, and which closes next."""

from __future__ import annotations

from datetime import date

from ingest.notices.notice import Window
from ingest.notices.windows_on_day import is_partly_over, windows_ahead, windows_over

PAPERS = Window("报送纸质材料", "onsite", date(2025, 9, 8), date(2025, 9, 12), "", "x#2")
ONLINE = Window("个人申报", "online", date(2025, 7, 1), date(2025, 7, 18), "", "x#1")


def test_windows_are_told_apart_by_the_day_after_their_last():
    windows = [PAPERS, ONLINE]
    assert windows_ahead(windows, date(2025, 7, 18)) == [ONLINE, PAPERS]
    assert windows_over(windows, date(2025, 7, 19)) == [ONLINE]
    assert windows_ahead(windows, date(2025, 9, 13)) == []


def test_a_notice_is_partly_over_between_the_first_closing_and_the_last():
    days = [date(2025, 7, 18), date(2025, 7, 19), date(2025, 9, 12), date(2025, 9, 13)]
    assert [is_partly_over([PAPERS, ONLINE], day) for day in days] == [False, True, True, False]
    assert not is_partly_over([], days[0])
