"""Tab 材料 without a browser: papers are changed, added and left out in a form that holds them against their clause."""

from __future__ import annotations

from pathlib import Path

import pytest
from further_notices import copied_knowledge
from streamlit.testing.v1 import AppTest

from guidance.materials_drafts.edit_materials import read_materials_draft
from guidance.materials_drafts.take_materials_draft import materials_file_path
from guidance.staff.audit_log import open_audit_log
from ingest.notices.load_notices import load_notice
from tests.guidance.ui.page_runs import html

ID = "lyg-etdz-2023-h2"
SCRIPT = f"""
from guidance.ui import workbench_materials
from guidance.ui.workbench_state import pop_outcome
from ingest.notices.load_notices import load_notice
import streamlit as st
st.html(pop_outcome() or "-")
workbench_materials.draw(load_notice("{ID}"), "王芳")
"""


@pytest.fixture
def tab(tmp_path: Path, monkeypatch) -> AppTest:
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(copied_knowledge(tmp_path)))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    return AppTest.from_string(SCRIPT, default_timeout=60)


def titles() -> list[str]:
    return [item.title for item in read_materials_draft(load_notice(ID)).file.items]


def test_a_paper_is_corrected_added_and_left_out_before_visitors_see_it(tab: AppTest):
    file = materials_file_path(load_notice(ID))
    before = file.read_text(encoding="utf-8")
    tab.run().button("correct-materials").click().run()
    tab.button("edit-paper-1").click().run()
    tab.text_input("material-blank-copies").input("九")
    tab.button("FormSubmitter:material-保存").click().run()
    assert "所引原文没有写 9 份；原文没有写份数的，不要写 “份数”" in html(tab)
    tab.text_input("material-blank-copies").input("几份")
    tab.text_input("material-blank-title").input("")
    tab.button("FormSubmitter:material-保存").click().run()
    assert "不是数" in html(tab) and "材料名称：不能空着" in html(tab)
    tab.text_input("material-blank-copies").input("")
    tab.text_input("material-blank-title").input("改过名称的材料")
    tab.button("FormSubmitter:material-保存").click().run()
    assert "改过名称的材料" in html(tab) and titles()[1] == "改过名称的材料"

    tab.button("add-paper").click().run()
    tab.selectbox("material-clause").select("4.2").run()
    tab.text_input("material-blank-title").input("新添的材料")
    tab.text_area("material-blank-quote").input("身份证复印件")
    tab.button("FormSubmitter:material-保存").click().run()
    assert "新添的材料" in titles()
    tab.button("leave-paper-1").click().run()
    assert "改过名称的材料" not in titles() and file.read_text(encoding="utf-8") == before
    tab.button("add-place").click().run()
    tab.button("FormSubmitter:material-不改了").click().run()
    tab.button("edit-shared-0").click().run()
    tab.text_input("material-blank-stamp").input("县里的单位")
    tab.button("FormSubmitter:material-保存").click().run()
    assert "所引原文没有写「县里的单位」" in html(tab)
    tab.text_input("material-blank-stamp").input("")
    tab.multiselect("material-blank-forms").set_value(["copy"])
    tab.text_input("material-blank-note").input("改过的提醒")
    tab.button("FormSubmitter:material-保存").click().run()
    [shared, *_] = read_materials_draft(load_notice(ID)).file.shared
    assert (shared.forms, shared.note) == (["copy"], "改过的提醒") and "复印件：A4，改过的提醒" in html(tab)
    tab.button("discard-materials-sure").click().run()
    assert [act.action for act in open_audit_log().acts(ID)] == ["discarded", *["edited"] * 5]


def test_two_clerks_change_one_paper_and_the_second_is_told(tab: AppTest, tmp_path: Path):
    tab.run().button("correct-materials").click().run()
    other = AppTest.from_string(SCRIPT, default_timeout=60).run()
    for each in (tab, other):
        each.button("edit-paper-0").click().run()
    for each, name in ((tab, "第一位改的"), (other, "第二位改的")):
        each.text_input("material-blank-title").input(name)
        each.button("FormSubmitter:material-保存").click().run()
    assert "刚才有人改过这一处" in html(other) and "第二位改的" in html(other)
    assert titles()[0] == "第一位改的"


def test_a_list_is_drafted_or_begun_with_one_paper_and_taken(tab: AppTest):
    materials_file_path(load_notice(ID)).unlink()
    tab.run().button("begin-materials").click().run()
    tab.selectbox("material-clause").select("4.2").run()
    tab.text_input("material-blank-title").input("身份证复印件")
    tab.text_area("material-blank-quote").input("身份证复印件")
    tab.button("FormSubmitter:material-保存").click().run()
    assert titles() == ["身份证复印件"]
    tab.button("leave-paper-0").click().run()
    assert "只剩这一项了" in html(tab)
    tab.button("discard-materials-sure").click().run()
    tab.button("draft-materials").click().run()
    tab.button("paper-of-0").click().run()
    tab.button("FormSubmitter:material-不改了").click().run()
    while any(button.key == "settle-0" for button in tab.button):
        tab.button("settle-0").click().run()
    tab.button("take-materials").click().run()
    assert materials_file_path(load_notice(ID)).is_file() and "材料清单已经采用" in html(tab)
