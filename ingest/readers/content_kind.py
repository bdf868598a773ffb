"""What a file is by its first bytes, held against the ending of its name."""

from __future__ import annotations

from ingest.errors import UnreadableSourceError

_KINDS = (  # first bytes, what it is, the endings that fit
    (b"%PDF-", "PDF", (".pdf",)),
    (b"PK\x03\x04", "Word（.docx）一类的文件", (".docx",)),
    (b"\xd0\xcf\x11\xe0", "旧版 Word（.doc）一类的文件", (".doc", ".docx")),
    (b"\x89PNG\r\n\x1a\n", "图片（.png）", (".png", ".jpg", ".jpeg")),
    (b"\xff\xd8\xff", "图片（.jpg）", (".png", ".jpg", ".jpeg")),
    (b"GIF8", "图片（.gif）", ()),
    (b"Rar!", "压缩包", ()),
    (b"7z\xbc\xaf", "压缩包", ()),
    (b"MZ", "程序", ()),
    (b"\x7fELF", "程序", ()),
)
_PICTURES = (".png", ".jpg", ".jpeg")


def require_kind(ending: str, data: bytes) -> None:
    """Raise UnreadableSourceError where the first bytes say that a file is something else than its ending says."""
    for first, name, endings in _KINDS:
        if data.startswith(first):
            if ending not in endings:
                raise UnreadableSourceError(f"文件名以 {ending} 结尾，内容却是{name}；请核对后用它本来的文件名再传")
            return
    if ending in _PICTURES:
        raise UnreadableSourceError("不是 .png 或 .jpg 图片，请核对后再传")
