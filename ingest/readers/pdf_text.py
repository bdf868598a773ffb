"""PDF files with text → the text that is cited, as Markdown: lines joined to paragraphs, tables as rows."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from io import BytesIO
from statistics import median
from typing import Any

import pdfplumber
import pypdfium2

from ingest.document import SourceWarning
from ingest.errors import UnreadableSourceError
from ingest.readers.markdown_text import ConvertedText
from ingest.readers.page_lines import MARGIN, PageLine, join_paragraphs, without_furniture, without_spread
from ingest.readers.pdf_limits import require_bounded_pages, require_bounded_streams
from ingest.readers.reading_progress import PageProgress, quiet

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its remarks on fonts are for nobody here

MOST_PAGES = 100
_FEWEST_CHARACTERS = 20  # on a page, on average, below which the text is taken for none
_PASSWORD_ERROR = 4  # PDFium's number for a wrong password


def pdf_text(files: Sequence[bytes], progress: PageProgress = quiet) -> ConvertedText | None:
    """Return the text of PDF files in order, None where they hold pictures alone.

    Raises UnreadableSourceError for a file that is protected, damaged or far too long.
    """
    counts = [count_pages(data) for data in files]
    pages = sum(counts)
    if pages > MOST_PAGES:
        raise UnreadableSourceError(f"PDF 有 {pages} 页，最多 {MOST_PAGES} 页，请只传通知本身")
    for data in files:
        with closing(pypdfium2.PdfDocument(data)) as document:
            require_bounded_pages(document)
    lines: list[PageLine] = []
    for at, data in enumerate(files):
        first = sum(counts[:at])
        lines += _lines_of(data, first, lambda page: progress(page + 1, pages))
    if sum(len(line.text) for line in lines) < _FEWEST_CHARACTERS * pages:
        return None
    body = without_furniture(lines, pages)
    empty = sorted(set(range(pages)) - {line.page for line in lines})
    doubts = [_no_text(page) for page in empty]
    return ConvertedText("\n\n".join(join_paragraphs(body)) + "\n", tuple(doubts))


def count_pages(data: bytes) -> int:
    """Return how many pages a PDF file has, or raise UnreadableSourceError."""
    require_bounded_streams(data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            raise UnreadableSourceError("PDF 有打开密码，请取消密码后再传") from error
        raise UnreadableSourceError("PDF 已损坏，或者不是 PDF，请重新导出后再传") from error
    try:
        return len(document)
    finally:
        document.close()


def _lines_of(data: bytes, first_page: int, tell: Callable[[int], None]) -> list[PageLine]:
    lines: list[PageLine] = []
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            for number, page in enumerate(document.pages, first_page):
                tell(number)
                lines += _page_lines(page, number)
                page.close()  # what was found on it would stay in memory
        return lines
    except (UnreadableSourceError, MemoryError):
        raise
    except Exception as error:  # a damaged file fails in as many ways as it can be damaged
        raise UnreadableSourceError("PDF 已损坏，请重新导出后再传") from error


def _page_lines(page: Any, number: int) -> Iterator[PageLine]:
    """The lines of a page from top to bottom, the rows of tables at their place."""
    page = page.dedupe_chars()
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.columns) > 1]
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda item: item.get("object_type") != "char" or not _lies_in(item, boxes))
    found: list[tuple[float, int, list[PageLine]]] = []
    for line in outside.extract_text_lines(return_chars=True):
        found.append((line["top"], 0, [_text_line(line, page, number)]))
    for table in tables:
        rows = [tuple(without_spread("".join((cell or "").split("\n"))) for cell in row) for row in table.extract()]
        left, top, right, _ = table.bbox
        found.append((top, 1, [PageLine("", left, right, 0, number, cells=row) for row in rows if any(row)]))
    for _, _, lines in sorted(found, key=lambda item: item[:2]):
        yield from lines


def _lies_in(char: Any, boxes: Sequence[tuple[float, float, float, float]]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _text_line(line: Any, page: Any, number: int) -> PageLine:
    size = median(char["size"] for char in line["chars"])
    margin = MARGIN * page.height
    is_marginal = line["bottom"] < margin or line["top"] > page.height - margin
    return PageLine(without_spread(line["text"].strip()), line["x0"], line["x1"], size, number, is_marginal)


def _no_text(page: int) -> SourceWarning:
    return SourceWarning("page_without_text", f"第 {page + 1} 页没有文字（可能是图片），没有读取，请核对", 0)
