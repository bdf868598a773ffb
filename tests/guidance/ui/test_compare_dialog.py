"""The window in which two editions of a notice stand clause by clause."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest


def window() -> None:
    from next_edition import CHANGED, HIGHER, home, next_edition

    from guidance.ui.compare_dialog import open_edition_comparison
    from ingest.notices.load_notices import load_notice_folder

    old = load_notice_folder(home(HIGHER) / "notices" / HIGHER)
    open_edition_comparison(next_edition(old, CHANGED), old)


def test_what_changed_stands_old_beside_new_and_the_rest_can_be_shown():
    page = AppTest.from_function(window).run()
    assert not page.exception
    shown = "".join(element.body for element in page.get("html"))
    assert "有改动" in shown and "近三年内有学术不端行为的，不得申报" in shown
    assert re.search(r"满.{0,40}2.{0,40}年", shown) and "港澳台专业技术人才" not in shown
    page.toggle[0].set_value(False).run()
    assert "港澳台专业技术人才" in "".join(element.body for element in page.get("html"))
