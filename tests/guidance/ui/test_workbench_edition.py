"""Tab 新旧对照 without a browser: what changed, what is left, and taking the rest over with a click."""

from __future__ import annotations

from pathlib import Path

from further_notices import copied_knowledge
from next_edition import CHANGED, HIGHER, next_text
from streamlit.testing.v1 import AppTest

from guidance.materials_drafts.write_materials_draft import materials_draft_path
from ingest.drafting.add_notice import add_received
from ingest.drafting.edit_draft import change_relation
from ingest.readers.receive import receive_files
from tests.guidance.ui.page_runs import html

ID = "lyg-2025-14"
SCRIPT = f"""
from guidance.ui import workbench_edition
from guidance.ui.workbench_state import pop_outcome
from ingest.notices.load_notices import load_drafted_notice
from ingest.settings import settings
import streamlit as st
st.html(pop_outcome() or "-")
workbench_edition.draw(load_drafted_notice(settings().knowledge / "notices" / "{ID}"), "王芳")
"""


def test_changes_stand_side_by_side_and_the_rest_is_taken_over_with_a_click(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(copied_knowledge(tmp_path)))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    add_received(receive_files([("通知.md", next_text(HIGHER, CHANGED).encode())]), ID)
    change_relation(ID, "replaces", [], [HIGHER])
    tab = AppTest.from_string(SCRIPT, default_timeout=120).run()
    shown = html(tab)
    assert "还没有沿用" in shown and "还要核对" in shown
    assert "<mark>600</mark>" in shown and "<mark>500</mark>" in shown and "没有对应的条款" in shown
    tab.button("carry-over").click().run()
    assert "已沿用为草稿" in html(tab) and "草稿，请到“材料”核对" in html(tab)
    assert materials_draft_path(ID).is_file() and not any(button.key == "carry-over" for button in tab.button)
