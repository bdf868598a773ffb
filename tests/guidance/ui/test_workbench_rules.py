"""Tab 规则 without a browser: conditions are added, corrected and taken out in a form, held against their clause."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from guidance.rule_drafts.rules_draft_file import load_drafting_tables, read_draft, sound_draft, write_draft
from guidance.rules.pack import Pack
from ingest.notices.load_notices import load_notice
from ingest.settings import ROOT
from tests.guidance.ui.page_runs import html

ID = "lyg-etdz-2023-h2"
SCRIPT = f"""
from guidance.ui import workbench_rules
from guidance.ui.workbench_state import pop_outcome
from ingest.notices.load_notices import load_notice
import streamlit as st
st.html(pop_outcome() or "-")
workbench_rules.draw(load_notice("{ID}"), "王芳")
"""


@pytest.fixture
def tab(tmp_path: Path, monkeypatch) -> AppTest:
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge" / "notices" / ID, folder / "notices" / ID)
    for path in (ROOT / "knowledge").glob("*.yaml"):
        shutil.copy(path, folder)
    shutil.copytree(ROOT / "knowledge" / "divisions", folder / "divisions")
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(folder))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    write_draft(sound_draft(load_notice(ID), load_drafting_tables()))
    return AppTest.from_string(SCRIPT, default_timeout=60)


def draft() -> Pack:
    return read_draft(load_notice(ID), load_drafting_tables())


def test_what_was_not_read_becomes_a_condition_on_a_thing_that_the_notice_names(tab: AppTest):
    tab.run().button("write-2.1.tail-0").click().run()
    tab.selectbox("new-condition-fact").select("bool").run()
    tab.text_area("new-condition-quote-2.1.tail").input("按省有关规定做好过渡工作")
    tab.text_input("new-condition-own-name").input("渡过工作")
    tab.button("new-condition-save").click().run()
    assert "条款 2.1.tail 里没有「渡过工作」这些字，请按原文改写" in html(tab) and not draft().rules.facts
    tab.text_input("new-condition-own-name").input("过渡工作")
    tab.text_input("new-condition-own-other").input("过渡期、过渡安置")
    tab.button("new-condition-save").click().run()
    pack = draft()
    assert pack.rules.facts["过渡工作"].other_names == ["过渡期", "过渡安置"]
    assert pack.rules.requirements[-1].needs.fact == "过渡工作"
    assert "2.1.tail" not in [left.clause for left in pack.rules.left]


def test_what_is_one_of_several_is_named_by_the_words_of_its_clause(tab: AppTest):
    tab.run().button("write-2.1.tail-0").click().run()
    tab.selectbox("new-condition-fact").select("enum").run()
    tab.text_area("new-condition-quote-2.1.tail").input("按省有关规定做好过渡工作")
    tab.text_input("new-condition-own-name").input("工作种类")
    tab.text_input("new-condition-own-values").input("过渡工作、轮岗工作").run()
    tab.multiselect("new-condition-enum-values").set_value(["轮岗工作"])
    tab.button("new-condition-save").click().run()
    assert "里没有「轮岗工作」这几个字" in html(tab) and not draft().rules.facts
    tab.text_input("new-condition-own-values").input("过渡工作、省有关规定").run()
    tab.multiselect("new-condition-enum-values").set_value(["过渡工作"])
    tab.button("new-condition-save").click().run()
    pack = draft()
    assert (pack.rules.requirements[-1].needs.fact, pack.rules.requirements[-1].needs.one_of) == (
        "工作种类_种类",
        ["过渡工作"],
    )
    assert list(pack.vocabulary["工作种类_种类"].answers) == ["过渡工作", "省有关规定", "都不是"]
    assert pack.vocabulary["工作种类_种类"].question == "您的工作种类是哪一种？"


def test_a_condition_goes_into_a_rule_and_out_again_and_a_cut_off_stays_what_its_words_say(tab: AppTest):
    route, [name, *_] = draft().rules.routes[0], draft().rules.cutoffs
    before = route.needs
    tab.run().button("write-routes-0-needs").click().run()
    tab.selectbox("new-condition-fact").select("social_insurance_months").run()
    tab.text_area(f"new-condition-quote-{route.clause}").input("见习 1 年期满")
    tab.number_input("new-condition-int-number").set_value(12)
    tab.button("new-condition-save").click().run()
    after = draft().rules.routes[0].needs
    assert after.children[: len(before.children)] == before.children and after.children[-1].at_least == 12
    tab.button("open-routes-0-needs").click().run()
    dropping = [button for button in tab.button if (button.key or "").startswith("drop-routes-0")]
    dropping[-1].click().run()
    assert draft().rules.routes[0].needs == before
    tab.date_input(f"cutoff-{name}-date").set_value("2020-01-01")
    tab.button(f"FormSubmitter:cutoff-{name}-保存").click().run()
    assert "没有保存" in html(tab) and str(draft().rules.cutoffs[name].date) == "2023-11-30"
