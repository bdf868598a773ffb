"""Headers that every answer carries, and cookies that go back over HTTPS alone."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from guidance.http_api.security_headers import SecurityHeaders


def greet(_request) -> Response:
    response = PlainTextResponse("ok")
    response.set_cookie("a", "1")
    response.set_cookie("b", "2", secure=True)
    return response


def strict(_request) -> Response:
    return PlainTextResponse("ok", headers={"Content-Security-Policy": "default-src 'none'"})


APP = Starlette(
    routes=[Route("/", greet), Route("/strict", strict)],
    middleware=[Middleware(SecurityHeaders, policy=lambda: "default-src 'self'")],
)


@pytest.mark.parametrize(("path", "policy"), [("/", "'self'"), ("/strict", "'none'"), ("/gone", "'self'")])
def test_every_answer_carries_them(path, policy):
    headers = TestClient(APP).get(path).headers
    assert headers["content-security-policy"] == f"default-src {policy}"
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")


@pytest.mark.parametrize(("scheme", "marked"), [("http", [False, True]), ("https", [True, True])])
def test_cookies_are_secure_where_the_line_is(scheme, marked):
    cookies = TestClient(APP, base_url=f"{scheme}://a.cn").get("/").headers.get_list("set-cookie")
    assert ["; Secure" in cookie for cookie in cookies] == marked
    assert all(cookie.count("Secure") <= 1 for cookie in cookies)
