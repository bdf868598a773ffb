"""Who finds the staff's pages, without a browser."""

from __future__ import annotations

import time

import pytest
from streamlit.testing.v1 import AppTest

from guidance.staff.ended_logins import open_ended_logins
from ingest.settings import ROOT
from tests.guidance.ui.page_runs import LONGEST

CLERK = "clerk@lyg.gov.cn"


@pytest.fixture(autouse=True)
def staff(monkeypatch: pytest.MonkeyPatch) -> None:
    """An office with members of staff."""
    monkeypatch.setenv("GUIDANCE_STAFF", f"{CLERK}, other@lyg.gov.cn")


def visit(**user) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LONGEST)
    app.user = user
    app.secrets["auth"] = {"client_id": "guidance"}
    return app.run()


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
def test_strangers_find_no_page_for_staff(user: dict):
    app = visit(**user)
    assert not app.exception
    assert links(app) and not {"问题记录", "规则核对"} & set(links(app))


def test_staff_who_are_signed_in_find_theirs():
    app = visit(is_logged_in=True, email=CLERK.upper(), email_verified=True, iat=time.time())
    assert {"问题记录", "规则核对"} <= set(links(app))


def test_a_login_that_was_ended_finds_none_again(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GUIDANCE_STAFF_ACCOUNTS", str(tmp_path / "accounts.json"))
    user = {"is_logged_in": True, "email": CLERK, "email_verified": True, "iat": time.time()}
    open_ended_logins().add(user, time.time())
    assert "规则核对" not in links(visit(**user))
    assert "规则核对" in links(visit(**{**user, "iat": user["iat"] + 1}))


def test_without_a_list_of_staff_nobody_is_staff(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("GUIDANCE_STAFF")
    app = visit(is_logged_in=True, email=CLERK)
    assert not {"问题记录", "规则核对"} & set(links(app))


@pytest.mark.parametrize("user", [{"is_logged_in": False}, {"is_logged_in": True, "email": "stranger@lyg.gov.cn"}])
def test_the_page_to_sign_in_on_has_one_way_in_and_no_link_to_itself(user: dict):
    script = "from guidance.ui import sign_in_page, staff_access\nsign_in_page.draw()\nstaff_access.draw_door(None)"
    app = AppTest.from_string(script, default_timeout=LONGEST)
    app.user = user
    app.secrets["auth"] = {"client_id": "guidance"}
    assert not app.run().exception
    assert len(app.button) == 1 and links(app) == []
