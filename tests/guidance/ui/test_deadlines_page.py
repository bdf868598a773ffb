"""The page 申报时间, without a browser."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.ui.deadlines_page import status_card


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
