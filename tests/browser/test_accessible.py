"""Accessible for all: axe-core finds nothing on any page, what is pressed is large enough, switches last."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from page_steps import ask, english_on, settle
from playwright.sync_api import Page, expect

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
FINDINGS = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html)}`);
}"""
# What is pressed by itself; links in a running text and what lies inside a larger field are judged with those.
SMALL_TARGETS = """() => {
  const fields = "[role='group']:has(> input), [data-testid='stTextInputRootElement']";
  const pressed = `button, summary, ${fields}, a[data-testid='stPageLink-NavLink'], .handle a`;
  const isSmall = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 6 && height < 43.5 && !element.parentElement.closest(fields);
  };
  return [...document.querySelectorAll(pressed)].filter(isSmall).map((each) => each.outerHTML.slice(0, 200));
}"""
PAGES = ["通知一览", "资格自查", "材料清单", "申报时间", "常见问题", "条款查询", "问答"]


@pytest.fixture(scope="module")
def phone(browser, address: str) -> Iterator[Page]:
    """One visitor on a phone in the dark, who goes from page to page."""
    phone = {"viewport": {"width": 375, "height": 812}, "color_scheme": "dark", "reduced_motion": "reduce"}
    context = browser.new_context(**phone)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".st-key-starters")).to_be_visible()
    page.evaluate(AXE)
    yield page
    context.close()


def faults(page: Page) -> list[str]:
    """What axe-core finds, what is too small to press, and what is not in Chinese."""
    settle(page)
    return [*page.evaluate(FINDINGS), *page.evaluate(SMALL_TARGETS), *english_on(page)]


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_fault(phone: Page, name: str):
    phone.locator(".st-key-masthead").get_by_role("link", name=name).click()
    expect(phone.locator(".st-key-masthead a[aria-current=page]")).to_have_text(name)
    expect(phone.locator("h1")).to_have_count(1)
    assert faults(phone) == []


def test_an_answer_is_announced_and_has_no_fault_nor_have_its_clause_and_the_switches(phone: Page):
    phone.get_by_role("button", name="高对比").click()
    ask(phone, "我本科2018年6月评的工程师，能报2024年高工吗")
    first = phone.locator(".said").first.inner_text()
    expect(phone.locator("body > .unseen[aria-live=polite]")).to_contain_text(first)
    assert faults(phone) == []
    phone.locator("[class*=st-key-cites] button").first.click()
    expect(phone.get_by_role("dialog").locator(".clause.here")).to_be_visible()
    assert faults(phone) == []
    phone.reload()
    expect(phone.get_by_role("button", name="高对比")).to_have_attribute("aria-pressed", "true")
