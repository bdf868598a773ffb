"""One box over the FAQ, the clauses and the talk."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.guidance.ui.page_runs import LONGEST, html

PAGE = """
from guidance.ui.search_everywhere import draw_search_everywhere
from guidance.ui.session import current_talk
from guidance.ui.shared_assistant import current_edition

current_talk()
draw_search_everywhere(current_edition())
"""


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_string(PAGE, default_timeout=LONGEST).run()


def test_a_word_finds_questions_and_clauses_and_can_be_asked(page: AppTest):
    assert not page.button
    page.text_input(key="search-all-query").set_value("评审费").run()
    shown = html(page)
    assert 'href="faq?entry=lyg-' in shown and 'href="notice?clause=lyg-2024-14%235.4"' in shown
    assert 'href="faq?q=%E8%AF%84' in shown and 'href="lookup?q=%E8%AF%84' in shown
    page.button(key="search-all-ask").click().run()
    assert page.session_state.talk.pending_message == "评审费"


@pytest.mark.parametrize("noise", ["龘靐", "<img src=x onerror=alert(1)>", "\"'&%00"])
def test_what_is_not_there_is_said_and_is_only_text(page: AppTest, noise: str):
    page.text_input(key="search-all-query").set_value(noise).run()
    assert not page.exception and "<img" not in html(page)
    assert page.button(key="search-all-ask").label == "在问答里问这句话"
