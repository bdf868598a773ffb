"""What the server does besides answering: nothing."""

from __future__ import annotations

import sys
import urllib.request

import pytest
from page_steps import ask
from playwright.sync_api import expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

STATED = "2017年3月21日"


def test_nothing_stated_is_logged_and_no_host_elsewhere_is_sought(visit, server):
    page = visit()
    ask(page, f"我{STATED}取得工程师，想报2024年智能制造高工")
    expect(page.locator(".said", has_text="记下了：")).to_contain_text(STATED)
    log = server.log.read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in log
    assert STATED not in log and "2017-03-21" not in log
    assert server.sought.read_text(encoding="utf-8") == ""


def test_a_page_of_another_site_is_refused_and_nothing_outside_is_asked(server):
    stream = f"{server.address.replace('http', 'ws')}/_stcore/stream"
    with pytest.raises(InvalidStatus, match="403"), connect(stream, origin="https://elsewhere.example"):
        pass
    assert server.sought.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(("path", "scripts"), [("/", 3), ("/check", 3), ("/healthz", 0), ("/_stcore/health", 0)])
def test_every_answer_tells_the_browser_what_it_may_do(server, path, scripts):
    with urllib.request.urlopen(server.address + path) as answer:
        headers = answer.headers
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "same-origin")
    policy = headers["Content-Security-Policy"]
    assert policy.count("'sha256-") == scripts and policy.endswith("frame-ancestors 'self'")


def test_the_server_listens_on_this_machine_only(server):
    assert "127.0.0.1" in server.log.read_text(encoding="utf-8")
    if sys.platform == "linux":
        port = f"{int(server.address.rsplit(':', 1)[1]):04X}"
        with open("/proc/net/tcp", encoding="ascii") as table:
            listening = [row.split()[1] for row in table if row.split()[3] == "0A"]
        assert [each for each in listening if each.endswith(f":{port}")] == [f"0100007F:{port}"]
