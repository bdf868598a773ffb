"""Titles, headings, texts, lists, tables and links as a Markdown or a Word file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from guidance.documents.qr_code import qr_code
from guidance.documents.word_style import style_document
from ingest.text.escape_markup import markdown_text

if TYPE_CHECKING:
    from docx.document import Document

_QR_CM = 2.6
_WIDTHS = {2: (4.5, 11.5), 4: (5.5, 1.8, 6.2, 2.5)}  # of columns, in centimetres


@dataclass(frozen=True, slots=True)
class DocumentTitle:
    """What the file is called."""

    text: str


@dataclass(frozen=True, slots=True)
class DocumentHeading:
    """What a part of the file is about."""

    text: str


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class DocumentList:
    """A list."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """Rows of as many cells as there are `columns`; 2 or 4, as wide as _WIDTHS says in a Word file."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """An address on the web and what stands there; a Word file shows it as a QR code too, for whoever has the paper."""

    text: str
    address: str


DocumentElement = DocumentTitle | DocumentHeading | DocumentText | DocumentList | DocumentTable | DocumentLink


def write_markdown(elements: Iterable[DocumentElement]) -> str:
    """Return the elements as Markdown in which no word is markup."""
    return "\n\n".join(map(_markdown, elements)) + "\n"


def write_docx(elements: Iterable[DocumentElement], title: str, day: date) -> bytes:
    """Return the elements as a Word document with this title, made on this day."""
    from docx import Document

    document = Document()
    style_document(document, title, day)
    for element in elements:
        _add(document, element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _markdown(element: DocumentElement) -> str:
    match element:
        case DocumentTitle():
            return f"# {markdown_text(element.text)}"
        case DocumentHeading():
            return f"## {markdown_text(element.text)}"
        case DocumentText():
            return markdown_text(element.text)
        case DocumentList():
            return "\n".join(f"- {markdown_text(item)}" for item in element.items)
        case DocumentLink():
            return f"{markdown_text(element.text)}：<{element.address}>"
    lines = [
        element.columns,
        ["---"] * len(element.columns),
        *([markdown_text(cell) for cell in row] for row in element.rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _add(document: Document, element: DocumentElement) -> None:
    match element:
        case DocumentTitle():
            document.add_heading(element.text, 0)
        case DocumentHeading():
            document.add_heading(element.text, 1)
        case DocumentText():
            document.add_paragraph(element.text)
        case DocumentList():
            for item in element.items:
                document.add_paragraph(item, style="List Bullet")
        case DocumentLink():
            _add_link(document, element)
        case DocumentTable():
            _add_table(document, element)


def _add_link(document: Document, link: DocumentLink) -> None:
    from docx.shared import Cm

    document.add_picture(io.BytesIO(qr_code(link.address)), width=Cm(_QR_CM))
    document.add_paragraph(f"扫码看{link.text}：{link.address}")


def _add_table(document: Document, table: DocumentTable) -> None:
    from docx.shared import Cm

    rows = [table.columns, *table.rows]
    drawn = document.add_table(rows=len(rows), cols=len(table.columns), style="Table Grid")
    widths = _WIDTHS[len(table.columns)]
    for at, row in enumerate(rows):
        for cell, text, width in zip(drawn.rows[at].cells, row, widths, strict=True):
            cell.width = Cm(width)
            cell.text = ""
            cell.paragraphs[0].add_run(text).bold = at == 0
