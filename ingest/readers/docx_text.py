"""Word files → the text that is cited, as Markdown: numbers as Word prints them, tables as rows, nothing deleted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from ingest.document import MOST_LINES, SourceWarning
from ingest.errors import UnreadableSourceError
from ingest.readers.docx_numbering import WordNumbers
from ingest.readers.markdown_text import ConvertedText, heading, paragraph, table_row

_MOST_UNPACKED = 200 * 1024 * 1024  # bytes, pictures among them
_MOST_XML = 30 * 1024 * 1024  # bytes of the parts that hold text, styles and numbers
_MOST_REPEATED = 1_000_000  # characters of one row, its merged cells told in each place
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = {qn("w:del"), qn("w:moveFrom"), _MC + "Fallback", qn("w:instrText"), qn("w:delText"), qn("w:rt")}
_SIGNS = {qn("w:tab"): " ", qn("w:noBreakHyphen"): "-", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:softHyphen"): ""}
_LAYOUT_CELL = 200  # characters from which on a table only lays out the page
_HEADING_STYLES = ("heading", "标题")


def docx_text(data: bytes) -> ConvertedText:
    """Return the text of a Word file; raise UnreadableSourceError for one that is protected, damaged or a trap."""
    _require_sound(data)
    try:
        document = docx.Document(BytesIO(data))
        reader = _WordReader(document)
        lines = list(islice(reader.lines(document.element.body), MOST_LINES + 1))
    except (OpcError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableSourceError("Word 文件已损坏，请用 Word 打开后另存一份再传") from error
    return ConvertedText("\n\n".join(lines) + "\n", tuple(reader.doubts()))


def _require_sound(data: bytes) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UnreadableSourceError("Word 文件有打开密码，请取消密码后再传")
        raise UnreadableSourceError("是旧版 Word 文件（.doc），请用 Word 另存为 .docx 再传")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            text_size = sum(entry.file_size for entry in archive.infolist() if entry.filename.endswith(".xml"))
            names = set(archive.namelist())
    except zipfile.BadZipFile as error:
        raise UnreadableSourceError("Word 文件已损坏，或者不是 .docx，请用 Word 打开后另存一份再传") from error
    if size > _MOST_UNPACKED or text_size > _MOST_XML:
        raise UnreadableSourceError(f"Word 文件解开后有 {size} 字节，过大，请确认它是一份通知")
    if "word/document.xml" not in names:
        raise UnreadableSourceError("不是 Word 文件，请用 Word 另存为 .docx 再传")


@dataclass
class _Gathered:
    """The text of one paragraph, and what stands apart from it: text boxes and footnotes."""

    pieces: list[str] = field(default_factory=list)
    size: int = 0
    bold_lead: int = 0
    has_plain: bool = False
    boxes: list[Any] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, piece: str) -> None:
        """Add a piece of text."""
        self.pieces.append(piece)
        self.size += len(piece)


class _WordReader:
    """Reads the parts of one document in order."""

    def __init__(self, document: Any) -> None:
        part = document.part
        numbering = next((rel.target_part for rel in part.rels.values() if rel.reltype.endswith("/numbering")), None)
        self._styles = {s.get(qn("w:styleId")): s for s in document.styles.element.iterchildren(qn("w:style"))}
        self._numbers = WordNumbers(getattr(numbering, "element", None), document.styles.element)
        self._footnotes = _footnotes(part)
        self._carried: list[str] = []
        self._changes = self._hidden = 0

    def doubts(self) -> Iterator[SourceWarning]:
        """Yield what the editor should know of how the file was read."""
        if self._changes:
            message = f"Word 文件里有 {self._changes} 处修订，按接受修订以后的文字读取，请核对"
            yield SourceWarning("tracked_changes", message, 0)
        if self._hidden:
            yield SourceWarning("hidden_text", f"Word 文件里有 {self._hidden} 处隐藏文字，没有读取，请核对", 0)

    def lines(self, parent: Any) -> Iterator[str]:
        """Yield the lines of what stands in `parent`, in Markdown."""
        for child in parent.iterchildren():
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in (qn("w:sdt"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml")):
                content = child.find(qn("w:sdtContent"))
                yield from self.lines(child if content is None else content)

    def _paragraph(self, element: Any) -> Iterator[str]:
        gathered = _Gathered()
        self._gather(element, gathered)
        self._carried.append(gathered.text)
        if _mark_is(element, "w:del"):
            self._changes += 1
            return
        text, self._carried = "".join(self._carried), []
        number = self._numbers.number_of(element) if text.strip() or not _mark_is(element, "w:vanish") else ""
        if text.strip():
            yield from self._printed(element, number, text, gathered)
        for box in gathered.boxes:
            yield from self.lines(box)
        for note in gathered.footnotes:
            yield paragraph(note)

    def _printed(self, element: Any, number: str, text: str, gathered: _Gathered) -> Iterator[str]:
        parts = [line.strip() for line in text.split("\n") if line.strip()]
        first, *rest = ["".join(parts)] if _is_centred(element) else parts  # a title that breaks where it looks well
        separator = " " if number[-1:].isascii() and number[-1:] in ".0123456789" and number else ""
        first = f"{number}{separator}{first}"
        level = self._heading_level(element)
        lead = gathered.bold_lead + len(number) + len(separator) if gathered.has_plain and gathered.bold_lead else 0
        yield heading(first, level) if level and len(first) <= 80 else paragraph(first, lead)
        yield from (paragraph(line) for line in rest)

    def _heading_level(self, element: Any) -> int:
        properties = element.find(qn("w:pPr"))
        style_element = properties.find(qn("w:pStyle")) if properties is not None else None
        style = self._styles.get(style_element.get(qn("w:val"))) if style_element is not None else None
        name_element = style.find(qn("w:name")) if style is not None else None
        name = str(name_element.get(qn("w:val"))).lower() if name_element is not None else ""
        if name == "title":
            return 1
        digits = next((name[len(word) :].strip() for word in _HEADING_STYLES if name.startswith(word)), "")
        return int(digits) if digits.isdigit() and 1 <= int(digits) <= 6 else 0

    def _gather(self, element: Any, gathered: _Gathered) -> None:
        """Add the text of an element, run by run; what was deleted or is hidden is counted and left out."""
        for child in element.iterchildren():
            if child.tag in _LEFT_OUT:
                self._changes += child.tag in (qn("w:del"), qn("w:moveFrom"))
            elif child.tag == qn("w:r"):
                self._run(child, gathered)
            elif child.tag == qn("w:txbxContent"):
                gathered.boxes.append(child)
            elif child.tag not in (qn("w:pPr"), qn("w:rPr")):
                self._changes += child.tag in (qn("w:ins"), qn("w:moveTo"))
                self._gather(child, gathered)

    def _run(self, run: Any, gathered: _Gathered) -> None:
        if self._is_on(run, "w:vanish"):
            self._hidden += any(text.text for text in run.iter(qn("w:t")))
            return
        before, first = gathered.size, len(gathered.pieces)
        for child in run.iterchildren():
            if child.tag == qn("w:t"):
                gathered.add(child.text or "")
            elif child.tag in _SIGNS:
                is_page_break = child.get(qn("w:type")) in ("page", "column")
                gathered.add("" if is_page_break else _SIGNS[child.tag])
            elif child.tag == qn("w:footnoteReference"):
                gathered.footnotes += filter(None, [self._footnotes.get(child.get(qn("w:id")), "")])
            elif child.tag not in _LEFT_OUT:
                self._gather(child, gathered)
        if not gathered.has_plain and "".join(gathered.pieces[first:]).strip():
            gathered.has_plain = not self._is_on(run, "w:b")
            gathered.bold_lead = before if gathered.has_plain else gathered.size

    def _is_on(self, run: Any, name: str) -> bool:
        """Whether a run has a property, by itself or by its character style."""
        properties = run.find(qn("w:rPr"))
        if properties is None:
            return False
        own = properties.find(qn(name))
        if own is not None:
            return own.get(qn("w:val"), "1") not in ("0", "false", "off")
        style = properties.find(qn("w:rStyle"))
        of_style = self._styles.get(style.get(qn("w:val"))) if style is not None else None
        return of_style is not None and next(of_style.iter(qn(name)), None) is not None

    def _table(self, table: Any) -> Iterator[str]:
        elements = [row for row in table.iter(qn("w:tr")) if _own_row(row, table)]
        rows = [list(self._cells(row)) for row in elements]
        if all(len(row) == 1 for row in rows) or any(
            len(c) > _LAYOUT_CELL for row in rows if len(row) < 3 for c in row
        ):
            text = "\n".join(cell for row in rows for cell in row)
            yield from (paragraph(line) for line in text.split("\n") if line.strip())
            return
        above: list[str] = []
        for element, row in zip(elements, rows, strict=True):
            # A cell that spans rows or columns is told in each of them, so that every row can be read alone.
            spread = _in_columns(row, element)
            cells = [above[at] if cell == _SPANNED and at < len(above) else cell for at, cell in enumerate(spread)]
            above = cells
            if any(cell.strip() for cell in cells):
                yield table_row(" ".join(cell.replace(_SPANNED, "").split("\n")) for cell in cells)

    def _cells(self, row: Any) -> Iterator[str]:
        for cell in row.iterchildren(qn("w:tc")):
            properties = cell.find(qn("w:tcPr"))
            merge = properties.find(qn("w:vMerge")) if properties is not None else None
            if merge is not None and merge.get(qn("w:val")) != "restart":
                yield _SPANNED
            else:
                yield "\n".join(filter(None, self._cell_lines(cell)))

    def _cell_lines(self, cell: Any) -> Iterator[str]:
        for element in cell.iter(qn("w:p")):
            gathered = _Gathered()
            self._gather(element, gathered)
            number = self._numbers.number_of(element)
            if gathered.text.strip() or number:
                yield f"{number}{gathered.text.strip()}"


_MOST_COLUMNS = 60  # that a cell may take; what claims more is broken
_SPANNED = "\ue000"  # stands for the text of the cell above


def _in_columns(words: list[str], row: Any) -> list[str]:
    """The words of the cells of a row, once for each column that a cell takes; those of a lone cell once."""
    if len(words) == 1:
        return words
    spans = [_columns_taken(cell) for cell in row.iterchildren(qn("w:tc"))]
    if sum(len(text) * columns for text, columns in zip(words, spans, strict=True)) > _MOST_REPEATED:
        raise UnreadableSourceError("Word 文件里有一行表格太长，不像一份通知，请检查是否传错了文件")
    return [text for text, columns in zip(words, spans, strict=True) for _ in range(columns)]


def _columns_taken(cell: Any) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    taken = span.get(qn("w:val"), "1") if span is not None else "1"
    return max(1, min(int(taken), _MOST_COLUMNS)) if taken.isdecimal() and len(taken) < 7 else 1


def _own_row(row: Any, table: Any) -> bool:
    """Whether a row is one of the table itself, not of a table inside one of its cells."""
    around = row.getparent()
    while around is not table and around.tag != qn("w:tbl"):
        around = around.getparent()
    return around is table


def _is_centred(element: Any) -> bool:
    properties = element.find(qn("w:pPr"))
    alignment = properties.find(qn("w:jc")) if properties is not None else None
    return alignment is not None and alignment.get(qn("w:val")) == "center"


def _mark_is(element: Any, name: str) -> bool:
    """Whether the end of a paragraph is deleted or hidden."""
    properties = element.find(qn("w:pPr"))
    mark = properties.find(qn("w:rPr")) if properties is not None else None
    return mark is not None and mark.find(qn(name)) is not None


def _footnotes(part: Any) -> dict[str, str]:
    """The words of each footnote and endnote, by the id that the text refers to."""
    found: dict[str, str] = {}
    for relation in part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/footnotes"):
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))
            for note in root.iterchildren(qn("w:footnote")):
                words = "".join(text.text or "" for text in note.iter(qn("w:t")))
                found[note.get(qn("w:id"))] = words.strip()
    return found
