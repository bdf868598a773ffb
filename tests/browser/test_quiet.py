"""What the server does besides answering: nothing."""

from __future__ import annotations

import sys

from page_steps import ask
from playwright.sync_api import expect

STATED = "2017年3月21日"


def test_nothing_stated_is_logged_and_no_host_elsewhere_is_sought(visit, server):
    page = visit()
    ask(page, f"我{STATED}取得工程师，想报2024年智能制造高工")
    expect(page.locator(".said", has_text="记下了：")).to_contain_text(STATED)
    log = server.log.read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in log
    assert STATED not in log and "2017-03-21" not in log
    assert server.sought.read_text(encoding="utf-8") == ""


def test_the_server_listens_on_this_machine_only(server):
    assert "127.0.0.1" in server.log.read_text(encoding="utf-8")
    if sys.platform == "linux":
        port = f"{int(server.address.rsplit(':', 1)[1]):04X}"
        with open("/proc/net/tcp", encoding="ascii") as table:
            listening = [row.split()[1] for row in table if row.split()[3] == "0A"]
        assert [each for each in listening if each.endswith(f":{port}")] == [f"0100007F:{port}"]
