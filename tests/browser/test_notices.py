"""From the list of notices into the talk and back, in a real browser, at a desk and on a phone."""

from __future__ import annotations

import pytest
from page_steps import ask, settle
from playwright.sync_api import expect

WIDE = (
    "[...document.querySelectorAll('.stMain *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1"
    " && e.checkVisibility() && getComputedStyle(e).overflow !== 'hidden').length"
)
SCOPE = "[data-testid=stPopover] button"


@pytest.mark.parametrize("width", [1280, 375])
def test_a_notice_is_found_asked_about_and_let_go_again(visit, choose, width: int):
    page = visit(width=width, height=860)
    page.get_by_role("link", name="看全部").click()
    expect(page.get_by_role("heading", name="通知一览")).to_be_visible()
    page.locator(".st-key-notices-query input").fill("初定")
    expect(page.get_by_text("已截止 1 份", exact=True)).to_be_visible()
    settle(page)
    entry = page.locator("[class*=st-key-notice-]")
    expect(entry).to_have_count(1)
    expect(entry.locator(".tag")).to_have_text("已截止")
    expect(entry.locator("a.phone").first).to_have_attribute("href", "tel:051885881181")
    assert page.evaluate(WIDE) == 0

    page.get_by_role("button", name="问这份通知").click()
    expect(page.locator(".st-key-scope")).to_contain_text("按哪个通知回答")
    settle(page)
    ask(page, "申报时间到哪天？")
    expect(page.locator(".source").last).to_contain_text("开发区2023年")
    expect(page.locator(SCOPE)).to_contain_text("范围：连云港经济技术开发区2023年")
    assert page.evaluate(WIDE) == 0

    page.locator(SCOPE).click()
    page.get_by_role("button", name="清除范围").click()
    expect(page.locator(SCOPE)).to_contain_text("范围：不限地区、级别")
    choose(page, page.get_by_role("combobox", name="级别"), "副高级")
    expect(page.locator(SCOPE)).to_contain_text("范围：副高级")
    assert page.locator(f"{SCOPE} p").first.evaluate("words => words.scrollWidth <= words.clientWidth"), "words are cut"
    page.keyboard.press("Escape")
    ask(page, "纸质材料交到哪里？")
    expect(page.locator(".source").last).to_contain_text("连云港市2024年")
    expect(page.locator(".source").last).not_to_contain_text("开发区2023年")
