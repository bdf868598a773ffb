"""The page 常见问题, without a browser."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ingest.settings import ROOT
from tests.guidance.ui.page_runs import html, page_alone


@pytest.fixture
def page() -> AppTest:
    return page_alone("faq_page").run()


def test_every_topic_stands_folded_in_the_order_of_the_journey(page: AppTest):
    assert not page.exception
    told = html(page)
    places = [told.index(f"<summary><h2>{topic}（") for topic in ("能不能报", "要什么条件", "交什么", "多少钱", "之后")]
    assert places == sorted(places)


def test_each_question_of_several_notices_says_whose_it_is(page: AppTest):
    assert 'class="about">连云港市2024年评审（高级工程师）<' in html(page)
    page.selectbox(key="list-faq-notice").set_value("lyg-etdz-2023-h2").run()
    assert 'class="about"' not in html(page)


def test_one_topic_shows_its_own_questions_only(page: AppTest):
    page.selectbox(key="list-faq-topic").set_value("多少钱").run()
    assert "收费多少" in html(page) and "要答辩吗" not in html(page)


def test_a_search_opens_the_best_answer_with_a_link_to_its_clause(page: AppTest):
    page.text_input(key="faq-query").set_value("评审费多少").run()
    first = html(page).split("<details")[1]
    assert first.startswith(' class="faq" open>') and "500 元/人" in first
    assert 'href="notice?clause=lyg-2024-14%235.4"' in first


@pytest.mark.parametrize("noise", ["<script>alert(1)</script>", "(.*)+$", "'; DROP TABLE faq; --", "龘" * 10_000])
def test_noise_in_the_search_is_only_text(page: AppTest, noise: str):
    page.text_input(key="faq-query").set_value(noise).run()
    assert not page.exception and "<script>" not in html(page)


@pytest.fixture
def editing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A knowledge folder that an editor works on while the server runs."""
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(tmp_path / "knowledge"))
    monkeypatch.setenv("GUIDANCE_STAFF", "clerk@lyg.gov.cn")
    st.cache_resource.clear()
    yield tmp_path / "knowledge" / "faq"
    st.cache_resource.clear()


def test_a_file_that_an_editor_saves_is_served_at_once(editing: Path):
    page = page_alone("faq_page").run()
    assert "收费多少" in html(page)
    path = editing / "lyg-2024-14.yaml"
    before, rest = path.read_text(encoding="utf-8").split("  # 智能制造高级工程师评审收费多少？\n")
    path.write_text(before + "  #" + rest.split("  #", 1)[1], encoding="utf-8")
    page.run()
    assert not page.exception and "收费多少" not in html(page) and "要答辩吗" in html(page)


def test_a_broken_file_takes_nothing_away_and_only_staff_are_told(editing: Path):
    page = page_alone("faq_page").run()
    before = html(page)
    for name in ("topics.yaml", "lyg-2024-14.yaml"):
        (editing / name).write_text("entries: [\n", encoding="utf-8")
    assert html(page.run()) == before
    staff = page_alone("faq_page")
    staff.user = {
        "is_logged_in": True,
        "email": "clerk@lyg.gov.cn",
        "email_verified": True,
        "iat": time.time(),
    }
    told = html(staff.run())
    assert "lyg-2024-14.yaml:" in told and "topics.yaml:" in told and "lyg-2024-14.yaml:" not in before


def test_a_closed_window_is_said_to_be_closed(page: AppTest):
    page.text_input(key="faq-query").set_value("现场受理").run()
    assert "提醒：网上申报、现场受理已于2024年9月10日截止" in html(page).split("<details")[1]


def test_a_link_shows_one_question_with_related_ones_and_leads_on_to_all(page: AppTest):
    shown = html(page)
    link = re.search(r'data-link="faq\?entry=([^"]+)"', shown.split("收费多少")[1])
    assert link
    one = page_alone("faq_page")
    one.query_params["entry"] = link[1]
    alone = html(one.run())
    assert alone.count("<details") == 1 and "收费多少" in alone and "相关问题" in alone
    assert link[1] not in alone.split("相关问题")[1].split("</ul>")[0]
    one.button(key="faq-all").click().run()
    assert html(one).count("<details") == shown.count("<details") and "entry" not in one.query_params


def test_a_link_to_a_question_that_is_gone_says_so_and_a_search_leaves_it():
    page = page_alone("faq_page")
    page.query_params["entry"] = "<b>gone"
    assert "已经改过或撤下" in html(page.run()) and "<b>gone" not in html(page)
    page.text_input(key="faq-query").set_value("评审费多少").run()
    assert "500 元/人" in html(page) and "entry" not in page.query_params


def test_what_is_shown_is_taken_along(page: AppTest):
    page.selectbox(key="list-faq-notice").set_value("lyg-etdz-2023-h2").run()
    labels = [button.label for button in page.get("download_button")]
    assert labels == ["下载 Word 文档", "下载网页"]
