"""A list as an Excel workbook: the list, the totals, the contents of each volume."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from guidance.materials.handout import Handout, say_total
from guidance.materials.listing import Place, Row
from guidance.materials.totals import totals
from guidance.materials.word import contents_rows
from guidance.materials.wording import FORMS, HANDED, SIDES, UNSTATED, condition, position

if TYPE_CHECKING:
    from openpyxl import Workbook

_LIST = {
    "备好": 6,
    "装在哪里": 20,
    "序号": 7,
    "材料": 36,
    "是否要交": 10,
    "条件": 24,
    "份数": 11,
    "纸张": 11,
    "单双面": 11,
    "原件或复印件": 14,
    "怎样交": 18,
    "盖章": 24,
    "说明": 36,
    "依据": 18,
    "原文": 44,
}
_APPLIES = {"yes": "要交", "if": "视情况", "no": "不用交"}
_BAD_NAME = re.compile(r"[\\/*?:\[\]]")


def as_xlsx(handout: Handout) -> bytes:
    """Return the list as a workbook in which every cell is text or a number, never a formula."""
    from openpyxl import Workbook

    book, listing = Workbook(), handout.listing
    book.remove(book.active)
    every = [*((place.name, row) for place in listing.places for row in place.rows)]
    away = [("", row) for row in listing.not_needed]
    _sheet(book, "清单", _LIST, (_row(name, row, handout) for name, row in (*every, *away)))
    _sheet(book, "打印合计", {"纸张": 26, "合计": 36, "材料": 60}, (_total(each) for each in totals(listing)))
    for place in listing.places:
        if place.bound:
            columns = {"序号": 8, "材料名称": 70, "页码": 10}
            _sheet(book, _name(f"{_short(place)}目录"), columns, contents_rows(place))
    about = [*handout.head, *(f"{label}：{value}" for label, value in handout.facts.items()), *handout.remarks]
    _sheet(book, "说明", {"说明": 100}, ((line,) for line in (*about, f"咨询：{handout.contact}")))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _row(name: str, row: Row, handout: Handout) -> tuple[str | int, ...]:
    item = row.item
    paper = item.handed != "email" and item.form != "original"
    open_ = UNSTATED if paper else "—"
    return (
        "☑" if row.number in handout.ready else "☐" if row.applies != "no" else "",
        name,
        position(row),
        item.title,
        _APPLIES[row.applies],
        condition(row),
        item.copies or open_,
        row.paper or open_,
        SIDES.get(item.sides or "", open_),
        FORMS.get(item.form or "", open_),
        HANDED[item.handed],
        "、".join(row.stamp) or open_,
        "；".join(row.notes),
        row.label,
        item.quote,
    )


def _total(total) -> tuple[str, str, str]:
    items = (
        f"{title}{f'（{copies}份）' if copies else ''}{'（视情况）' if maybe else ''}"
        for title, copies, maybe in total.lines
    )
    return total.paper, say_total(total), "、".join(items)


def _sheet(book: Workbook, name: str, columns: dict[str, int], rows: Iterable[Sequence[str | int]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    for line, row in enumerate((tuple(columns), *rows), 1):
        for at, value in enumerate(row, 1):
            cell = sheet.cell(line, at, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, str):
                cell.data_type = "s"
            if line == 1:
                cell.font = Font(bold=True)
    for at, width in enumerate(columns.values(), 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape" if len(columns) > 6 else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _short(place: Place) -> str:
    return place.title.split("（")[0]


def _name(text: str) -> str:
    return _BAD_NAME.sub("", text)[:31]
