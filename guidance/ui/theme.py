"""The look of every page, and the few things only a script in the browser can do."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ingest.memo import memo

_HERE = Path(__file__).parent
ICON = str(_HERE / "icon.png")
_STYLES = ("theme.css", "lookup.css", "notices.css", "display.css")
_SCRIPTS = (
    "theme.js",
    "input_method.js",
    "unsent_question.js",
    "lookup.js",
    "display.js",
    "announce.js",
    "device_storage.js",
    "page_acts.js",
)


def draw_theme() -> None:
    """Put the style sheets and the scripts on the page; all come from this folder and from nowhere else."""
    st.html(f"<style>{''.join(map(_read, _STYLES))}</style>")
    with st.container(key="script"):
        st.html(f"<script>{page_script()}</script>", unsafe_allow_javascript=True)


def page_script() -> str:
    """Return the one script that is put on every page."""
    return "".join(map(_read, _SCRIPTS))


def draw_style(name: str) -> None:
    """Put a style sheet on the page that only this page needs."""
    st.html(f"<style>{_read(name)}</style>")


@memo("part of the page's look")
def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
