"""What every command shares: a parser that speaks Chinese, and the one place where errors become a line and exit 2."""

from __future__ import annotations

import argparse
import io
import os
import re
import select
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from ingest.commands import argparse_chinese
from ingest.errors import AssistantError, in_chinese

UNREAD = 141  # exit status of a command whose output was not read to its end

argparse_chinese.install()


class Parser(argparse.ArgumentParser):
    """A parser that prints a usage error as one line of Chinese and exits with 2."""

    def error(self, message: str) -> NoReturn:
        """Print the error with the command's name and leave."""
        complain(f"{self.prog}：{message}（用法见 --help）")
        raise SystemExit(2)


def run_command(command: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int:
    """Run a command and return its exit status; an error that a person can mend is one line and status 2.

    What standard output cannot write, as half characters of a name, it writes as escapes. Where nobody reads it any
    more, as behind `head`, the command ends without a word and with the shell's status for that.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status = command(arguments)
        sys.stdout.flush()
        return status
    except AssistantError as error:
        return complain(error)
    except OSError as error:
        return UNREAD if _is_unread(error) else complain(in_chinese(error))


def _is_unread(error: OSError) -> bool:
    """Whether the error is that nobody reads standard output any more; what is left of it is then let go."""
    if not isinstance(error, BrokenPipeError) or not _has_no_reader(sys.stdout.fileno()):
        return False
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or it would fail once more at the end
    return True


def _has_no_reader(descriptor: int) -> bool:
    poll = select.poll()
    poll.register(descriptor, 0)
    return any(event & (select.POLLERR | select.POLLHUP) for _, event in poll.poll(0))


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
