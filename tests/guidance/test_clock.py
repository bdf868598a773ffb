"""Today is the day where the office is, wherever the server stands."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from guidance import clock
from guidance.__main__ import main
from ingest.errors import SettingError
from ingest.settings import CHINA, time_zone


@pytest.fixture
def midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is half past four in the afternoon of the tenth in London, and past midnight in Lianyungang."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2024, 9, 10, 16, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Clock)


@pytest.mark.parametrize(
    ("wish", "day"), [("", 11), ("Asia/Shanghai", 11), ("Europe/London", 10), ("Mars/Olympus", 11), ("../x", 11)]
)
def test_today_is_the_day_where_the_office_is(midnight: None, monkeypatch: pytest.MonkeyPatch, wish: str, day: int):
    monkeypatch.setenv("GUIDANCE_TIMEZONE", wish)
    assert clock.this_day() == date(2024, 9, day)


def test_a_time_zone_that_means_nothing_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, capfd):
    monkeypatch.setenv("GUIDANCE_TIMEZONE", "Mars/Olympus")
    with pytest.raises(SettingError, match="GUIDANCE_TIMEZONE"):
        time_zone()
    assert main(["deadlines"]) == 2
    err = capfd.readouterr().err
    assert "GUIDANCE_TIMEZONE" in err and err.count("\n") == 1
    monkeypatch.setenv("GUIDANCE_TIMEZONE", "")
    assert time_zone() is CHINA
