"""`python -m guidance deadlines`: windows, hours and cut-offs of the notices, as text or as a calendar file."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from guidance.cli.arguments import Parser, add_today, complain
from guidance.documents.deadlines import deadlines, weekday
from guidance.documents.ics import as_ics
from guidance.replies import load_replies
from ingest.errors import InputError
from ingest.notices.load_notices import load_notices
from ingest.notices.notice import Notice
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.faults import FaultsError
from ingest.text.dates import say_day


def main(argv: Sequence[str]) -> int:
    """Print the days or write the calendar of one notice; 0 when it did its work, 2 on a wrong input."""
    asked = _parser().parse_args(argv)
    try:
        return _run(asked, {notice.id: notice for notice in load_notices()})
    except (InputError, FaultsError, OSError) as error:
        return complain(error)


def _run(asked: argparse.Namespace, notices: dict[str, Notice]) -> int:
    if asked.notice and asked.notice not in notices:
        raise InputError("--notice", f"没有「{asked.notice}」这份通知，可用的有：{'、'.join(notices)}")
    if asked.out is None:
        for notice in [notices[asked.notice]] if asked.notice else notices.values():
            print("\n".join(_lines(notice, asked)))
        return 0
    if asked.out.suffix.lower() != ".ics":
        raise InputError("--out", f"不认识的文件类型「{asked.out.name}」，可用的有：.ics")
    if not asked.notice:
        raise InputError("--notice", f"写成日历文件要写明是哪一份通知，可用的有：{'、'.join(notices)}")
    notice = notices[asked.notice]
    if not deadlines(notice):
        raise InputError("--notice", f"通知「{asked.notice}」没有写申报时间")
    disclaimer = load_replies().say("disclaimer", office=notice.contact.office)
    write_whole(asked.out, as_ics(notice, asked.today, disclaimer))
    print(f"已写入 {asked.out}：{len(deadlines(notice))} 个日子")
    return 0


def _lines(notice: Notice, asked: argparse.Namespace) -> list[str]:
    days = [
        f"  {say_day(each.day)}（{weekday(each.day)}）{each.name}{f'，{each.words}' if each.words else ''}"
        f"{'【已过】' if each.day < asked.today else ''}（{notice.by_id[each.clause].label}）"
        for each in deadlines(notice)
    ]
    return [notice.name, *(days or ["  通知没有写申报时间"])]


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m guidance deadlines",
        description="申报时间：各窗口的起止、时段和各项截止日；可写成带提醒的日历文件。",
    )
    parser.add_argument("--notice", metavar="ID", help="只看一份通知，如 lyg-2024-14")
    parser.add_argument("--out", type=Path, metavar="FILE.ics", help="写成日历文件")
    add_today(parser)
    return parser
