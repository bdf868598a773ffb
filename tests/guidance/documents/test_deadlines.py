"""Deadlines: as days, as a calendar file read back, and as a picture."""

from __future__ import annotations

import base64
import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from guidance.__main__ import main
from guidance.cli import deadlines_command as command
from guidance.documents.deadlines import deadlines, read_hours
from guidance.documents.ics import as_ics
from guidance.documents.timeline import draw_timeline
from ingest.notices.load_notices import load_notice
from ingest.notices.notice import Notice

OPEN, CLOSED = date(2024, 8, 20), date(2026, 1, 5)


@pytest.fixture(scope="module")
def notice() -> Notice:
    return load_notice("lyg-2024-14")


def events(notice: Notice, today: date) -> dict:
    calendar = Calendar.from_ical(as_ics(notice, today, "只作指引"))
    return {str(event["UID"]).split("@")[0].removeprefix(f"{notice.id}-"): event for event in calendar.walk("VEVENT")}


def picture(notice: Notice, today: date) -> ElementTree.Element:
    source = re.search(r"base64,([^\"]+)", draw_timeline(notice, today))[1]
    return ElementTree.fromstring(base64.b64decode(source))


def words(svg: ElementTree.Element) -> str:
    return "\n".join(each.text for each in svg.iter("{http://www.w3.org/2000/svg}text"))


def test_every_window_and_cut_off_is_an_event(notice: Notice):
    found = events(notice, OPEN)
    assert len(found) == 2 * len(notice.windows) + len(notice.cutoffs)
    assert found["opens-online-0"]["DTSTART"].dt == date(2024, 7, 18)
    assert found["closes-online-0"]["DTSTART"].dt == date(2024, 9, 10)
    assert found["cutoff-1"]["DTSTART"].dt == date(2024, 3, 31)


def test_stated_hours_are_the_event_in_shanghai_time(notice: Notice):
    event = events(notice, OPEN)["closes-onsite-1"]
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert event["DTSTART"].dt.astimezone(UTC) == datetime(2024, 9, 10, 1, tzinfo=UTC)
    assert event["DTEND"].dt.astimezone(UTC) == datetime(2024, 9, 10, 10, tzinfo=UTC)
    assert "410房间" in event["LOCATION"]


def test_a_day_to_come_reminds_seven_days_and_one_day_before(notice: Notice):
    event = events(notice, OPEN)["closes-online-0"]
    moments = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    nine_in_shanghai = datetime(2024, 9, 10, 1, tzinfo=UTC)
    assert moments == [nine_in_shanghai - timedelta(days=days) for days in (7, 1)]
    assert "已截止" not in event["SUMMARY"]


def test_a_reminder_that_would_be_past_is_left_out(notice: Notice):
    event = events(notice, date(2024, 9, 5))["closes-online-0"]
    assert [alarm["TRIGGER"].dt.day for alarm in event.walk("VALARM")] == [9]


def test_a_closed_window_says_so_and_reminds_of_nothing(notice: Notice):
    found = events(notice, CLOSED)
    assert "已截止" in found["closes-online-0"]["SUMMARY"] and "已截止" in found["closes-onsite-1"]["SUMMARY"]
    assert not any(event.walk("VALARM") for event in found.values())


def test_each_event_quotes_its_clause_and_says_who_decides(notice: Notice):
    for event in events(notice, OPEN).values():
        said = str(event["DESCRIPTION"])
        assert "只作指引" in said and notice.name in said and "市工信局职称办" in said


def test_the_same_day_gives_the_same_file(notice: Notice):
    assert as_ics(notice, OPEN, "x") == as_ics(notice, OPEN, "x")


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("工作日上午9:00—12:00；下午3:00—6:00", ((time(9), time(12)), (time(15), time(18)))),
        ("上午 8：30-11：30", ((time(8, 30), time(11, 30)),)),
        ("双休日、法定节假日正常休息", ()),
        ("上午9:00—25:00", ()),
    ],
)
def test_hours_are_read_where_they_are_clock_times(said: str, hours: tuple):
    assert read_hours(said) == hours


def test_days_stand_in_order_of_time():
    days = [each.day for each in deadlines(load_notice("lyg-etdz-2023-h2"))]
    assert days == sorted(days) and len(days) == 5


def test_the_picture_names_every_window_cut_off_and_hour(notice: Notice):
    said = words(picture(notice, OPEN))
    for part in ("网上申报", "现场受理", "现职称任职年限", "算到2024年3月31日", "9:00", "18:00", "今天 2024年8月20日"):
        assert part in said


def test_today_is_a_line_within_the_picture_and_told_beyond_it(notice: Notice):
    def lines(today: date) -> list:
        return [e for e in picture(notice, today).iter() if e.get("class") == "today"]

    assert len(lines(OPEN)) == 1 and lines(CLOSED) == []
    assert "在右边图外" in words(picture(notice, CLOSED)) and "在左边图外" in words(picture(notice, date(2023, 1, 1)))


def test_a_closed_window_is_drawn_as_over(notice: Notice):
    over = [each for each in picture(notice, CLOSED).iter() if each.get("class") == "bar over"]
    assert len(over) == len(notice.windows) + 2  # and the hours of a day, before and after noon
    assert not [each for each in picture(notice, CLOSED).iter() if each.get("class") == "bar"]
    assert not [each for each in picture(notice, OPEN).iter() if each.get("class") == "bar over"]


def test_bars_are_as_long_as_their_windows(notice: Notice):
    bars = [each for each in picture(notice, OPEN).iter() if each.get("class") == "bar"][:2]
    online, onsite = (float(each.get("width").rstrip("%")) for each in bars)
    assert online / onsite == pytest.approx(54 / 40, rel=0.02)


def test_the_command_writes_a_calendar(notice: Notice, tmp_path: Path, capsys: pytest.CaptureFixture):
    out = tmp_path / "days.ics"
    assert command.main(["--notice", notice.id, "--today", "2024-08-20", "--out", str(out)]) == 0
    assert len(Calendar.from_ical(out.read_bytes()).walk("VEVENT")) == 6
    assert command.main([]) == 0
    assert "2024年9月10日" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--notice", "none"], "lyg-2024-14"),
        (["--notice", "lyg-2024-14", "--out", "days.txt"], ".ics"),
        (["--out", "days.ics"], "--notice"),
        (["--notice", "lyg-2024-14", "--out", "/dev/null/days.ics"], "没有这个文件夹"),
    ],
)
def test_bad_input_is_told_in_one_line(argv: list[str], said: str, capsys: pytest.CaptureFixture):
    assert main(["deadlines", *argv]) == 2
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1
