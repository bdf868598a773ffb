"""The days of a notice as an .ics file with reminders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from guidance.documents.deadlines import Deadline, deadlines, weekday
from ingest.notices.notice import Notice
from ingest.text.dates import say_day

ZONE = ZoneInfo("Asia/Shanghai")  # the one time zone of China
REMINDERS = (7, 1)
"""How many days before a day its reminders ring."""
_REMIND_AT = time(9)
_PRODUCT = "-//guidance//deadlines//ZH"
_NO_SUMMER_TIME = date(1992, 1, 1)  # China's clocks have not changed since
_DAY = timedelta(days=1)


def as_ics(notice: Notice, today: date, disclaimer: str) -> bytes:
    """Return the days of a notice as an iCalendar file in UTF-8, as of `today`.

    Each day that is still to come has reminders REMINDERS days before; a day that is over says so.
    """
    calendar = Calendar.new(prodid=_PRODUCT, uid=f"{notice.id}@guidance", name=f"申报时间：{notice.name}")
    calendar.add("x-wr-timezone", ZONE.key)
    for deadline in deadlines(notice):
        calendar.add_component(_event(deadline, notice, today, disclaimer))
    calendar.add_missing_timezones(first_date=_NO_SUMMER_TIME)
    content: bytes = calendar.to_ical()
    return content


def _event(deadline: Deadline, notice: Notice, today: date, disclaimer: str) -> Event:
    past = deadline.day < today
    start, end = _span(deadline)
    over = "【已截止】" if deadline.kind == "closes" else "【已过】"
    mark = over if past else ""
    event = Event.new(
        uid=f"{notice.id}-{deadline.key}@guidance",
        stamp=datetime.combine(today, time(), UTC),
        start=start,
        end=end,
        summary=f"{mark}{deadline.name}（{notice.name}）",
        description=_description(deadline, notice, past, disclaimer),
        location=notice.contact.address or None if "onsite" in deadline.key else None,
    )
    for alarm in _alarms(deadline, today):
        event.add_component(alarm)
    return event


def _span(deadline: Deadline) -> tuple[date, date]:
    """From the first to the last hour stated, in Chinese time; else the whole day."""
    if not deadline.hours:
        return deadline.day, deadline.day + _DAY
    first, last = deadline.hours[0][0], deadline.hours[-1][1]
    return datetime.combine(deadline.day, first, ZONE), datetime.combine(deadline.day, last, ZONE)


def _alarms(deadline: Deadline, today: date) -> Iterator[Alarm]:
    """At nine in the morning of the days before; fixed moments, so that no other time zone can move them."""
    for days in REMINDERS:
        if deadline.day - timedelta(days=days) < today:
            continue
        moment = datetime.combine(deadline.day - timedelta(days=days), _REMIND_AT, ZONE)
        alarm = Alarm.new(description=f"{days}天后：{deadline.name}")
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", moment.astimezone(UTC), parameters={"VALUE": "DATE-TIME"})
        yield alarm


def _description(deadline: Deadline, notice: Notice, past: bool, disclaimer: str) -> str:
    clause = notice.by_id[deadline.clause]
    contact = notice.contact
    lines = [
        f"{say_day(deadline.day)}，{weekday(deadline.day)}。" + ("这一天已经过了，不再提醒。" if past else ""),
        f"时段：{deadline.hours_text}" if deadline.hours_text else "",
        f"依据：{notice.name} {clause.label}：{(clause.text or clause.heading).strip()}",
        f"咨询：{'，'.join(filter(None, (contact.office, contact.phone)))}",
        disclaimer,
    ]
    return "\n".join(line for line in lines if line)
