"""Times in the rows of a table: what the row is about, and what the head of the column says of its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ingest.drafting.clause_lines import ClauseLine
from ingest.drafting.draft_wording import DraftWording, has_any, last_of
from ingest.drafting.printed_times import PrintedTime, printed_times
from ingest.notices.notice_file import WindowEntry

_REVISED = re.compile(
    "(?:调整|变更|变动|修改|更正|延长|延期|顺延|推迟)(?:以?后|为|至|到)|新(?:的)?(?:时间|日期|期限)|^现"
)
_FIRST, _LAST = ("开始", "开放", "开通", "起始", "启动"), ("截止", "结束", "关闭", "终止")
_BY_NET = ("网", "线上", "在线", "系统", "登录", "登陆", "填", "上传")
_NAME_LENGTH = 32


def row_windows(line: ClauseLine, year: int, issued: date | None, wording: DraftWording) -> Iterator[WindowEntry]:
    """Yield the windows that a row states: a range in a cell, a last day, or the first and the last in two cells."""
    cells = line.text.split("\t")
    times = [printed_times(cell, year, issued) for cell in cells]
    subject = "".join(cell for cell, found in zip(cells, times, strict=True) if not found and not cell.isdigit())
    name = next((cell for cell, found in zip(cells, times, strict=True) if not found and _is_name(cell)), "")
    columns = [(at, found[0]) for at, found in enumerate(times) if len(found) == 1]
    columns = [column for column in columns if _REVISED.search(_head(line, column[0]))] or columns
    if both := _first_and_last(line, columns):
        columns = [both]
    for at, time in columns:
        head = _head(line, at)
        kind = _row_kind(name + head, subject, "".join(line.headings), wording)
        if kind and time.form in ("range", "until", "day") and not has_any(cells[at], wording.unrelated):
            label = name if _kind(name, wording) else f"{name}{head}"
            yield WindowEntry.model_validate(
                {
                    "name": label[:_NAME_LENGTH] or head or "时间安排",
                    "kind": kind,
                    "opens": time.opens,
                    "closes": time.closes or time.opens or date.min,
                    "hours": cells[at] if time.has_clock and at == columns[0][0] and not both else None,
                    "clause": line.clause,
                    "quote": line.quote(0, len(line.text)),
                }
            )


def _head(line: ClauseLine, column: int) -> str:
    return line.heads[column] if column < len(line.heads) else ""


def _row_kind(name: str, subject: str, headings: str, wording: DraftWording) -> str | None:
    """The kind of act of a row, by its name, else by all its words; 受理 alone may be in person."""
    kind, other = _kind(name, wording), _kind(subject, wording)
    if kind == "online" and other == "onsite" and not has_any(name, _BY_NET):
        return other
    return kind or other or _kind(headings, wording)


def _is_name(cell: str) -> bool:
    return len(cell) > 1 and not cell.isdigit()


def _first_and_last(line: ClauseLine, columns: list[tuple[int, PrintedTime]]) -> tuple[int, PrintedTime] | None:
    """The range whose first and last day stand in two cells under heads that say so."""
    if len(columns) != 2 or len(line.heads) <= columns[1][0]:
        return None
    (first_at, first), (last_at, last) = columns
    if not has_any(line.heads[first_at], _FIRST) or not has_any(line.heads[last_at], _LAST):
        return None
    opens, closes = first.opens or first.closes, last.closes or last.opens
    if opens is None or closes is None or opens > closes:
        return None
    return first_at, PrintedTime(first.start, first.end, "range", opens, closes, first.has_clock)


def _kind(words: str, wording: DraftWording) -> str | None:
    """The kind of act that words name; an applicant's own where they say so."""
    kinds = [kind for kind, group in wording.acts if last_of(words, group) >= 0]
    if "online" in kinds and has_any(words, wording.applicant) and kinds[0] == "review":
        return "online"
    return kinds[0] if kinds else None
