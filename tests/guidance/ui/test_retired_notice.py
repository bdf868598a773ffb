"""A notice is retired: the others answer on, and its permanent links say that it answers no longer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from guidance.assistant import open_assistant
from guidance.conversation import Conversation, respond
from guidance.materials.load_materials import material_ids
from guidance.rules.load_pack import pack_ids
from ingest.__main__ import main
from ingest.settings import ROOT

HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


@pytest.fixture
def office(indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A knowledge folder of its own."""
    folder = Path(shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge"))
    shutil.copytree(indexed, tmp_path / "data")
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(folder))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    st.cache_resource.clear()
    yield folder
    st.cache_resource.clear()


def show(clause: str) -> str:
    def script() -> None:
        from guidance.ui import notice_page

        notice_page.draw()

    page = AppTest.from_function(script, default_timeout=180)
    page.query_params["clause"] = clause
    page.run()
    assert not page.exception
    return "\n".join(each.value for each in page.get("html"))


def test_its_links_say_so_and_the_other_notice_answers(office: Path):
    assert main(["retire", HIGHER]) == 0
    assistant = open_assistant()
    assert [notice.id for notice in assistant.notices] == [FIRST] and assistant.knowledge.faults == ()
    reply = respond("初定要交哪些材料？", Conversation(), assistant)
    assert reply.citations and {citation.notice for citation in reply.citations} == {FIRST}
    assert (pack_ids(), material_ids()) == ([FIRST], [FIRST])
    shown = show(f"{HIGHER}#5.4")
    assert "连工信职称〔2024〕14号《关于报送2024年度数字经济（智能制造）" in shown and "已停用" in shown
    assert "可能通知已经更新" not in shown and "500元" not in shown


def test_a_notice_whose_folder_is_gone_takes_nothing_else_with_it(office: Path):
    shutil.rmtree(office / "notices" / HIGHER)
    assistant = open_assistant()
    assert [notice.id for notice in assistant.notices] == [FIRST] and assistant.knowledge.faults == ()
    assert all(FIRST in (refusal.notices or [FIRST]) for refusal in assistant.knowledge.refusals)
    assert all(clause.startswith(FIRST) for refusal in assistant.knowledge.refusals for clause in refusal.related)
    assert "可能通知已经更新" in show(f"{HIGHER}#5.4")
