"""What the page says after a result."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from guidance.assistant import Assistant
from guidance.documents.verdict_report import CheckResult
from guidance.eligibility.check import check
from guidance.ui.after_verdict import counter_view
from tests.guidance.applicants import ENGINEER
from tests.guidance.ui.page_runs import LONGEST, html

_PAGE = "from guidance.ui import check_page, materials_page\ncheck_page.draw(materials_page.page())\n"
NOTICE, DAY = "lyg-2024-14", date(2026, 1, 2)


@pytest.fixture
def result_page():
    """Run the check's page at its result, for an engineer with some facts changed."""

    def run(**changes):
        app = AppTest.from_string(_PAGE, default_timeout=LONGEST).run()
        talk = app.session_state.talk
        talk.conversation.case.facts = ENGINEER | changes
        talk.conversation.case.notice = NOTICE
        talk.steps.go_to("result")
        return app.run()

    return run


def test_who_is_eligible_is_led_to_the_papers_the_office_and_the_files(result_page):
    app = result_page()
    shown = html(app)
    assert "<h2>接下来</h2>" in shown and "要申报请等下一次通知" in shown
    assert "找谁：" in shown and 'href="tel:85811227"' in shown
    labels = [each.label for each in app.get("download_button")]
    assert labels == ["下载 Word 文档", "下载文字版"]  # no calendar of days that are over
    app.button(key="my-materials").click()
    app.run()
    assert app.session_state.talk.notice_in_view == NOTICE


def test_who_is_not_is_told_whom_to_ask_and_no_days(result_page):
    app = result_page(employment_status="civil_servant")
    shown = html(app)
    assert "找谁：" in shown and "网上申报：" not in shown
    assert not [each for each in app.button if each.key == "my-materials"]


def test_the_result_in_large_type_says_first_that_the_notice_is_closed(assistant: Assistant):
    pack = assistant.knowledge.packs[NOTICE]
    facts = pack.vocabulary.parse(ENGINEER, DAY)
    verdict = check(assistant.knowledge.check_models[NOTICE], facts, DAY)
    result = CheckResult(verdict, pack, {"education": "大学本科"}, "只作指引", "http://here/notice?clause=x")
    shown = counter_view(result, DAY)
    order = [
        "这次申报已于2024年9月10日截止",
        "可申报高级工程师",
        "二、（一）3.",
        "2026年1月2日。只作指引",
        "大学本科",
        "base64,",
    ]
    assert [shown.index(words) for words in order] == sorted(shown.index(words) for words in order)
    assert "二维码" not in counter_view(CheckResult(verdict, pack, {}, "只作指引"), DAY)
