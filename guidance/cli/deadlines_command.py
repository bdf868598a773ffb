"""`python -m guidance deadlines`: windows, hours and cut-offs of the notices, as text or as a calendar file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guidance.cli.today_argument import add_today
from guidance.contract_json import as_json
from guidance.documents.deadline_rows import deadline_row
from guidance.documents.deadlines import Deadline, deadlines, weekday
from guidance.documents.ics import as_ics
from guidance.replies import load_replies
from ingest.commands.command_line import Parser
from ingest.errors import InputError
from ingest.notices.load_notices import load_sound_notices
from ingest.notices.notice import Notice
from ingest.staff_files.atomic_write import write_whole
from ingest.text.dates import say_day


def main(argv: Sequence[str]) -> int:
    """Print the days of the notices, or write the calendar of one."""
    arguments = _parser().parse_args(argv)
    sound, faults = load_sound_notices()
    for fault in faults:
        print(fault, file=sys.stderr)
    notices = {notice.id: notice for notice in sound if not notice.is_standards}
    if arguments.notice and arguments.notice not in notices:
        raise InputError("--notice", f"没有「{arguments.notice}」这份通知，可用的有：{'、'.join(notices)}")
    if arguments.out:
        _write_calendar(arguments, notices)
        return 0
    for notice in [notices[arguments.notice]] if arguments.notice else notices.values():
        if arguments.json:
            print(as_json(deadline_row(notice, arguments.today)))
        else:
            print("\n".join(_lines(notice, arguments.today)))
    return 0


def _write_calendar(arguments: argparse.Namespace, notices: dict[str, Notice]) -> None:
    if arguments.out.suffix.lower() != ".ics":
        raise InputError("--out", f"不认识的文件类型「{arguments.out.name}」，可用的有：.ics")
    if not arguments.notice:
        raise InputError("--notice", f"写成日历文件要写明是哪一份通知，可用的有：{'、'.join(notices)}")
    notice = notices[arguments.notice]
    days = deadlines(notice)
    if not days:
        raise InputError("--notice", f"通知「{arguments.notice}」没有写申报时间")
    disclaimer = load_replies().say("disclaimer", office=notice.contact.office)
    write_whole(arguments.out, as_ics(notice, arguments.today, disclaimer))
    print(f"已写入 {arguments.out}：{len(days)} 个日子")


def _lines(notice: Notice, today: date) -> list[str]:
    days = [_line(notice, deadline, today) for deadline in deadlines(notice)]
    return [notice.name, *(days or ["  通知没有写申报时间"])]


def _line(notice: Notice, deadline: Deadline, today: date) -> str:
    words = f"，{deadline.hours_text}" if deadline.hours_text else ""
    past = "【已过】" if deadline.day < today else ""
    label = notice.by_id[deadline.clause].label
    return f"  {say_day(deadline.day)}（{weekday(deadline.day)}）{deadline.name}{words}{past}（{label}）"


def _parser() -> Parser:
    parser = Parser(
        prog="python -m guidance deadlines",
        description="申报时间：各窗口的起止、时段和各项截止日；可写成带提醒的日历文件。",
    )
    parser.add_argument("--notice", metavar="ID", help="只看一份通知，如 lyg-2024-14")
    parser.add_argument("--json", action="store_true", help="每份通知一行 JSON")
    parser.add_argument("--out", type=Path, metavar="FILE.ics", help="写成日历文件")
    add_today(parser)
    return parser
