"""Tab 常见问题 without a browser: entries are drafted, taken, changed and dropped where a clerk sees them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from guidance.faq.edit_faq import faq_draft_path, read_entries
from ingest.settings import ROOT
from tests.guidance.ui.page_runs import html

ID = "lyg-2024-14"
SCRIPT = f"""
from guidance.ui import workbench_faq
from guidance.ui.workbench_state import pop_outcome
import streamlit as st
assistant = st.session_state.assistant
st.html(pop_outcome() or "-")
workbench_faq.draw(assistant, assistant.knowledge.notice("{ID}"), "王芳")
"""


@pytest.fixture
def tab(assistant, tmp_path: Path, monkeypatch) -> AppTest:
    for name in ("topics.yaml", f"{ID}.yaml"):
        (tmp_path / "faq").mkdir(exist_ok=True)
        shutil.copy(ROOT / "knowledge" / "faq" / name, tmp_path / "faq" / name)
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(tmp_path))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.session_state["assistant"] = assistant
    return app


def test_an_entry_is_dropped_drafted_changed_and_taken(tab: AppTest, assistant):
    notice = assistant.knowledge.notice(ID)
    tab.run().checkbox("faq-taken").check().run()
    at = next(
        n for n, entry in enumerate(read_entries(notice, "taken")) if entry.values["answer"][0]["clause"] == "5.4"
    )
    tab.button(f"drop-faq-taken-{at}").click().run()
    tab.checkbox("faq-taken").uncheck().run()
    tab.button("draft-faq").click().run()
    drafted = read_entries(notice, "draft")
    at = next(n for n, entry in enumerate(drafted) if entry.values["answer"][0]["clause"] == "5.4")
    tab.button(f"edit-faq-draft-{at}").click().run()
    tab.text_input("faq-question").input("学历认定有什么规定？")
    tab.button("FormSubmitter:faq-entry-采用").click().run()
    assert "不是这一条" in html(tab) and len(read_entries(notice, "draft")) == len(drafted)
    tab.text_input("faq-question").input("评审费要交多少钱？")
    tab.button("FormSubmitter:faq-entry-采用").click().run()
    assert "评审费要交多少钱？" in [entry.question for entry in read_entries(notice, "taken")]
    if faq_draft_path(ID).exists():
        tab.button("take-faq").click().run()
        assert "已采用" in html(tab)
