"""Enter that takes a word from an input method, as browsers report it: while it composes, or with the code 229."""

from __future__ import annotations

from page_steps import REPLIES, settle
from playwright.sync_api import expect

PRESS = """(box, how) => box.dispatchEvent(new KeyboardEvent("keydown",
    {key: "Enter", code: "Enter", bubbles: true, cancelable: true, ...how}))"""


def test_enter_that_takes_a_word_from_the_input_method_sends_nothing(visit):
    page = visit()
    box = page.get_by_placeholder("用平常话问一个问题")
    settle(page)
    for how in ({"keyCode": 229}, {"keyCode": 13, "isComposing": True}):
        box.fill("要交")
        box.evaluate(PRESS, how)
        settle(page)
        expect(box).to_have_value("要交")
        expect(page.locator(".asked")).to_have_count(0)
    box.evaluate(PRESS, {"keyCode": 13})
    expect(page.locator(REPLIES)).to_have_count(1)
    expect(page.locator(".asked")).to_have_count(1)
