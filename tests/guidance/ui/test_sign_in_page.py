"""The page 工作人员登录, without a browser: who gets in with an account, and what everybody else is told."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from guidance.staff.lock_out import MOST_BY_NAME
from guidance.staff.session_store import open_sessions
from guidance.staff.sign_in import IDLE, open_accounts
from guidance.ui import account_access
from tests.guidance.ui.page_runs import html, page_alone

PASSWORD = "correct horse 电池"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def li_na(data: Path) -> None:
    open_accounts().add("li.na", PASSWORD, date(2026, 1, 5))


def sign_in(page: AppTest, password: str) -> AppTest:
    page.text_input(key="sign-in-name").set_value("li.na")
    page.text_input(key="sign-in-password").set_value(password)
    return page.button[0].click().run()


def test_without_accounts_the_page_says_how_staff_get_in(data: Path):
    page = page_alone("sign_in_page").run()
    assert "python -m guidance staff add" in html(page) and not page.button


def test_a_password_lets_in_until_nobody_has_used_the_page_for_long(li_na: None, monkeypatch: pytest.MonkeyPatch):
    page = sign_in(page_alone("sign_in_page").run(), "wrong password")
    assert "名字或密码不对" in html(page)
    sign_in(page, PASSWORD)
    assert "已登录：li.na" in html(page)
    assert PASSWORD not in repr(page.session_state)
    later = time.time() + IDLE
    monkeypatch.setattr(account_access.time, "time", lambda: later)
    assert "已登录" not in html(page.run()) and page.button


def test_a_reload_goes_on_by_the_cookie_until_somebody_signs_out_anywhere(li_na: None, monkeypatch: pytest.MonkeyPatch):
    first = sign_in(page_alone("sign_in_page").run(), PASSWORD)
    sessions, key = open_sessions(), first.session_state["staff-session"]
    cookie = sessions.exchange(first.session_state["staff-session-code"][0], time.time())
    for brought, name in ((cookie, "li.na"), ("forged", "")):
        monkeypatch.setattr(account_access, "session_id", lambda brought=brought: brought)
        assert ("已登录：li.na" in html(page_alone("sign_in_page").run())) is bool(name)
    monkeypatch.setattr(account_access, "session_id", lambda: cookie)
    second = page_alone("sign_in_page").run()
    sessions.remove(key)
    assert "已登录" not in html(first.run()) and "已登录" not in html(second.run())
    assert "已登录" not in html(page_alone("sign_in_page").run())


def test_too_many_failures_are_told_with_the_time_to_wait(li_na: None):
    page = page_alone("sign_in_page").run()
    for _ in range(MOST_BY_NAME):
        sign_in(page, "wrong password")
    sign_in(page, PASSWORD)
    assert "15 分钟以后再试" in html(page) and "已登录" not in html(page)


def test_where_failures_cannot_be_written_down_nobody_gets_in(li_na: None, data: Path):
    (data / "sign-in").write_text("in the way", encoding="utf-8")
    page = sign_in(page_alone("sign_in_page").run(), PASSWORD)
    assert "没有登录" in html(page) and "已登录" not in html(page)
