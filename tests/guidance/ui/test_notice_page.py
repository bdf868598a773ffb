"""The page 通知原文, without a browser."""

from __future__ import annotations

from tests.guidance.ui.page_runs import html, run_app


def test_a_permanent_link_opens_its_clause():
    app = run_app(clause="lyg-2024-14#2.1.4.5")
    assert 'class="clause d4 here" id="c-2.1.4.5"' in html(app)


def test_an_address_that_names_no_clause_says_so_and_shows_the_notice():
    app = run_app(clause="lyg-2024-14#9.9")
    assert "链接里的条款（lyg-2024-14#9.9）没有找到" in html(app)
    assert 'id="c-2.1.3"' in html(app)
