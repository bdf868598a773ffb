"""The page 问题记录, without a browser: what it tells, and a click that teaches."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from guidance.ui.record_turns import turn_recorder
from guidance.ui.shared_assistant import reload_assistant
from ingest.notices.teach import teach
from ingest.settings import ROOT
from tests.guidance.ui.page_runs import html, page_alone, run_app

OPEN = "停车费给不给报销"


@pytest.fixture
def on(indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An office that keeps records and has a knowledge folder of its own."""
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    shutil.copytree(indexed, tmp_path / "data")
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(tmp_path / "knowledge"))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("GUIDANCE_RECORDS", "on")
    st.cache_resource.clear()
    yield
    if turn_recorder().writer:
        turn_recorder().writer.close()
    st.cache_resource.clear()


def inside() -> AppTest:
    """The page 问题记录, once everything that was said is written."""
    turn_recorder().writer.flush()
    return page_alone("records_page").run()


def found(query: str) -> list[str]:
    """The ids of the clauses that the page 条款查询 finds."""
    page = page_alone("lookup_page").run()
    page.text_input(key="lookup-query").set_value(query).run()
    assert not page.exception
    return [unquote(each) for each in re.findall(r'href="notice\?clause=([^"]+)" target="_blank">永久链接', html(page))]


def ask(app: AppTest, *questions: str) -> AppTest:
    for question in questions:
        app.chat_input[0].set_value(question).run()
    assert not app.exception
    return app


def test_one_click_teaches_every_visitor_and_the_second_editor_is_told(on: None):
    visitor = ask(run_app(), OPEN)
    assert visitor.session_state.talk.turns[-1].reply.kind == "refuse"
    assert found("停车费") == []
    page, second = inside(), inside()
    assert OPEN in html(page)
    for editor in (page, second):
        editor.button(key="teach-0").click().run()
    page.selectbox(key="teach-clause").set_value("lyg-2024-14#5.4").run()
    page.button(key="teach-chosen").click().run()
    assert not page.exception and "已教会" in html(page)
    assert OPEN not in [b for b in html(page).split("<p>") if "次" in b]
    assert found("停车费") == ["lyg-2024-14#5.4"]
    ask(visitor, OPEN)
    reply = visitor.session_state.talk.turns[-1].reply
    assert reply.kind == "answer" and reply.citations[0].id == "lyg-2024-14#5.4"
    next(b for b in second.button if (b.key or "").startswith("teach-by-")).click().run()
    assert not second.exception and "刚才已有人教会" in html(second)


def test_a_question_is_taught_that_the_notice_does_not_say_and_an_answer_taught_later_wins(on: None, tmp_path: Path):
    question = "评审费能开发票给公司吗"
    visitor = ask(run_app(), OPEN)
    page = inside()
    page.button(key="teach-0").click().run()
    page.text_input(key="teach-text").set_value(question).run()
    page.selectbox(key="teach-none-notice").set_value("lyg-2024-14").run()
    page.text_input(key="teach-why").set_value("没写发票").run()
    page.button(key="teach-not-stated").click().run()
    assert not page.exception and f"已教会：“{question}”，" in html(page)
    written = tmp_path / "knowledge" / "refusals" / "lyg-2024-14.yaml"
    assert question in written.read_text(encoding="utf-8") and "没写发票" in written.read_text(encoding="utf-8")
    ask(visitor, f"2024年高工{question}", question)
    assert visitor.session_state.talk.turns[-1].reply.kind == "refuse"
    teach("lyg-2024-14", question, ["5.4"], "电话")
    reload_assistant()
    ask(visitor, "2024年智能制造高工要交多少钱", question)
    assert visitor.session_state.talk.turns[-1].reply.citations[0].id == "lyg-2024-14#5.4"


def test_thumbs_and_own_details_are_counted_and_words_of_own_details_are_nowhere(on: None, tmp_path: Path):
    visitor = ask(run_app(), "申报高级工程师要交多少钱？我叫张三")
    visitor.button(key="thumb_down-0").click().run()
    ask(visitor, "我2019年6月10日取得工程师，本科毕业，想报2024年智能制造高工")
    page = inside()
    page.radio(key="records-view").set_value("说没有用").run()
    shown = html(page)
    assert "要交多少钱" in shown and "张三" not in shown
    assert 'data-label="提问">2<' in shown and 'data-label="说没有用">1<' in shown
    held = (tmp_path / "data" / "records.db").read_bytes()
    assert "交多少钱".encode() in held
    assert "张三".encode() not in held and "本科".encode() not in held and b"2019" not in held


def test_a_database_that_is_down_leaves_the_talk_alone_and_is_told_to_staff(on: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GUIDANCE_RECORDS", "postgresql://clerk:secret@127.0.0.1:9/x")
    visitor = ask(run_app(), "申报高级工程师要交多少钱？", OPEN)
    assert [t.reply.kind for t in visitor.session_state.talk.turns] == ["answer", "refuse"]
    shown = html(inside())
    assert "有 2 条没有写进数据库" in shown and "现在读不到记录" in shown and "secret" not in shown


def test_visitors_are_told_that_questions_are_kept_and_only_then(on: None, monkeypatch: pytest.MonkeyPatch):
    assert "提问会保存 180 天" in html(run_app())
    monkeypatch.setenv("GUIDANCE_RECORDS", "")
    st.cache_resource.clear()
    assert "提问会保存" not in html(run_app())


@pytest.mark.parametrize(("wish", "told"), [("", "没有开启问题记录"), ("/srv/x.db", "设置有误")])
def test_without_consent_or_with_a_wrong_setting_nothing_is_kept_and_the_page_says_so(
    on: None, monkeypatch: pytest.MonkeyPatch, wish: str, told: str
):
    monkeypatch.setenv("GUIDANCE_RECORDS", wish)
    ask(run_app(), OPEN)
    assert turn_recorder().writer is None

    assert told in html(page_alone("records_page").run())
