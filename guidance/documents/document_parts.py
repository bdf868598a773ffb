"""Titles, texts, lists and tables as a Markdown or a Word file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from guidance.documents.word_style import dress
from ingest.text.escape_markup import markdown_text

_WIDTHS = {2: (4.5, 11.5), 4: (5.5, 1.8, 6.2, 2.5)}  # of columns, in centimetres


@dataclass(frozen=True, slots=True)
class Title:
    """What the file is called."""

    text: str


@dataclass(frozen=True, slots=True)
class DocumentHeading:
    """What a part of the file is about."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as `head` has names."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


Part = Title | DocumentHeading | Text | Items | Table


def write_markdown(parts: Iterable[Part]) -> str:
    """Return the parts as Markdown in which no word is markup."""
    return "\n\n".join(map(_markdown, parts)) + "\n"


def write_docx(parts: Iterable[Part], title: str, day: date) -> bytes:
    """Return the parts as a Word document."""
    from docx import Document

    document = Document()
    dress(document, title, day)
    for part in parts:
        _word(document, part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _markdown(part: Part) -> str:
    match part:
        case Title():
            return f"# {_line(part.text)}"
        case DocumentHeading():
            return f"## {_line(part.text)}"
        case Text():
            return _line(part.text)
        case Items():
            return "\n".join(f"- {_line(each)}" for each in part.texts)
    lines = [part.head, ["---"] * len(part.head), *([_line(cell) for cell in row] for row in part.rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _word(document, part: Part) -> None:
    match part:
        case Title():
            document.add_heading(part.text, 0)
        case DocumentHeading():
            document.add_heading(part.text, 1)
        case Text():
            document.add_paragraph(part.text)
        case Items():
            for each in part.texts:
                document.add_paragraph(each, style="List Bullet")
        case Table():
            _word_table(document, part)


def _word_table(document, part: Table) -> None:
    from docx.shared import Cm

    rows = [part.head, *part.rows]
    table = document.add_table(rows=len(rows), cols=len(part.head), style="Table Grid")
    widths = _WIDTHS[len(part.head)]
    for at, row in enumerate(rows):
        for cell, text, width in zip(table.rows[at].cells, row, widths, strict=True):
            cell.width = Cm(width)
            cell.text = ""
            cell.paragraphs[0].add_run(text).bold = at == 0


def _line(text: str) -> str:
    return markdown_text(" ".join(text.split()))
