"""The scripts that the first page needs beyond Streamlit's own start, so that a browser fetches them all at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# What the start page is made of, by the names of Streamlit's components.
_PARTS = ("Html", "PageLink", "ChatInput", "Selectbox", "Button", "BidiComponent")
_START = "index.html"


def first_files(static: Path) -> tuple[str, ...]:
    """Return the addresses, relative to the document, of the scripts of the first page's parts.

    `static` is Streamlit's folder of files; without its manifest, or where that reads otherwise, none are named.
    """
    try:
        manifest = json.loads((static / "manifest.json").read_text(encoding="utf-8"))
        known = set(_with_imports(manifest, _START))
        parts = [key for key, entry in manifest.items() if entry.get("isDynamicEntry") and entry["name"] in _PARTS]
        wanted = dict.fromkeys(file for part in parts for file in _with_imports(manifest, part) if file not in known)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return ()
    return tuple(f"./{file}" for file in wanted)


def _with_imports(manifest: dict[str, Any], key: str, seen: set[str] | None = None) -> Iterator[str]:
    """The file of an entry, and those of what it imports."""
    seen = set() if seen is None else seen
    if key in seen:
        return
    seen.add(key)
    yield manifest[key]["file"]
    for imported in manifest[key].get("imports", ()):
        yield from _with_imports(manifest, imported, seen)
