"""What a browser, a reader of screens or a shared link learns of a page: its language and its title."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


def test_the_document_is_chinese_before_any_script(visit, address: str):
    page = visit()
    served = page.request.get(f"{address}/deadlines").text()
    assert '<html lang="zh-CN"' in served and "<title>职称指引</title>" in served
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page).to_have_title("职称指引")


@pytest.mark.parametrize(("path", "title"), [("/deadlines", "申报时间 - 职称指引"), ("/lookup", "条款查询 - 职称指引")])
def test_a_page_has_its_own_title_and_the_talk_that_of_the_service(visit, path: str, title: str):
    page = visit(path)
    expect(page).to_have_title(title)
    page.locator(".st-key-masthead").get_by_role("link", name="问答").click()
    expect(page).to_have_title("职称指引")
