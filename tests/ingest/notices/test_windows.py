"""Whether applications are taken: both days of a window belong to it."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.notices.notice import Window, application_state, window_state

JULY, SEPTEMBER = date(2024, 7, 18), date(2024, 9, 10)


def window(opens: date, closes: date) -> Window:
    return Window("网上申报", "online", opens, closes, "", "x#1")


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2024, 7, 17), "before"),
        (JULY, "open"),
        (SEPTEMBER, "open"),
        (date(2024, 9, 11), "closed"),
    ],
)
def test_a_window_is_open_from_its_first_day_to_its_last(today, state):
    assert window_state(JULY, SEPTEMBER, today) == state
    assert application_state([window(JULY, SEPTEMBER)], today) == state


def test_several_windows_count_from_the_first_opening_to_the_last_closing():
    windows = [window(date(2024, 8, 1), date(2024, 8, 20)), window(JULY, SEPTEMBER)]
    days = [date(2024, 7, 17), JULY, SEPTEMBER, date(2024, 9, 11)]
    assert [application_state(windows, day) for day in days] == ["before", "open", "open", "closed"]


def test_a_notice_without_windows_has_no_state():
    assert application_state([], JULY) is None
