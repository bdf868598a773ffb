"""A file as received → its blocks, or one clear sentence why it cannot be read as a notice."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.document import MOST_LINES, Block, Document, LeftOut
from ingest.errors import UnreadableSourceError, system_reason
from ingest.readers.convert import CONVERTED
from ingest.readers.convert_within_limits import convert_within_limits
from ingest.text.look_alikes import INVISIBLE, unify_look_alikes

ENDINGS = (".md", ".markdown", ".txt", ".html", ".htm")  # of files that are cited by their own text
MOST_BYTES = 32 * 1024 * 1024
MOST_CHARACTERS = 11_000_000  # of a text or page
BREAKS = "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"
MOST_INVISIBLE = 500_000  # runs of characters that are not seen, as between all letters of a page that hinders copying
# What may begin a mark, by the kind of file, and how many of them there may be.
HTML_MARKS, MOST_HTML_MARKS = ("<", "&"), 400_000
MARKDOWN_MARKS, MOST_MARKDOWN_MARKS = ("*", "__", "\\", "<", "&"), 1_000_000
CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{2,20})""", re.I)
# What Chinese text turns into when UTF-8 bytes are taken for GBK, or lost on the way.
MOJIBAKE = re.compile("锟斤拷|烫烫|[銆锛鐨涓鏄鍦]|Ã.|â€|\ufffd")


def read_source(path: Path, most_bytes: int = MOST_BYTES) -> Document:
    """Return the document in `path`, named for the file or, where that is `source.*`, for its folder.

    A file that is no text, as one of Word, is read as what `convert` makes of it. Raises UnreadableSourceError.
    """
    path = Path(path)
    data = read_bytes(path, most_bytes)
    name = path.stem if path.stem != "source" else path.resolve().parent.name
    try:
        if path.suffix.lower() in ENDINGS:
            return parse_source(decode_source(data), path.suffix.lower(), name)
        return parse_source(convert_within_limits([(path.suffix.lower(), data)]).text, ".md", name)
    except UnreadableSourceError as error:
        raise UnreadableSourceError(f"{path}：{error}") from None


def read_bytes(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """Return what is in a file whose ending tells that it may be a notice; raise UnreadableSourceError."""
    ending = path.suffix.lower()
    if ending not in ENDINGS + CONVERTED:
        endings = "、".join(ENDINGS + CONVERTED)
        raise UnreadableSourceError(f"{path}：不支持“{ending or '无'}”这种文件结尾，请另存为 {endings} 之一")
    try:
        size = path.stat().st_size
        if size > most_bytes:
            raise UnreadableSourceError(f"{path}：文件有 {size} 字节，超过上限 {most_bytes} 字节，请确认它是一份通知")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSourceError(f"{path}：打不开（{system_reason(error)}），请检查路径和权限") from error


def decode_source(data: bytes) -> str:
    """Return the text that `data` holds: UTF-8, UTF-16 with its mark, the charset a page names, or GB 18030."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        if b"\0" in data:
            raise UnreadableSourceError("是二进制文件，不是文本；请先另存为文本或网页")
        named = CHARSET.search(data, 0, 4096)
        encodings = ["utf-8", *([named[1].decode()] if named else []), "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise UnreadableSourceError("文字编码无法识别，请另存为 UTF-8")


def parse_source(source: str, ending: str, name: str) -> Document:
    """Return the document that `source` is in the format that `ending` names, or raise UnreadableSourceError."""
    if len(source) > MOST_CHARACTERS:
        raise UnreadableSourceError(f"超过 {MOST_CHARACTERS} 字，不像一份通知，请检查是否传错了文件")
    _require_text(source)
    _require_lines(sum(map(source.count, BREAKS)) - source.count("\r\n"))
    if sum(1 for _ in INVISIBLE.finditer(source)) > MOST_INVISIBLE:
        raise UnreadableSourceError("看不见的字符太多，请打开它，把看得见的文字另存为文本再试")
    # Characters of the same look are the same word; none moves, so that offsets hold for the source as it is.
    blocks, left_out = _read(unify_look_alikes(source), ending)
    readable = tuple(block for block in map(_without_invisible, blocks) if block.text)
    _require_lines(len(readable))
    if not readable:
        raise UnreadableSourceError("里面没有文字，请检查是否传错了文件")
    return Document(name, source, readable, tuple(left_out))


def _read(source: str, ending: str) -> tuple[list[Block], list[LeftOut]]:
    # Imported where used: a reader of pages is not loaded for a notice in Markdown.
    if ending in (".html", ".htm"):
        from ingest.readers.html_blocks import html_blocks

        _require_few_marks(source, HTML_MARKS, MOST_HTML_MARKS)
        return html_blocks(source)
    if ending in (".md", ".markdown"):
        from ingest.readers.markdown_blocks import markdown_blocks

        _require_few_marks(source, MARKDOWN_MARKS, MOST_MARKDOWN_MARKS)
        return markdown_blocks(source)
    from ingest.readers.plain_blocks import plain_blocks

    return plain_blocks(source), []


def _without_invisible(block: Block) -> Block:
    ranges = [match.span() for match in INVISIBLE.finditer(block.text)]
    if not ranges:
        return block
    visible = block.without(ranges)
    return visible.part(0, len(visible.text))


def _require_lines(count: int) -> None:
    if count > MOST_LINES:
        raise UnreadableSourceError(f"超过 {MOST_LINES} 行，不像一份通知，请检查是否传错了文件")


def _require_few_marks(source: str, marks: tuple[str, ...], most: int) -> None:
    if sum(map(source.count, marks)) > most:
        raise UnreadableSourceError("标记太多，不像一份通知，请打开它，把看得见的文字另存为文本再试")


def _require_text(source: str) -> None:
    if not source.strip("\ufeff \t\r\n\f\v\u3000"):
        raise UnreadableSourceError("是空文件，请检查是否传错了文件")
    control = sum(map(source.count, map(chr, (*range(9), *range(14, 32), 127))))
    if control * 100 > len(source):
        raise UnreadableSourceError("是二进制文件，不是文本；请先另存为文本或网页")
    if len(MOJIBAKE.findall(source)) * 50 > len(source):
        raise UnreadableSourceError("是乱码，请按原编码重新另存为 UTF-8")
