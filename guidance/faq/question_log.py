"""What people really asked, with how often: from a table of the office's, or from its record of questions."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from guidance.clock import this_day
from ingest.errors import InputError
from ingest.text.normalise import question_key


class Asked(NamedTuple):
    """A question that people asked, and how many `times`; `useless` tells that a reply was marked as of no use."""

    question: str
    times: int
    useless: bool = False


def read_asked(path: Path) -> list[Asked]:
    """Return the questions of a table whose first two columns are question and count; raise InputError.

    A first row that is no question is taken for the names of the columns.
    """
    found = []
    for number, row in enumerate(csv.reader(_text(path).splitlines(keepends=True)), 1):
        if len(row) < 2 or not row[1].strip().isdecimal():
            if number > 1 and any(row):
                raise InputError(f"{path}:{number}", "应为两列：问题、次数（整数）")
            continue
        found.append(Asked(row[0].strip(), int(row[1])))
    return found


def recorded() -> list[Asked]:
    """Return what the office's record holds of questions that stayed open; raise DatabaseError or SettingError.

    Open are those refused, those answered by a question back, and those whose reply was marked as of no use.
    """
    # Only now: an office that keeps no record needs no database driver.
    from guidance.records.record_store import read_records
    from guidance.records.report import disliked, left_open

    rows = read_records(this_day())
    return united([*(Asked(*each) for each in left_open(rows)), *(Asked(*each, True) for each in disliked(rows))])


def united(asked: Iterable[Asked]) -> list[Asked]:
    """Return each question once, by its wording, the most asked first."""
    found: dict[str, Asked] = {}
    for question, times, useless in asked:
        key = question_key(question)
        before = found.get(key, Asked(question, 0))
        found[key] = Asked(before.question, max(before.times, times), before.useless or useless)
    return sorted(found.values(), key=lambda entry: (-entry.times, entry.question))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(str(path), "没有这个文件") from error
    except OSError as error:
        raise InputError(str(path), "读不了，请检查是不是文件、有没有权限") from error
    # Excel saves a table of Chinese in either of the two.
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(str(path), "不是文字表格，请在 Excel 里另存为“CSV UTF-8（逗号分隔）”")
