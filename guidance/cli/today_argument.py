"""The argument `--today` that commands share."""

from __future__ import annotations

import argparse
import datetime

from guidance.clock import this_day
from ingest.commands.command_line import Parser
from ingest.settings import time_zone


def add_today(parser: Parser) -> None:
    """Add `--today`, the day that counts as today; raise SettingError when the time zone set cannot be."""
    time_zone()  # the clock falls back to China's for a page; a command ends with the error
    parser.add_argument("--today", type=_day, default=this_day(), metavar="YYYY-MM-DD", help="按这一天算")


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"「{text}」不是日期，请写成 2024-08-01") from error
