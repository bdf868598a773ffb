"""What an office sets is read as it was meant, and what cannot be says what would be right."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from guidance import clock
from guidance.cli import deadlines_command
from guidance.settings import CHINA, DAYS, RecordSettings, record_settings, staff, time_zone
from ingest.errors import SettingError


@pytest.mark.parametrize("wish", ["", "off", "0", "关"])
def test_without_consent_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, wish: str):
    monkeypatch.setenv("GUIDANCE_RECORDS", wish)
    assert record_settings() is None


def test_consent_alone_means_a_file_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path))
    monkeypatch.setenv("GUIDANCE_RECORDS", "on")
    assert record_settings() == RecordSettings(f"sqlite:///{tmp_path}/records.db", DAYS)


def test_a_database_by_its_address_and_the_days_by_their_number(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GUIDANCE_RECORDS", "postgresql://clerk@db/x")
    monkeypatch.setenv("GUIDANCE_RECORDS_DAYS", "30")
    assert record_settings() == RecordSettings("postgresql://clerk@db/x", 30)


@pytest.mark.parametrize(
    ("name", "wish"),
    [
        ("GUIDANCE_RECORDS", "/srv/records.db"),
        ("GUIDANCE_RECORDS_DAYS", "半年"),
        ("GUIDANCE_RECORDS_DAYS", "0"),
        ("GUIDANCE_RECORDS_DAYS", "-5"),
        ("GUIDANCE_RECORDS_DAYS", "9999999"),
    ],
)
def test_what_cannot_be_names_the_setting_its_value_and_what_is_right(
    monkeypatch: pytest.MonkeyPatch, name: str, wish: str
):
    monkeypatch.setenv("GUIDANCE_RECORDS", "on")
    monkeypatch.setenv(name, wish)
    with pytest.raises(SettingError, match=f"{name}：「{wish}」.*请写"):
        record_settings()


def test_staff_are_listed_in_whatever_way(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GUIDANCE_STAFF", "A@lyg.gov.cn，b@lyg.gov.cn; c@lyg.gov.cn\n不是邮箱")
    assert staff() == {"a@lyg.gov.cn", "b@lyg.gov.cn", "c@lyg.gov.cn"}


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
    with pytest.raises(SystemExit) as left:
        deadlines_command.main([])
    err = capfd.readouterr().err
    assert left.value.code == 2 and "GUIDANCE_TIMEZONE" in err and err.count("\n") == 1
    monkeypatch.setenv("GUIDANCE_TIMEZONE", "")
    assert time_zone() is CHINA
