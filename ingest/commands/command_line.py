"""What every command shares: a parser that speaks Chinese, and the one place where errors become a line and exit 2."""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from ingest.commands import argparse_chinese
from ingest.errors import AssistantError, in_chinese

argparse_chinese.install()


class Parser(argparse.ArgumentParser):
    """A parser that prints a usage error as one line of Chinese and exits with 2."""

    def error(self, message: str) -> NoReturn:
        """Print the error with the command's name and leave."""
        complain(f"{self.prog}：{message}（用法见 --help）")
        raise SystemExit(2)


def run_command(command: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int:
    """Run a command and return its exit status; an error that a person can mend is one line and status 2.

    What standard output cannot write, as half characters of a name, it writes as escapes.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return command(arguments)
    except AssistantError as error:
        return complain(error)
    except OSError as error:
        return complain(in_chinese(error))


def complain(message: object) -> int:
    """Print an input error on one line of standard error and return the exit status for it."""
    line = " | ".join(str(message).splitlines()).encode("utf-8", "backslashreplace")
    sys.stderr.buffer.write(line + b"\n")
    return 2


def whole_number(least: int, example: str) -> Callable[[str], int]:
    """Return a type for arguments that are whole numbers from `least` on; a wrong one's error shows the example."""

    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text) or int(text) < least:
            raise argparse.ArgumentTypeError(f"「{text}」不行，应为 {least} 或更大的整数，如 {example}")
        return int(text)

    return read
