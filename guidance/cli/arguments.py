"""Command lines whose errors are one line of Chinese."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Callable
from typing import NoReturn

from guidance.clock import this_day
from guidance.settings import time_zone
from ingest.errors import SettingError

_CHINESE = (
    (r"argument (\S+?)(?:/\S+)?: expected (?:one|at least one) argument", r"\1 后面要写一个值"),
    (r"argument (\S+?)(?:/\S+)?: invalid choice: (.+) \(choose from (.+)\)", r"\1：没有 \2，可用的有 \3"),
    (r"argument (\S+?)(?:/\S+)?: (?:invalid \S+ value: )?(.+)", r"\1：\2"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 写得不全，可能是 \2"),
)


class Parser(argparse.ArgumentParser):
    """Tells a usage error in one line."""

    def error(self, message: str) -> NoReturn:
        for english, chinese in _CHINESE:
            message = re.sub(english, chinese, message, flags=re.DOTALL)
        complain(f"{self.prog}：{message}（用法见 --help）")
        raise SystemExit(2)


def add_today(parser: Parser) -> None:
    """Add `--today`, the day that counts as today."""
    try:
        time_zone()
    except SettingError as error:
        parser.error(str(error))
    parser.add_argument("--today", type=_day, default=this_day(), metavar="YYYY-MM-DD", help="按这一天算")


def whole(least: int, example: str) -> Callable[[str], int]:
    """Return a type for arguments that are whole numbers from `least` on; a wrong one is told with the example."""

    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text) or int(text) < least:
            raise argparse.ArgumentTypeError(f"「{text}」不行，应为 {least} 或更大的整数，如 {example}")
        return int(text)

    return read


def complain(message: object) -> int:
    """Print an input error on one line of standard error and return the exit status for it."""
    line = " | ".join(str(message).splitlines()).encode("utf-8", "backslashreplace")
    sys.stderr.buffer.write(line + b"\n")
    return 2


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"「{text}」不是日期，请写成 2024-08-01") from error
