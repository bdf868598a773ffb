"""What every page has: the service's name, the way to the other pages, small print, and what is shown on a fault."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Sequence

import streamlit as st

from guidance.ui.render import render
from ingest.errors import AssistantError, SettingError

_LOG = logging.getLogger(__name__)


def draw_head(pages: Sequence[st.Page]) -> None:
    """Show the name of the service, the switches of its display and a link to each page."""
    with st.container(key="masthead", horizontal=True, vertical_alignment="center"):
        st.html(render("masthead_top"))
        for page in pages:
            st.page_link(page)


def draw_records_notice(words: str) -> None:
    """Show what visitors have to know before they write anything; nothing for ""."""
    if words:
        st.html(render("records_notice", words=words))


def draw_hint(words: str) -> None:
    """Show a line of small print."""
    st.html(render("hint", words=words))


def draw_alert(headline: str, words: str) -> None:
    """Show that something is wrong, and what it is or what to do."""
    st.html(render("alert", headline=headline, words=words))


def run_guarded(page: st.Page) -> bool:
    """Draw a page and return whether it stands; on a fault say so in Chinese, and log where but nothing stated.

    A wrong setting is told as it is, and ends the page; of knowledge that cannot be read the log tells what is wrong.
    """
    try:
        page.run()
    except SettingError as error:
        draw_alert(
            "设置有误，服务没有启动",
            f"{error}。请维护人员改正这项设置后重新启动；急用请直接看通知原文或打电话给受理单位。",
        )
        st.stop()
    except AssistantError as error:
        _LOG.error("page %s: %s", page.url_path or "talk", error)
        draw_alert(
            "现在查不了通知",
            "通知资料还没有放好，或者有错，不是您的操作造成的。请稍后再来，急用请打电话给受理单位；维护人员请看服务器日志。",
        )
        return False
    except Exception as error:
        _log_fault(error, page.url_path or "talk")
        draw_alert(
            "这一页出了问题",
            "不是您的操作造成的。请刷新页面再试；还是不行，请直接看通知原文或打电话给受理单位。",
        )
        return False
    return True


def draw_foot(*parts: Callable[[], None]) -> None:
    """Show what stands below a page: whom to ask, and the door to the staff's pages, where there is one.

    What cannot be drawn is left out, and logged.
    """
    with st.container(key="foot"):
        for draw_part in parts:
            try:
                draw_part()
            except Exception as error:
                _log_fault(error, "foot")


def _log_fault(error: Exception, page: str) -> None:
    """Log where a page broke, but nothing that was stated on it."""
    where = "".join(traceback.format_tb(error.__traceback__))
    _LOG.error("%s on page %s\n%s", type(error).__name__, page, where)
