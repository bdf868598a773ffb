"""A list as an Excel workbook: the list, the totals, the contents of each volume."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from guidance.materials.listing_rows import ListPosition, MaterialRow
from guidance.materials.material_words import FORMS, HANDED, NOT_OFFICIAL, SIDES, UNSTATED, condition, position
from guidance.materials.materials_docx import contents_rows
from guidance.materials.materials_text import Handout, say_total
from guidance.materials.totals import Total, totals

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

# Widths in characters; together they fit an A4 page on its side without growing small.
_LIST = {
    "备好": 6,
    "装在哪里": 13,
    "序号": 6,
    "材料": 30,
    "是否要交": 9,
    "条件": 18,
    "份数": 8,
    "纸张": 10,
    "原件或复印件": 12,
    "盖章": 16,
    "说明": 24,
    "依据": 13,
}
_QUOTES = {"材料": 36, "依据": 16, "原文": 60}
_APPLIES = {"yes": "要交", "if": "视情况", "no": "不用交"}
_BAD_NAME = re.compile(r"[\\/*?:\[\]]")


def as_xlsx(handout: Handout) -> bytes:
    """Return the list as a workbook in which every cell is text or a number, never a formula."""
    from openpyxl import Workbook

    book, listing = Workbook(), handout.listing
    for sheet in book.worksheets:
        book.remove(sheet)
    every = [*((place.name, row) for place in listing.places for row in place.rows)]
    away = [("", row) for row in listing.not_needed]
    notes = tuple(filter(None, (handout.closed, NOT_OFFICIAL)))
    _sheet(book, "清单", _LIST, (_row(name, row, handout) for name, row in (*every, *away)), notes)
    _sheet(book, "打印合计", {"纸张": 26, "合计": 36, "材料": 60}, (_total(each) for each in totals(listing)))
    for place in listing.places:
        if place.contents:
            columns = {"序号": 8, "材料名称": 70, "页码": 10}
            _sheet(book, _name(f"{_short(place)}目录"), columns, contents_rows(place))
    _sheet(book, "原文", _QUOTES, ((row.item.title, row.label, row.item.quote) for _, row in (*every, *away)))
    about = [*handout.head, *(f"{label}：{value}" for label, value in handout.facts.items()), *handout.remarks]
    _sheet(book, "说明", {"说明": 100}, ((line,) for line in (*about, f"咨询：{handout.contact}")))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _row(name: str, row: MaterialRow, handout: Handout) -> tuple[str | int, ...]:
    item = row.item
    open_ = UNSTATED if item.is_printed else "—"
    return (
        _tick(row, handout),
        name,
        position(row),
        item.title,
        _APPLIES[row.applies],
        condition(row),
        item.copies or open_,
        _paper(row) or open_,
        FORMS.get(item.form or "", open_),
        "、".join(row.stamp) or open_,
        "；".join((*(HANDED[each] for each in [item.handed] if each != "paper"), *row.notes)),
        row.label,
    )


def _tick(row: MaterialRow, handout: Handout) -> str:
    if row.number in handout.ready:
        return "☑"
    return "☐" if row.applies != "no" else ""


def _paper(row: MaterialRow) -> str:
    """Size and sides, of which the notice may state one, both or none."""
    return "，".join(filter(None, (row.paper, SIDES.get(row.item.sides or "", ""))))


def _total(total: Total) -> tuple[str, str, str]:
    items = (
        f"{title}{f'（{copies}份）' if copies else ''}{'（视情况）' if maybe else ''}"
        for title, copies, maybe in total.lines
    )
    return total.paper, say_total(total), "、".join(items)


def _sheet(
    book: Workbook, name: str, columns: dict[str, int], rows: Iterable[Sequence[str | int]], notes: Sequence[str] = ()
) -> None:
    """Add a sheet: the notes over all of its width, the head that can be filtered by, the rows."""
    from openpyxl.utils import get_column_letter

    sheet, last, head = book.create_sheet(name), get_column_letter(len(columns)), len(notes) + 1
    for line, note in enumerate(notes, 1):
        _write(sheet.cell(line, 1), note, bold=True)
        sheet.merge_cells(f"A{line}:{last}{line}")
        sheet.row_dimensions[line].height = 18 * (1 + len(note) // (sum(columns.values()) // 2))
    for line, row in enumerate((tuple(columns), *rows), head):
        for at, value in enumerate(row, 1):
            _write(sheet.cell(line, at), value, bold=line == head)
    for at, width in enumerate(columns.values(), 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    if len(columns) > 1:
        sheet.auto_filter.ref = f"A{head}:{last}{sheet.max_row}"
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    _print_on_a4(sheet, landscape=len(columns) > 6)


def _write(cell: Cell | MergedCell, value: str | int, bold: bool) -> None:
    from openpyxl.styles import Alignment, Font

    cell.value = value
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)


def _print_on_a4(sheet: Worksheet, landscape: bool) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4


def _short(place: ListPosition) -> str:
    return place.title.split("（")[0]


def _name(text: str) -> str:
    return _BAD_NAME.sub("", text)[:31]
