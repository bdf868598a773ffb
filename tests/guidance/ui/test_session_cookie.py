"""The cookie of a session of staff: given for a one-time code, to this site's own pages alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from guidance.http_api.security_headers import SecurityHeaders
from guidance.staff.session_store import open_sessions
from guidance.staff.sign_in import StaffSession
from guidance.ui.session_cookie import session_routes

SITE = "https://guidance.example.cn"


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv("GUIDANCE_DATA", str(tmp_path))
    headers = Middleware(SecurityHeaders, policy=lambda: "default-src 'self'")
    return TestClient(Starlette(routes=session_routes(), middleware=[headers]), base_url=SITE)


def begun() -> str:
    now = time.time()
    return open_sessions().add(StaffSession("li.na", "digest", now, now))[1]


def test_a_code_brings_a_cookie_that_no_script_reads_and_no_other_site_sends(client: TestClient):
    code = begun()
    response = client.post("/staff-session", content=code, headers={"Origin": SITE})
    assert (response.status_code, response.content) == (204, b"")
    cookie = response.headers["set-cookie"]
    assert all(part in cookie for part in ("; HttpOnly", "; SameSite=strict", "; Path=/", "; Secure"))
    assert "Max-Age" not in cookie and code not in cookie
    again = client.post("/staff-session", content=code, headers={"Origin": SITE})
    assert (again.status_code, "set-cookie" in again.headers) == (403, False)


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}])
def test_another_sites_page_gets_nothing_and_the_code_stays_good(client: TestClient, headers: dict[str, str]):
    code = begun()
    assert client.post("/staff-session", content=code, headers=headers).status_code == 403
    assert client.post("/staff-session", content=code, headers={"Origin": SITE}).status_code == 204


@pytest.mark.parametrize("body", [b"", b"guessed", b"\xff\xfe", b"x" * 100_000])
def test_anything_else_is_refused(client: TestClient, body: bytes):
    assert client.post("/staff-session", content=body, headers={"Origin": SITE}).status_code == 403
    assert client.get("/staff-session").status_code == 405
