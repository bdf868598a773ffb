"""What a PDF file unpacks to, found out before anything keeps it: a small file can hold what fills the memory."""

from __future__ import annotations

import re
import zlib

import pypdfium2

from ingest.errors import UnreadableSourceError

_MOST_UNPACKED, _MOST_RESOURCE = 8 * 1024 * 1024, 120 * 1024 * 1024  # bytes of one stream; of a picture or font
_MOST_CHARACTERS, _MOST_OBJECTS = 60_000, 50_000  # on one page; objects are what is drawn, letters and lines among them
_MOST_IN_ALL = 600_000  # characters on all pages: a hundred full ones
_RESOURCE = re.compile(rb"/(?:Type|Subtype|Length1)\b")  # what is drawn on a page names none of them
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_HEAD = 2048  # bytes before a stream in which it is said what it holds
_PIECE = 1 << 20


def require_bounded_streams(data: bytes) -> None:
    """Raise UnreadableSourceError where a packed stream of a PDF file unpacks to more than any notice's does."""
    for stream in _STREAM.finditer(data):
        head = data[max(0, stream.start() - _HEAD) : stream.start()].rpartition(b"obj")[2]
        most = _MOST_RESOURCE if _RESOURCE.search(head) else _MOST_UNPACKED
        if b"Flate" in head and _unpacks_to_more(data, stream.end(), most):
            raise UnreadableSourceError("PDF 里的内容解开后过大，请确认它是一份通知，重新导出后再传")


def require_bounded_pages(document: pypdfium2.PdfDocument) -> None:
    """Raise UnreadableSourceError where a page has more characters, or more drawn on it, than fit, or all together."""
    left = _MOST_IN_ALL
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        characters, objects = text.count_chars(), pypdfium2.raw.FPDFPage_CountObjects(page.raw)
        text.close()
        page.close()
        if characters > _MOST_CHARACTERS or objects > _MOST_OBJECTS:
            raise UnreadableSourceError(f"PDF 第 {number} 页的内容太多，不像一份通知，请检查是否传错了文件")
        left -= characters
        if left < 0:
            raise UnreadableSourceError(f"PDF 超过 {_MOST_IN_ALL} 字，不像一份通知，请检查是否传错了文件")


def _unpacks_to_more(data: bytes, start: int, most: int) -> bool:
    """Whether the packed stream at `start` unpacks to more bytes than `most`; what is damaged does not."""
    unpacker, size, packed = zlib.decompressobj(), 0, data[start : start + _PIECE]
    try:
        while packed and not unpacker.eof and size <= most:
            size += len(unpacker.decompress(packed, _PIECE))
            start += 0 if unpacker.unconsumed_tail else _PIECE
            packed = unpacker.unconsumed_tail or data[start : start + _PIECE]
    except zlib.error:
        return size > most
    return size > most
