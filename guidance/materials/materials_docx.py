"""A list as a Word document: tick boxes in binding order, totals, and a table of contents for each volume."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from guidance.documents.word_style import style_document
from guidance.materials.listing_rows import ListPosition, MaterialRow
from guidance.materials.material_words import NOT_OFFICIAL, condition, position, stated, unstated
from guidance.materials.materials_text import TITLE, Handout, not_needed, say_total
from guidance.materials.totals import totals

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row

_CHECK = ("备好", "序号", "材料", "要求", "依据")
_CHECK_CM = (1.2, 1.4, 6.2, 5.2, 2.8)
_CONTENTS = ("序号", "材料名称", "页码")
_CONTENTS_CM = (2.0, 11.8, 3.0)


def as_docx(handout: Handout) -> bytes:
    """Return the list as a Word document."""
    from docx import Document

    document = Document()
    style_document(document, TITLE, handout.day, size=10.5)
    document.add_heading(TITLE, 0)
    for line in handout.head:
        document.add_paragraph(line)
    _bullets(document, "您的情况", [f"{label}：{value}" for label, value in handout.facts.items()])
    _bullets(document, "总的要求", handout.remarks)
    for place in handout.listing.places:
        document.add_heading(place.name, 1)
        _table(document, _CHECK, _CHECK_CM, (_check_row(row, handout) for row in place.rows))
    lines = [f"{total.paper}：{say_total(total)}" for total in totals(handout.listing)]
    _bullets(document, "要打印、复印的合计", lines)
    _bullets(document, "按您的情况不用交的", [not_needed(row) for row in handout.listing.not_needed])
    _bullets(document, "向谁咨询", [handout.contact])
    for place in handout.listing.places:
        if place.contents:
            _contents(document, place)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def contents_rows(place: ListPosition) -> list[tuple[str, str, str]]:
    """Return the table of contents of a volume; the page numbers are for the applicant to fill in."""
    return [
        (position(row), f"{row.item.title}{f'（{condition(row)}）' if row.applies == 'if' else ''}", "")
        for row in place.rows
    ]


def _contents(document: Document, place: ListPosition) -> None:
    document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx leaves this one without types
    document.add_heading(f"{place.title} 目录", 1)
    document.add_paragraph(f"页码装订后填写；没有的材料划去。{NOT_OFFICIAL}")
    _table(document, _CONTENTS, _CONTENTS_CM, contents_rows(place))


def _check_row(row: MaterialRow, handout: Handout) -> tuple[str, ...]:
    maybe = f"{condition(row)}\n" if row.applies == "if" else ""
    wanted = "；".join(filter(None, ["，".join(stated(row)), *row.notes, unstated(row)]))
    return ("☑" if row.number in handout.ready else "☐", position(row), f"{maybe}{row.item.title}", wanted, row.label)


def _bullets(document: Document, heading: str, lines: Sequence[str]) -> None:
    if lines:
        document.add_heading(heading, 1)
        for line in lines:
            document.add_paragraph(line, style="List Bullet")


def _table(document: Document, names: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[str]]) -> None:
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(names), style="Table Grid")
    table.autofit = False
    _repeat(table.rows[0])
    for at, name in enumerate(names):
        table.rows[0].cells[at].paragraphs[0].add_run(name).bold = True
    for row in rows:
        cells = table.add_row().cells
        for at, text in enumerate(row):
            cells[at].text = text
    for at, width in enumerate(widths):
        for cell in table.columns[at].cells:
            cell.width = Cm(width)


def _repeat(row: _Row) -> None:
    """Show the head of the table again on each page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
