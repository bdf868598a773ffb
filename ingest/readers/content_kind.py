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
_AS_WORD, _AS_PICTURE, _UNPACKED = (
    "请用 Word 或 WPS 另存为 .docx 再传",
    "请另存为 .png 或 .jpg 再传",
    "是压缩包，请先解压，只传通知本身",
)
_OTHER_WAYS = {  # what to do with a file of an ending that is not read
    ".docm": f"是带宏的 Word 文件，{_AS_WORD}",
    **dict.fromkeys((".dotx", ".dotm", ".dot", ".wps", ".rtf", ".odt"), f"这种文件读不了，{_AS_WORD}"),
    **dict.fromkeys((".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic"), f"这种图片读不了，{_AS_PICTURE}"),
    **dict.fromkeys((".zip", ".rar", ".7z"), _UNPACKED),
}


def require_kind(ending: str, data: bytes) -> None:
    """Raise UnreadableSourceError where the first bytes say that a file is something else than its ending says.

    A file of an ending that can be saved as another is told how.
    """
    if remedy := _OTHER_WAYS.get(ending):
        raise UnreadableSourceError(remedy)
    for first, name, endings in _KINDS:
        if data.startswith(first):
            if ending not in endings:
                raise UnreadableSourceError(f"文件名以 {ending} 结尾，内容却是{name}；请核对后用它本来的文件名再传")
            return
    if ending in _PICTURES:
        raise UnreadableSourceError("不是 .png 或 .jpg 图片，请核对后再传")
