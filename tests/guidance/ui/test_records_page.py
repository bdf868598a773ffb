"""Staff's pages, without a browser: who sees them, what they tell, and a click that teaches."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from guidance.ui.record_turns import turn_recorder
from ingest.settings import ROOT

CLERK = "clerk@lyg.gov.cn"
OPEN = "停车费给不给报销"


@pytest.fixture
def on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An office that keeps records, has a member of staff, and a knowledge folder of its own."""
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    monkeypatch.setenv("GUIDANCE_KNOWLEDGE", str(tmp_path / "knowledge"))
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("GUIDANCE_RECORDS", "on")
    monkeypatch.setenv("GUIDANCE_STAFF", f"{CLERK}, other@lyg.gov.cn")
    st.cache_resource.clear()
    yield
    if turn_recorder().writer:
        turn_recorder().writer.close()
    st.cache_resource.clear()


def visit(**user) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=180)
    app.user = user
    return app.run()


def inside() -> AppTest:
    """The page 问题记录, once everything that was said is written."""

    def script() -> None:
        from guidance.ui import records_page

        records_page.draw()

    turn_recorder().writer.flush()
    return AppTest.from_function(script, default_timeout=180).run()


def found(query: str) -> list[str]:
    """The ids of the clauses that the page 条款查询 finds."""

    def script() -> None:
        from guidance.ui import lookup_page

        lookup_page.draw()

    page = AppTest.from_function(script, default_timeout=180).run()
    page.text_input(key="lookup-query").set_value(query).run()
    assert not page.exception
    return [unquote(each) for each in re.findall(r'href="notice\?clause=([^"]+)" target="_blank">永久链接', html(page))]


def ask(app: AppTest, *questions: str) -> AppTest:
    for question in questions:
        app.chat_input[0].set_value(question).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(each.value for each in app.get("html"))


def links(app: AppTest) -> list[str]:
    return [each.proto.label for each in app.get("page_link")]


@pytest.mark.parametrize(
    "user",
    [
        {},
        {"is_logged_in": False},
        {"is_logged_in": True, "email": "stranger@lyg.gov.cn"},
        {"is_logged_in": True, "email": CLERK, "email_verified": False},
        {"is_logged_in": True, "email": CLERK, "iat": time.time() - 24 * 3600},
        {"is_logged_in": True, "email": CLERK, "iat": time.time()},
        {"is_logged_in": True, "email": CLERK, "email_verified": None, "iat": time.time()},
        {"is_logged_in": True, "email": CLERK, "email_verified": True},
        {"is_logged_in": True, "email": CLERK, "email_verified": True, "iat": "soon"},
        {"is_logged_in": True},
    ],
)
def test_strangers_find_no_page_for_staff(on: None, user: dict):
    app = visit(**user)
    assert not app.exception
    assert links(app) and not {"问题记录", "规则核对"} & set(links(app))


def test_staff_who_are_signed_in_find_theirs(on: None):
    app = visit(is_logged_in=True, email=CLERK.upper(), email_verified=True, iat=time.time())
    assert {"问题记录", "规则核对"} <= set(links(app))


def test_without_a_list_of_staff_nobody_is_staff(on: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("GUIDANCE_STAFF")
    app = visit(is_logged_in=True, email=CLERK)
    assert not {"问题记录", "规则核对"} & set(links(app))


def test_one_click_teaches_every_visitor_and_the_second_editor_is_told(on: None):
    visitor = ask(visit(), OPEN)
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


def test_thumbs_and_own_details_are_counted_and_words_of_own_details_are_nowhere(on: None, tmp_path: Path):
    visitor = ask(visit(), "申报高级工程师要交多少钱？我叫张三")
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
    visitor = ask(visit(), "申报高级工程师要交多少钱？", OPEN)
    assert [t.reply.kind for t in visitor.session_state.talk.turns] == ["answer", "refuse"]
    shown = html(inside())
    assert "有 2 条没有写进数据库" in shown and "现在读不到记录" in shown and "secret" not in shown


def test_visitors_are_told_that_questions_are_kept_and_only_then(on: None, monkeypatch: pytest.MonkeyPatch):
    assert "提问会保存 180 天" in html(visit())
    monkeypatch.setenv("GUIDANCE_RECORDS", "")
    st.cache_resource.clear()
    assert "提问会保存" not in html(visit())


@pytest.mark.parametrize(("wish", "told"), [("", "没有开启问题记录"), ("/srv/x.db", "设置有误")])
def test_without_consent_or_with_a_wrong_setting_nothing_is_kept_and_the_page_says_so(
    on: None, monkeypatch: pytest.MonkeyPatch, wish: str, told: str
):
    monkeypatch.setenv("GUIDANCE_RECORDS", wish)
    ask(visit(), OPEN)
    assert turn_recorder().writer is None

    def script() -> None:
        from guidance.ui import records_page

        records_page.draw()

    assert told in html(AppTest.from_function(script, default_timeout=180).run())
