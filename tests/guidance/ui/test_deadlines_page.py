"""The page 申报时间, without a browser."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.ui.deadlines_page import status_card
from tests.guidance.ui.page_runs import html, page_alone


@pytest.mark.parametrize(
    ("notice", "words", "clause"),
    [("lyg-2024-14", "其他时间不予受理", "5.2"), ("lyg-etdz-2023-h2", "逾期不予受理", "5.1")],
)
def test_a_closed_notice_is_quoted_on_coming_late(assistant, notice: str, words: str, clause: str):
    told = status_card(assistant.knowledge.notice(notice), date(2026, 1, 5))
    assert "申报已经截止" in told and words in told and f"{notice}%23{clause}" in told
    assert "没有写" not in told


def test_an_open_notice_is_not(assistant):
    told = status_card(assistant.knowledge.notice("lyg-2024-14"), date(2024, 8, 1))
    assert "不予受理" not in told and "还有 40 天" in told


def test_a_closed_notice_says_so_with_picture_days_and_calendar():
    app = page_alone("deadlines_page").run()
    assert not app.exception
    assert "申报已经截止" in html(app) and "日历文件里会写明已截止" in html(app)
    assert 'class="days" src="data:image/svg+xml;base64,' in html(app)
    assert '2024年9月10日 <span class="weekday">星期二</span>' in html(app)
    assert [each.label for each in app.get("download_button")] == ["下载日历文件"]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2024, 7, 1), "还有 17 天"),
        (date(2024, 9, 1), "还有 9 天"),
        (date(2024, 9, 10), "就是今天"),
        (date(2024, 9, 11), "2024年9月10日截止</p>"),
    ],
)
def test_the_state_is_counted_to_the_day(assistant, today: date, said: str):
    assert said in status_card(assistant.knowledge.notice("lyg-2024-14"), today)
