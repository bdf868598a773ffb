"""The look-up in a real browser: type, go through the clauses, see them in their notice, copy, compare."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import quote

import pytest
from page_steps import settle, wait_until
from playwright.sync_api import Page, expect

FOUND = "[class*=st-key-found-] button"
WIDE = (
    "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1"
    " && e.checkVisibility() && getComputedStyle(e).overflow !== 'hidden').length"
)

IS_OUTSIDE = "!document.activeElement.closest('.st-key-results')"


@pytest.fixture
def desk(visit) -> Page:
    """The page after something was typed: the box has the focus without a click."""
    page = visit("/lookup")
    expect(page.locator(".st-key-lookup-query input")).to_be_focused()
    page.keyboard.type("继续教育")
    expect(page).to_have_url(re.compile(quote("继续教育")))
    expect(page.locator("mark").first).to_be_visible()
    settle(page)
    return page


def test_typing_alone_finds_and_shows_the_clause_in_its_notice(desk: Page):
    expect(desk.locator(".st-key-lookup-query input")).to_be_focused()
    expect(desk.locator(".beside .clause.here")).to_be_in_viewport()
    expect(desk.locator(FOUND).first).to_be_in_viewport()
    desk.keyboard.type(" 2006年")
    expect(desk.locator("mark", has_text="2006").first).to_be_visible()
    assert "q=" in desk.url


def test_the_keyboard_alone_goes_through_the_results_opens_one_and_comes_back(desk: Page):
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(FOUND).first).to_be_focused()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    second = desk.locator(FOUND).nth(1)
    expect(desk.locator(".beside.chosen .clause.here")).to_be_in_viewport()
    expect(second).to_be_focused()
    assert second.inner_text().startswith(desk.locator(".st-key-beside .handle strong").inner_text())
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("ArrowUp")
    expect(desk.locator(".st-key-lookup-query input")).to_be_focused()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("/")
    desk.keyboard.type("五（四）")
    expect(desk.locator(FOUND).first).to_contain_text("五、（四）")


def test_the_notice_beside_goes_along_with_the_arrows(desk: Page):
    for number in (0, 1, 2):
        desk.keyboard.press("ArrowDown")
        row = desk.locator(FOUND).nth(number)
        expect(row).to_be_focused()
        label = row.inner_text().split("\u3000")[0].strip()
        expect(desk.locator(".st-key-beside .handle strong")).to_have_text(label)
        expect(desk.locator(".beside .clause.here")).to_be_in_viewport()
        expect(row).to_be_focused()


def test_keys_reach_the_results_that_are_not_drawn_yet_or_drawn_anew(visit):
    page = visit("/lookup")
    expect(page.locator(".st-key-lookup-query input")).to_be_focused()
    page.keyboard.type("继续教育")
    page.keyboard.press("ArrowDown")
    expect(page.locator(FOUND).first).to_be_focused()
    settle(page)
    _take_away_results(page)
    page.keyboard.press("ArrowDown")
    _draw_results(page)
    expect(page.locator(FOUND).nth(1)).to_be_focused()
    page.get_by_role("heading", level=1).click()
    _take_away_results(page)
    _draw_results(page)
    assert page.evaluate(IS_OUTSIDE)


def _take_away_results(page: Page) -> None:
    page.evaluate("document.querySelector('.st-key-results').style.display = 'none'")
    wait_until(page, IS_OUTSIDE)


def _draw_results(page: Page) -> None:
    page.evaluate("document.querySelector('.st-key-results').style.display = ''; document.body.append('')")


@pytest.mark.parametrize("path", ["/", "/faq", "/materials", "/lookup"])
def test_the_ways_to_the_pages_stand_in_one_line(visit, path: str):
    page = visit(path)
    expect(page.locator(".st-key-masthead a:visible").nth(6)).to_be_visible()
    tops = page.locator(".st-key-masthead a:visible").evaluate_all(
        "all => all.map(a => Math.round(a.getBoundingClientRect().top))"
    )
    assert len(tops) == 7 and len(set(tops)) == 1


def test_on_a_phone_each_line_of_ways_begins_where_the_name_does(visit):
    page = visit("/faq", width=375, height=740)
    expect(page.locator(".st-key-masthead a:visible").nth(6)).to_be_visible()
    edges = page.locator(".st-key-masthead").evaluate(
        "bar => [...bar.querySelectorAll('.brand, a p')].map(e => Math.round(e.getBoundingClientRect().left))"
    )
    starts = [edges[0], *(right for left, right in pairwise(edges) if right < left)]
    assert len(starts) == 2 and len(set(starts)) == 1


def test_a_result_is_copied_as_a_citation_and_its_permanent_link_opens_it(desk: Page):
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.locator(".st-key-lookup-query input").fill("苏人社发（2016）356号")
    expect(desk.locator(FOUND)).to_have_count(1)
    desk.get_by_role("button", name="复制引文").click()
    expect(desk.get_by_role("button", name="已复制")).to_be_visible()
    copied = desk.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("连工信职称〔2024〕14号 二、（七）：") and "不作为申报职称评审的必备条件" in copied
    with desk.context.expect_page() as opened:
        desk.get_by_role("link", name="永久链接").click()
    expect(opened.value.locator(".clause.here")).to_contain_text("不作为申报职称评审的必备条件")


def test_two_notices_stand_side_by_side_with_their_differences_marked(desk: Page):
    desk.locator(".st-key-lookup-query input").fill("二（四） 14号文")
    expect(desk.locator(FOUND).first).to_contain_text("二、（四）")
    desk.get_by_role("button", name="与其他通知对照").click()
    sections = desk.get_by_role("dialog").locator(".facing section")
    expect(sections).to_have_count(10)
    expect(sections.nth(2).locator("mark")).to_have_text(["评"])
    expect(sections.nth(3).locator("mark")).to_have_text(["初"])
    expect(sections.nth(8)).to_have_text(re.compile("没有对应的条款"))
    left, right = sections.nth(2).bounding_box(), sections.nth(3).bounding_box()
    assert left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).to_be_hidden()


def test_on_a_phone_a_clause_covers_the_results_and_gives_them_back(visit):
    page = visit("/lookup?q=学历认定", width=375, height=740)
    first = page.locator(FOUND).first
    expect(first).to_be_in_viewport()
    expect(page.locator(".beside")).to_be_hidden()
    assert page.evaluate(WIDE) == 0
    first.click()
    expect(page.locator(".beside.chosen .clause.here")).to_be_in_viewport()
    expect(page.get_by_role("button", name="返回结果")).to_be_in_viewport()
    assert page.evaluate(WIDE) == 0
    page.get_by_role("button", name="与其他通知对照").click()
    expect(page.get_by_role("dialog").locator(".facing mark").first).to_be_visible()
    assert page.evaluate(WIDE) == 0
    page.keyboard.press("Escape")
    page.get_by_role("button", name="返回结果").click()
    expect(first).to_be_in_viewport()
    expect(page.locator(".beside")).to_be_hidden()


@pytest.mark.parametrize("query", ["<img src=x onerror=struck=1>继续教育", "申报.*(?=[", "申报" * 5_000])
def test_markup_patterns_and_endless_queries_are_plain_text(visit, query: str):
    page = visit("/lookup")
    page.evaluate("window.struck = 0")
    page.locator(".st-key-lookup-query input").fill(query)
    expect(page.locator(FOUND).first).to_be_visible()
    assert page.locator(".stMain img").count() == 0 and page.evaluate("window.struck") == 0
    page.reload()
    expect(page.locator(FOUND).first).to_be_visible()
