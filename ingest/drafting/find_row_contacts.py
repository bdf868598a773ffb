"""Whom to ask in the rows of a table: the heads of the columns tell office, person and address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.drafting.clause_lines import ClauseLine
from ingest.notices.notice_file import ContactEntry, SourcedText

_OFFICE = re.compile(
    "单位|部门|机构|处室|科室|窗口|受理点|受理处|名称|办理处|^(?:各?(?:省|市|州|县|区|旗|地区)[、（）]*)+"
)
_PERSON = re.compile("联系人|经办人|负责人|姓名|老师")
_PLACE = re.compile("地址|地点|位置|场所")
_NAME = re.compile(r"[一-龥·]{2,6}")
_LONGEST = 40  # characters of an office's name


def row_contact(line: ClauseLine, at: int, phone: SourcedText) -> ContactEntry:
    """Return the contact of the row whose cell at the index `at` of its text holds the `phone`."""
    cells = [cell for cell in _cells(line) if cell[1] > cell[0]]
    named = [(start, end) for start, end, head in cells if _OFFICE.search(head) and end <= at]
    place = next(((start, end) for start, end, head in cells if _PLACE.search(head)), None)
    person = next(((start, end) for start, end, head in cells if _PERSON.search(head)), None)
    return ContactEntry(
        office=_office(line, named),
        person=_person(line, person, at),
        address=_sourced(line, place),
        phone=phone,
    )


def _cells(line: ClauseLine) -> Iterator[tuple[int, int, str]]:
    """Where each cell begins and ends, and the head of its column."""
    start = 0
    for column, cell in enumerate(line.text.split("\t")):
        yield start, start + len(cell), line.heads[column] if column < len(line.heads) else ""
        start += len(cell) + 1


def _office(line: ClauseLine, named: list[tuple[int, int]]) -> SourcedText | None:
    """The cells that name the office, run together where they stand beside each other: a county and its section."""
    if not named:
        return None
    start, end = named[0]
    for at, stop in named[1:]:
        end = stop if at == end + 1 else end
    words = line.quote(start, end)
    if len(words) > _LONGEST:
        return None
    return SourcedText(value=re.sub(r"\s", "", words), clause=line.clause, quote=words)


def _person(line: ClauseLine, cell: tuple[int, int] | None, phone: int) -> SourcedText | None:
    """The name in the person's cell, also where it stands before the phone in one cell."""
    if cell is None:
        return None
    start, end = cell[0], min(cell[1], phone) if cell[0] <= phone else cell[1]
    name = _NAME.match(line.text, start, end)
    return SourcedText(value=line.quote(*name.span()), clause=line.clause) if name else None


def _sourced(line: ClauseLine, span: tuple[int, int] | None) -> SourcedText | None:
    return SourcedText(value=line.quote(*span), clause=line.clause) if span else None
