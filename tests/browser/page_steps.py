"""What visitors of every page do, each step waited for until its state is there."""

from __future__ import annotations

from playwright.sync_api import Page, expect

REPLIES = "[class*=st-key-rate-]"  # each reply has one, under its sentences


def settle(page: Page) -> None:
    """Wait until the server has nothing left to draw."""
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")


def send(page: Page, message: str) -> None:
    """Type a message and send it."""
    page.get_by_placeholder("用平常话问一个问题").fill(message)
    page.keyboard.press("Enter")


def ask(page: Page, message: str) -> None:
    """Send a message and wait until the reply is whole."""
    before = page.locator(REPLIES).count()
    send(page, message)
    expect(page.locator(REPLIES)).to_have_count(before + 1)
    settle(page)
