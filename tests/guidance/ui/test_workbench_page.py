"""Page 通知管理, where there is nothing to answer from."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.guidance.ui.page_runs import LONGEST, html

SCRIPT = """
import streamlit as st
from guidance.ui.workbench_page import assistant_or_fault
st.html(f"<p>{assistant_or_fault()}</p>")
"""


def test_staff_read_what_keeps_the_knowledge_from_being_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "notices").mkdir()
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(tmp_path))
    st.cache_resource.clear()
    shown = html(AppTest.from_string(SCRIPT, default_timeout=LONGEST).run())
    st.cache_resource.clear()
    assert "现在回答不了群众" in shown and "这里没有通知" in shown and "<p>None</p>" in shown
