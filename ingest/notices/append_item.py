"""An item at the end of a list that staff write: comments, order and layout of what stands there stay."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.faults import Fault, FaultsError


def bytes_of(path: Path) -> bytes:
    """Return what a file holds, nothing where there is none."""
    return path.read_bytes() if path.exists() else b""


def one_line(text: str) -> str:
    """Return the text on one line, halves of characters replaced."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def next_id(taken: Collection[str], prefix: str) -> str:
    """Return the id of a further item: `prefix` and a number that no other has."""
    count = len(taken)
    candidates = (f"{prefix}{number:04d}" for number in range(count + 1, 2 * count + 2))
    return next(id for id in candidates if id not in taken)


def with_item(content: str, item: dict[str, Any]) -> str:
    """Return the text of a file with `item` at its end and not a character else changed; an empty `[]` gives way."""
    content = re.sub(r"^\[ *\] *$", "", content, count=1, flags=re.M)
    first = re.search(r"^( *)- ", content, re.M)
    lines = "- " + "\n  ".join(f"{key}: {_inline_yaml(value)}" for key, value in item.items()) + "\n"
    head = content.rstrip("\n") + "\n" if content.strip() else ""
    return head + textwrap.indent(lines, first[1] if first else "")


def write_unchanged(path: Path, before: bytes, content: str) -> None:
    """Write `content` where the file still holds `before`; FaultsError where somebody has changed it meanwhile."""
    if bytes_of(path) != before:
        raise FaultsError([Fault(path, 0, "保存时文件被别人改动了，没有写入，请再试一次")])
    write_whole(path, content.encode())


def _inline_yaml(value: Any) -> str:
    line = yaml.safe_dump(value, allow_unicode=True, width=10**6, default_flow_style=True)
    return line.removesuffix("...\n").strip()
