"""Word files made for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = nsdecls("w")


def saved(document: Any) -> bytes:
    """Return a document as the bytes of a file."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_numbering(document: Any, levels: Sequence[tuple[str, str]], overrides: str = "") -> int:
    """Add a list whose levels have these formats and texts; return its number."""
    numbering = document.part.numbering_part.element
    number = 900 + len(numbering)
    defined = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {W} w:abstractNumId="{number}">{defined}</w:abstractNum>')
    numbering.insert(0, abstract)
    add_list(document, number, number, overrides)
    return number


def add_list(document: Any, number: int, abstract: int, overrides: str = "") -> None:
    """Add a further list with the levels of another."""
    xml = f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'
    document.part.numbering_part.element.append(parse_xml(xml))


def add_numbered(document: Any, text: str, number: int, depth: int = 0) -> Any:
    """Add a paragraph that Word numbers by itself."""
    paragraph = document.add_paragraph(text)
    xml = f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(xml))
    return paragraph


def add_xml(document: Any, body: str) -> None:
    """Add a paragraph by its XML."""
    namespaces = nsdecls("w", "wp", "a") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    section = document.element.body[-1]
    section.addprevious(parse_xml(f"<w:p {namespaces}>{body}</w:p>"))


def new() -> Any:
    """Return an empty document."""
    return Document()
