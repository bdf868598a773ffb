"""An FAQ → a file in the format that its ending names, all of it or nothing."""

from __future__ import annotations

import contextlib
import importlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from guidance.faq.gather import Faq

FORMATS = {
    ".md": "write_markdown",
    ".html": "write_html",
    ".docx": "write_docx",
    ".csv": "write_table",
    ".json": "write_table",
}


def writable(path: Path) -> str:
    """Return what hinders writing an FAQ to `path`, "" when nothing does."""
    if path.suffix.lower() not in FORMATS:
        return f"不认识的文件类型「{path.suffix or path.name}」，可用的有 {'、'.join(FORMATS)}"
    if path.is_dir():
        return f"{path} 是文件夹，请写明文件名"
    if not path.parent.is_dir():
        return f"没有文件夹 {path.parent}，请先建好"
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        return f"{path} 不能写入，请换一个位置或检查权限"
    return ""


def write(faq: Faq, path: Path, names: Mapping[str, str], disclaimer: str) -> None:
    """Write the FAQ to `path`; `names` are the notices' names by id. OSError leaves what was there before."""
    suffix = path.suffix.lower()
    module = importlib.import_module(f"guidance.faq.{FORMATS[suffix]}")
    put(path, module.render(faq, names, disclaimer, suffix))


def put(path: Path, content: bytes) -> None:
    """Replace the file at `path` by `content` in one step."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
