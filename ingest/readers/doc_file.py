"""Old Word files (.doc) → .docx, by LibreOffice where the machine has it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from ingest.errors import UnreadableSourceError

_SECONDS = 80  # within those of a page in `process_limits`, so that nothing is left running
_PROGRAMS = ("soffice", "libreoffice")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def as_docx(data: bytes) -> bytes:
    """Return a .doc file as a .docx; raise UnreadableSourceError where it is none or cannot be converted here."""
    if data.startswith(b"PK"):
        return data  # a .docx that was named .doc
    if not data.startswith(_OLE):
        raise UnreadableSourceError("不是 Word 文件，或者已损坏，请用 Word 另存为 .docx 再传")
    if _ENCRYPTED in data:
        raise UnreadableSourceError("Word 文件有打开密码，请取消密码后再传")
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise UnreadableSourceError("是旧版 Word 文件（.doc），请用 Word 或 WPS 另存为 .docx 再传")
    with tempfile.TemporaryDirectory() as folder:
        return _converted(program, data, Path(folder))


def _converted(program: str, data: bytes, folder: Path) -> bytes:
    source, result = folder / "notice.doc", folder / "notice.docx"
    source.write_bytes(data)
    # A profile of its own: one that is open elsewhere would make the program hand over and leave.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(source)]
    try:
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise UnreadableSourceError("旧版 Word 文件（.doc）转换超时，请用 Word 另存为 .docx 再传") from error
    if not result.is_file():
        raise UnreadableSourceError("旧版 Word 文件（.doc）转换不了，请用 Word 另存为 .docx 再传")
    return result.read_bytes()
