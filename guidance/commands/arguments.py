"""Command lines whose errors are one line of Chinese."""

from __future__ import annotations

import argparse
import datetime
import sys
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """Tells a usage error in one line."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}：{message}（用法见 --help）", file=sys.stderr)
        raise SystemExit(2)


def add_today(parser: Parser) -> None:
    """Add `--today`, the day that counts as today."""
    parser.add_argument("--today", type=_day, default=datetime.date.today(), metavar="YYYY-MM-DD", help="按这一天算")


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
