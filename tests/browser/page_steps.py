"""What visitors of every page do, each step waited for until its state is there."""

from __future__ import annotations

import re
import time

from playwright.sync_api import Page, expect

ADDRESS = re.compile(r"\S*(?:://|@|www\.|\.(?:gov|com|cn))\S*")
ENGLISH = re.compile(r"[A-Za-z]{3,}")
KNOWN = {"Word", "Excel", "PDF", "Esc"}  # words that a Chinese reader knows by these letters
LONGEST = 45  # seconds after which a state that has not come is a failure
REPLIES = "[class*=st-key-rate-]"  # each reply has one, under its sentences


def settle(page: Page) -> None:
    """Wait until the server has nothing left to draw."""
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")


def wait_until(page: Page, expression: str) -> None:
    """Wait until a script's expression is true; Playwright's own way is one that the page's policy forbids."""
    until = time.monotonic() + LONGEST
    while not page.evaluate(expression):
        assert time.monotonic() < until, f"never true: {expression}"
        page.wait_for_timeout(50)


def send(page: Page, message: str) -> None:
    """Type a message and send it."""
    page.get_by_placeholder("用平常话问一个问题").fill(message)
    page.keyboard.press("Enter")


def ask(page: Page, message: str) -> None:
    """Send a message and wait until the reply is whole, and kept by the tab.

    A new tab first hands over what it kept before. That draws the page anew, and closes what is open.
    """
    before = page.locator(REPLIES).count()
    send(page, message)
    expect(page.locator(REPLIES)).to_have_count(before + 1)
    wait_until(page, "sessionStorage.getItem('guidance-talk') !== null")
    settle(page)


def english_on(page: Page) -> list[str]:
    """The English words on the page: what is read, and the names of what only a picture shows."""
    names = "[...document.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((each) => "
    names += "['aria-label', 'placeholder', 'title'].map((name) => each.getAttribute(name) || '')).join(' ')"
    text = page.locator("body").inner_text() + page.evaluate(names)
    icons = set(ENGLISH.findall(" ".join(page.locator("[data-testid=stIconMaterial]").all_inner_texts())))
    return [word for word in ENGLISH.findall(ADDRESS.sub("", text)) if word not in KNOWN | icons]
