"""The FAQ to take along: the entries that the page shows, as a Word file and as a page that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st

from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.faq.build_faq import Faq
from guidance.faq.faq_document import FaqDocument
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.write_faq import render
from guidance.ui.shared_assistant import disclaimer

_FILES = (
    ("下载 Word 文档", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("下载网页", ".html", "text/html"),
)


def draw_export(assistant: Assistant, faq: Faq, entries: Sequence[FaqEntry]) -> None:
    """Offer `entries` of the FAQ as files; nothing where there are none."""
    if not entries:
        return
    cited = {id for entry in entries for id in entry.notices}
    notices = tuple(notice for notice in assistant.notices if notice.id in cited)
    document = FaqDocument(replace(faq, entries=tuple(entries)), notices, disclaimer(assistant), this_day())
    with st.container(horizontal=True, key="faq-export"):
        for words, ending, mime in _FILES:
            name = f"常见问题-{this_day():%Y%m%d}{ending}"
            make = partial(render, document, Path(name))  # made only when it is asked for
            st.download_button(words, make, name, mime, on_click="ignore", key=f"faq-export-{ending[1:]}")
