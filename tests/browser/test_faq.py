"""The FAQ in a real browser: the page with its search, and the HTML file on a phone and on paper."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from guidance.faq.faq_document import FaqDocument
from guidance.faq.published import PublishedFaq
from guidance.faq.write_faq import write


@pytest.fixture(scope="module")
def file(assistant, tmp_path_factory):
    path = tmp_path_factory.mktemp("faq") / "faq.html"
    write(
        FaqDocument(
            PublishedFaq().read(assistant.notices),
            assistant.notices,
            assistant.knowledge.replies.say("greeting"),
            date(2026, 1, 5),
        ),
        path,
    )
    return path


def test_a_search_finds_the_answer_and_its_link_opens_the_clause(visit):
    page = visit("/faq")
    box = page.locator(".st-key-faq-query input")
    box.fill("劳务派遣")
    first = page.locator("details.faq").first
    expect(first).to_contain_text("三方协议")
    with page.context.expect_page() as opened:
        first.get_by_role("link").first.click()
    here = opened.value.locator(".clause.here")
    expect(here).to_be_in_viewport()
    expect(here).to_contain_text("三方协议")


def test_the_page_fits_a_phone(visit):
    page = visit("/faq", width=360, height=740)
    page.get_by_role("heading", name="多少钱").click()
    expect(page.locator("details.faq:visible").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_file_needs_nothing_else_and_fits_every_width(browser, file, width):
    page = browser.new_page(viewport={"width": width, "height": 740})
    sought = []
    page.on("request", lambda request: sought.append(request.url))
    page.goto(file.as_uri())
    expect(page.get_by_role("heading", name="之后")).to_have_count(1)
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "672px"
    assert page.evaluate("getComputedStyle(document.querySelector('ul.own')).listStyleType") == "none"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert sought == [file.as_uri()]
    page.close()


def test_the_file_prints_all_answers_without_its_ways_about(browser, file):
    page = browser.new_page()
    page.goto(file.as_uri())
    page.emulate_media(media="print")
    expect(page.locator("nav")).to_be_hidden()
    expect(page.locator("blockquote").last).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('article')).breakInside") == "avoid"
    sizes = {
        part: page.evaluate("part => parseFloat(getComputedStyle(document.querySelector(part)).fontSize)", part)
        for part in ("h1", "h2", "h3", "blockquote", "footer")
    }
    assert sizes["h1"] > sizes["h2"] > sizes["h3"] > sizes["blockquote"] > sizes["footer"]
    assert sizes["blockquote"] == pytest.approx(14, abs=0.1)  # 10.5 points
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()
