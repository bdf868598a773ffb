"""Scans → the text that is cited, by optical character recognition; what it is not sure of becomes a doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from statistics import mean
from typing import Any

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from ingest.document import SourceWarning
from ingest.errors import UnreadableSourceError
from ingest.readers.markdown_text import ConvertedText
from ingest.readers.page_lines import MARGIN, PageLine, join_paragraphs, without_furniture
from ingest.readers.pdf_text import count_pages
from ingest.readers.reading_progress import PageProgress, quiet

MOST_SCANNED_PAGES = 40
_MOST_PIXELS = 60_000_000
_RESOLUTION = 200 / 72  # of a page that is drawn, to PDF's own units
_DAMAGED = (  # what is raised over a picture or a page that is broken
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    Image.DecompressionBombError,
    pypdfium2.PdfiumError,
)
_SURE = 0.85  # confidence from which on a line needs no look
_READABLE = 0.8  # mean confidence of a page that stands upright
_FEWEST_LINES = 3  # on a page that may be a notice's
_TURNS = (180, 90, 270)
_GAP = 1.5  # heights of a line between words that stand apart
_CELLS = 3  # pieces that stand apart in one line from which on it is the row of a table

Recognise = Callable[[Image.Image], list["_Piece"]]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words in one place of a picture, in pixels, and how sure they are, from 0 to 1."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


def scan_text(pages: Sequence[tuple[str, bytes]], progress: PageProgress = quiet) -> ConvertedText:
    """Return the text of pictures of pages, and of PDF files that hold such, in order.

    Raises UnreadableSourceError for what is no picture or no text, and where no recogniser is installed.
    """
    recognise = _recogniser()
    pictures = [(ending, data, at) for ending, data in pages for at in range(_count(ending, data))]
    _require_few(len(pictures))
    lines: list[PageLine] = []
    unsure: list[tuple[int, _Piece]] = []
    for number, picture in enumerate(pictures):
        progress(number + 1, len(pictures))
        upright, pieces = _upright(page_picture(*picture), recognise)
        lines += _lines(pieces, upright.height, number)
        unsure += [(number, piece) for piece in pieces if piece.confidence < _SURE]
    if len(lines) < _FEWEST_LINES:
        raise UnreadableSourceError("图片里没有认出文字，请确认它是通知的扫描件，并且清楚、端正")
    text = "\n\n".join(join_paragraphs(without_furniture(lines, len(pictures)))) + "\n"
    return ConvertedText(text, tuple(_doubt(text, page, piece) for page, piece in unsure))


def _require_few(pages: int) -> None:
    if pages > MOST_SCANNED_PAGES:
        raise UnreadableSourceError(f"扫描件有 {pages} 页，最多 {MOST_SCANNED_PAGES} 页，请只传通知本身")


def _recogniser() -> Recognise:
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        install = "pip install -r requirements-scan.txt"
        raise UnreadableSourceError(f"是扫描件，没有文字；要识别图片里的文字，请先安装：{install}") from error
    engine: Any = RapidOCR(params={"Global.log_level": "error"})

    def recognise(picture: Image.Image) -> list[_Piece]:
        found = engine(picture, use_cls=False)
        boxes = found.boxes if found.boxes is not None else []
        return [_piece(*each) for each in zip(boxes, found.txts or (), found.scores or (), strict=True)]

    return recognise


def _piece(box: Any, text: str, confidence: float) -> _Piece:
    across, down = [float(point[0]) for point in box], [float(point[1]) for point in box]
    return _Piece(text.strip(), min(across), min(down), max(across), max(down), float(confidence))


def page_picture(ending: str, data: bytes, at: int = 0) -> Image.Image:
    """Return the picture that a file is, or that its page `at` makes, from 0, in a PDF; raise UnreadableSourceError."""
    try:
        if ending == ".pdf":
            page = pypdfium2.PdfDocument(data)[at]
            _require_drawable(*(_RESOLUTION * side for side in page.get_size()))
            drawn: Image.Image = page.render(scale=_RESOLUTION).to_pil()
            return drawn.convert("RGB")
        picture = Image.open(BytesIO(data))
        _require_drawable(*picture.size)
        return ImageOps.exif_transpose(picture).convert("RGB")
    except _DAMAGED as error:
        raise UnreadableSourceError("图片已损坏，或者不是图片，请重新扫描或另存后再传") from error


def _require_drawable(width: float, height: float) -> None:
    if width * height > _MOST_PIXELS:
        raise UnreadableSourceError(f"图片有 {width:.0f}×{height:.0f} 点，过大，请缩小后再传")


def _count(ending: str, data: bytes) -> int:
    return count_pages(data) if ending == ".pdf" else 1


def _upright(picture: Image.Image, recognise: Recognise) -> tuple[Image.Image, list[_Piece]]:
    """The page turned so that it can be read, and what stands on it."""
    best = (picture, recognise(picture))
    if _readability(best[1]) >= _READABLE or not best[1]:
        return best
    for turn in _TURNS:
        turned = picture.rotate(turn, expand=True)
        pieces = recognise(turned)
        if _readability(pieces) > _readability(best[1]):
            best = (turned, pieces)
        if _readability(best[1]) >= _READABLE:
            break
    return best


def _readability(pieces: Sequence[_Piece]) -> float:
    """The mean confidence, of lines that lie across the page; those that stand upright count as unread."""
    scores = [p.confidence if p.right - p.left > p.bottom - p.top else 0 for p in pieces if len(p.text) > 1]
    return mean(scores) if scores else 0.0


def _lines(pieces: Sequence[_Piece], height: int, page: int) -> Iterator[PageLine]:
    """The pieces put together to lines, from top to bottom and left to right."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.top + piece.bottom):
        row = rows[-1] if rows else []
        if row and _stand_in_one_line(row[0], piece):
            row.append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.left)
        yield _line(row, height, page)


def _stand_in_one_line(first: _Piece, second: _Piece) -> bool:
    common = min(first.bottom, second.bottom) - max(first.top, second.top)
    return common > min(first.bottom - first.top, second.bottom - second.top) / 2


def _line(row: Sequence[_Piece], height: int, page: int) -> PageLine:
    size = max(piece.bottom - piece.top for piece in row)
    cells = [row[0].text]
    for before, piece in pairwise(row):
        if piece.left - before.right > _GAP * size:
            cells.append(piece.text)
        else:
            cells[-1] += piece.text
    top, bottom = min(piece.top for piece in row), max(piece.bottom for piece in row)
    is_marginal = bottom < MARGIN * height or top > (1 - MARGIN) * height
    table = tuple(cells) if len(cells) >= _CELLS else ()
    return PageLine("  ".join(cells), row[0].left, row[-1].right, size, page, is_marginal, table)


def _doubt(text: str, page: int, piece: _Piece) -> SourceWarning:
    message = f"第 {page + 1} 页“{piece.text}”认得不准（把握 {piece.confidence:.0%}），请对照原图核对"
    return SourceWarning("low_confidence", message, max(0, text.find(piece.text)))
