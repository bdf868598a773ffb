"""What stands around every page, where something on it breaks."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.guidance.ui.page_runs import html

_PAGE = """
import streamlit as st
from guidance.ui.page_frame import draw_foot, run_guarded
from ingest.errors import AssistantError

def broken():
    raise {error}("notices/x/notice.yaml:3" + "0" * 3)

st.html(f"<p>stands: {{run_guarded(st.navigation([broken]))}}</p>")
draw_foot(broken, lambda: st.html("<p>door</p>"))
"""


def _drawn(error: str) -> str:
    return html(AppTest.from_string(_PAGE.format(error=error)).run())


def test_knowledge_that_cannot_be_read_is_told_to_visitors_and_its_fault_to_the_log(caplog):
    drawn = _drawn("AssistantError")
    assert "现在查不了通知" in drawn and "stands: False" in drawn and "notice.yaml:3000" not in drawn
    assert "notice.yaml:3000" in caplog.text


def test_a_part_of_the_foot_that_breaks_leaves_the_others(caplog):
    drawn = _drawn("ValueError")
    assert "这一页出了问题" in drawn and "door" in drawn
    assert "notice.yaml:3000" not in caplog.text
