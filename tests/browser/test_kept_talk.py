"""Nothing is lost: the talk, the facts and the ticks outlive a reload, a restart of the server and a slow model."""

from __future__ import annotations

import json
import os
import re
import signal
from pathlib import Path
from urllib.parse import urlsplit

from page_steps import ask, send, settle, wait_until
from playwright.sync_api import Page, expect

ENGLISH = re.compile(r"[A-Za-z]{3,}")
KEPT = "() => [sessionStorage, localStorage].map((storage) => storage.getItem('guidance-talk'))"
OWN_CASE = "我本科2018年6月评的工程师，能报2024年高级工程师吗？"
FEE = "申报高级工程师要交多少钱？"


def kept(page: Page) -> list[dict | None]:
    """What the tab and the device keep."""
    return [text and json.loads(text) for text in page.evaluate(KEPT)]


def test_a_talk_outlives_reload_restart_and_the_tab_where_the_device_keeps_it(serving, new_context, tmp_path: Path):
    with new_context() as context:
        page = context.new_page()
        with serving(tmp_path) as server:
            page.goto(server.address)
            ask(page, OWN_CASE)
            ask(page, FEE)
            page.get_by_role("link", name="材料清单").click()
            page.locator(".stCheckbox label").filter(has_text="申报材料真实性承诺书").click()
            expect(page.locator("strong", has_text="已备好 1 项")).to_be_visible()
            wait_until(page, "(sessionStorage.getItem('guidance-talk') || '').includes('ticks')")
            page.reload()
            expect(page.locator("strong", has_text="已备好 1 项")).to_be_visible()
            assert urlsplit(page.url).query == ""
            page.get_by_role("link", name="问答").click()
            expect(page.locator(".asked p")).to_have_text([OWN_CASE, FEE])
            settle(page)
            os.kill(server.process, signal.SIGSTOP)  # the line is dead, and nobody knows it yet
            send(page, "那到哪天截止？")
            os.kill(server.process, signal.SIGKILL)
        dialog, box = page.get_by_role("dialog"), page.get_by_placeholder("用平常话问一个问题")
        expect(dialog).to_contain_text("网络连接中断")
        expect(dialog).to_contain_text("对话还在")
        expect(dialog).not_to_contain_text(ENGLISH)
        expect(box).to_be_disabled()
        with serving(tmp_path, port=urlsplit(server.address).port):
            expect(box).to_be_enabled()
            expect(page.locator(".asked p")).to_have_text([OWN_CASE, FEE])
            expect(box).to_have_value("那到哪天截止？")
            box.press("Enter")
            expect(page.locator(".asked p")).to_have_text([OWN_CASE, FEE, "那到哪天截止？"])
            settle(page)
            assert kept(page)[1] is None
            page.get_by_text("在这台设备上保留对话").click()
            expect(page.locator(".st-key-keep-here", has_text="点“清空”立即删掉")).to_be_visible()
            wait_until(page, "!!localStorage.getItem('guidance-talk')")
            page.close()
            page = context.new_page()
            page.goto(server.address)
            expect(page.locator(".asked p")).to_have_text([OWN_CASE, FEE, "那到哪天截止？"])
            expect(page.locator(".st-key-check-door")).to_be_visible()
            settle(page)
            page.get_by_role("button", name="清空").click()
            expect(page.locator(".st-key-starters")).to_be_visible()
            expect(page.locator(".asked")).to_have_count(0)
            settle(page)
            assert kept(page) == [None, None]
