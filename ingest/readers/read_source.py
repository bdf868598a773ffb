"""A file as received → its blocks, or one clear sentence why it cannot be read as a notice."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.document import Document
from ingest.errors import AssistantError, system_reason

ENDINGS = (".md", ".markdown", ".txt", ".html", ".htm")
LIMIT = 32 * 1024 * 1024
CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{2,20})""", re.I)
# What Chinese text turns into when UTF-8 bytes are taken for GBK, or lost on the way.
MOJIBAKE = re.compile("锟斤拷|烫烫|[銆锛鐨涓鏄鍦]|Ã.|â€|\ufffd")


class NoticeError(AssistantError):
    """A file that cannot be read as a notice; the message is one line of Chinese with the way out."""


def read(path: Path, limit: int = LIMIT) -> Document:
    """Return the document in `path`, or raise NoticeError."""
    path = Path(path)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise NoticeError(f"{path}：不支持“{ending or '无'}”这种文件结尾，请另存为 {'、'.join(ENDINGS)} 之一")
    try:
        if path.stat().st_size > limit:
            raise NoticeError(f"{path}：文件有 {path.stat().st_size} 字节，超过上限 {limit} 字节，请确认它是一份通知")
        data = path.read_bytes()
    except OSError as error:
        raise NoticeError(f"{path}：打不开（{system_reason(error)}），请检查路径和权限") from error
    try:
        return parse(decode(data), ending, path.stem if path.stem != "source" else path.resolve().parent.name)
    except NoticeError as error:
        raise NoticeError(f"{path}：{error}") from None


def decode(data: bytes) -> str:
    """Return the text that `data` holds: UTF-8, UTF-16 with its mark, the charset a page names, or GB 18030."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        names = ["utf-16"]
    else:
        if b"\0" in data:
            raise NoticeError("是二进制文件，不是文本；请先另存为文本或网页")
        named = CHARSET.search(data, 0, 4096)
        names = ["utf-8", *([named[1].decode()] if named else []), "gb18030"]
    for name in names:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    raise NoticeError("文字编码无法识别，请另存为 UTF-8")


def parse(source: str, ending: str, name: str) -> Document:
    """Return the document that `source` is in the format that `ending` names, or raise NoticeError."""
    _require_text(source)
    if ending in (".html", ".htm"):
        from ingest.readers.html_blocks import blocks
    elif ending in (".md", ".markdown"):
        from ingest.readers.markdown_blocks import blocks
    else:
        from ingest.readers.plain_blocks import blocks
    found = tuple(blocks(source))
    if not found:
        raise NoticeError("里面没有文字，请检查是否传错了文件")
    return Document(name, source, found)


def _require_text(source: str) -> None:
    if not source.strip("\ufeff \t\r\n\f\v\u3000"):
        raise NoticeError("是空文件，请检查是否传错了文件")
    control = sum(map(source.count, map(chr, (*range(9), *range(14, 32), 127))))
    if control * 100 > len(source):
        raise NoticeError("是二进制文件，不是文本；请先另存为文本或网页")
    if len(MOJIBAKE.findall(source)) * 50 > len(source):
        raise NoticeError("是乱码，请按原编码重新另存为 UTF-8")
