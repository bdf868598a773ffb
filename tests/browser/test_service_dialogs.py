"""Where Streamlit itself speaks to a visitor of a page that is not there; of a lost connection: test_kept_talk.py."""

from __future__ import annotations

import re

from playwright.sync_api import expect

ENGLISH = re.compile(r"[A-Za-z]{3,}")


def test_an_unknown_page_is_told_in_chinese(visit):
    page = visit("/nothing-here")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("没有这个页面")
    expect(dialog).not_to_contain_text(ENGLISH)


def test_the_talk_opens_by_its_own_name(visit):
    page = visit("/talk?notice=lyg-2024-14")
    expect(page).to_have_url(re.compile(r"/\?notice=lyg-2024-14$"))
    expect(page.get_by_placeholder("用平常话问一个问题")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
