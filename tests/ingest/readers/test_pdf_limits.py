"""A PDF file that would fill the memory is refused before it is unpacked whole; fonts and pictures may be large."""

from __future__ import annotations

import zlib
from io import BytesIO

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import UnreadableSourceError
from ingest.readers.pdf_limits import require_bounded_pages, require_bounded_streams
from ingest.readers.pdf_text import pdf_text
from ingest.readers.scan_text import page_picture

LARGE = zlib.compress(b" " * (9 * 1024 * 1024))


def stream(keys: bytes, packed: bytes) -> bytes:
    return b"%PDF-1.4\n1 0 obj\n<</Filter/FlateDecode" + keys + b">>stream\r\n" + packed + b"\nendstream\nendobj\n"


def page(draw) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=1)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def test_a_small_file_that_unpacks_to_a_large_page_is_refused():
    with pytest.raises(UnreadableSourceError, match="解开后过大"):
        pdf_text([stream(b"", LARGE)])


@pytest.mark.parametrize("keys", [b"/Length1 9", b"/Subtype/Image", b"/Type/ObjStm"])
def test_fonts_and_pictures_may_be_large(keys: bytes):
    require_bounded_streams(stream(keys, LARGE))


@pytest.mark.parametrize("packed", [b"", b"not packed", LARGE[:40], zlib.compress(b"q Q")])
def test_what_is_small_or_damaged_is_left_to_the_reader(packed: bytes):
    require_bounded_streams(stream(b"", packed))


def draw_letters(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.5)
    for at in range(61):
        canvas.drawString(0, at, "a" * 1000)


def draw_lines(canvas: Canvas) -> None:
    canvas._code.extend(["0 0 m 9 9 l S"] * 50_001)


@pytest.mark.parametrize("draw", [draw_letters, draw_lines])
def test_a_page_with_more_than_fits_on_one_is_refused(draw):
    with pytest.raises(UnreadableSourceError, match="第 1 页的内容太多"):
        require_bounded_pages(pypdfium2.PdfDocument(page(draw)))


def test_pages_that_hold_too_much_together_are_refused():
    def draw_many(canvas: Canvas) -> None:
        for _ in range(11):
            canvas.setFont("Helvetica", 0.5)
            for at in range(59):
                canvas.drawString(0, at, "a" * 1000)
            canvas.showPage()

    with pytest.raises(UnreadableSourceError, match="超过 600000 字"):
        require_bounded_pages(pypdfium2.PdfDocument(page(draw_many)))


def test_a_page_that_would_make_too_large_a_picture_is_not_drawn():
    def draw_giant(canvas: Canvas) -> None:
        canvas.setPageSize((14_400, 14_400))
        canvas.drawString(9, 9, "a")

    with pytest.raises(UnreadableSourceError, match="过大"):
        page_picture(".pdf", page(draw_giant))
