"""The pages of a scan as they were received, to be looked at beside what was read out of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from guidance.ui.page_frame import draw_hint
from ingest.errors import UnreadableSourceError
from ingest.readers.convert import PICTURES
from ingest.readers.pdf_text import count_pages
from ingest.readers.scan_text import page_picture

_SHOWN = (".pdf", *PICTURES)


def draw_pages(files: Sequence[Path]) -> None:
    """Show one page of the files, the first until another is chosen."""
    pages = [(path, at) for path in files for at in range(_count(path))]
    number = 1
    if len(pages) > 1:
        number = int(st.number_input(f"看第几页（共 {len(pages)} 页）", 1, len(pages), 1, key="original-page"))
    path, at = pages[number - 1]
    try:
        picture = page_picture(path.suffix.lower(), path.read_bytes(), at)
    except UnreadableSourceError as error:
        draw_hint(str(error))
        return
    st.image(picture, f"原件第 {number} 页", width="stretch")


def shown_as_pictures(files: Sequence[Path]) -> list[Path]:
    """Return the files whose pages can be shown."""
    return [path for path in files if path.suffix.lower() in _SHOWN]


def _count(path: Path) -> int:
    return count_pages(path.read_bytes()) if path.suffix.lower() == ".pdf" else 1
