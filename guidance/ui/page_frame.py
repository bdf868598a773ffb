"""What every page has: the service's name, the way to the other pages, and who decides."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Sequence

import streamlit as st

from guidance.ui.escape import as_html

_LOG = logging.getLogger(__name__)


def draw_head(pages: Sequence[st.Page]) -> None:
    """Show the name of the service and a link to each page."""
    with st.container(key="masthead", horizontal=True, vertical_alignment="center"):
        st.html('<span class="brand">职称指引</span>', width="content")
        for page in pages:
            st.page_link(page)


def draw_notice(words: str) -> None:
    """Show what visitors have to know before they write anything; nothing for ""."""
    if words:
        st.html(f'<p class="soft told">{as_html(words)}</p>')


def run_guarded(page: st.Page) -> None:
    """Draw a page; when that fails, say so in Chinese, and log where it failed but nothing that was stated."""
    try:
        page.run()
    except Exception as error:
        where = "".join(traceback.format_tb(error.__traceback__))
        _LOG.error("%s on page %s\n%s", type(error).__name__, page.url_path or "talk", where)
        st.html(
            '<div class="card" role="alert"><p class="headline">这一页出了问题</p><p>不是您的操作造成的。'
            "请刷新页面再试；还是不行，请直接看通知原文或打电话给受理单位。</p></div>"
        )


def draw_foot(door: Callable[[], None]) -> None:
    """Show what stands below a page: the door to the staff's pages, where there is one."""
    with st.container(key="foot"):
        door()
