"""An FAQ → a file in the format that its ending names, all of it or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from guidance.faq.faq_document import FaqDocument
from guidance.faq.write_docx import as_docx
from guidance.faq.write_html import as_html
from guidance.faq.write_markdown import as_markdown
from guidance.faq.write_table import as_csv, as_json
from ingest.staff_files.atomic_write import write_whole

FORMATS: dict[str, Callable[[FaqDocument], bytes]] = {
    ".md": as_markdown,
    ".html": as_html,
    ".docx": as_docx,
    ".csv": as_csv,
    ".json": as_json,
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


def render(document: FaqDocument, path: Path) -> bytes:
    """Return what the file at `path` shall hold."""
    return FORMATS[path.suffix.lower()](document)


def write(document: FaqDocument, path: Path) -> None:
    """Write the FAQ to `path`; OSError leaves what was there before."""
    write_whole(path, render(document, path))
