"""The way from an answer to the list of materials."""

from __future__ import annotations

import pytest

from guidance.conversation import Conversation, respond
from guidance.ui.materials_link import notice_of_papers
from tests.guidance.ui.page_runs import html, run_app


@pytest.mark.parametrize(
    ("question", "notice"),
    [
        ("评审表要交几份？", "lyg-2024-14"),
        ("开发区初定都要准备什么？", "lyg-etdz-2023-h2"),
        ("申报高级工程师要交多少钱？", None),
        ("申报高级工程师的网上申报时间到哪天？", None),
    ],
)
def test_an_answer_about_papers_leads_to_the_list_of_its_notice(assistant, question: str, notice: str | None):
    assert notice_of_papers(assistant, respond(question, Conversation(), assistant)) == notice


def test_the_list_opens_with_the_notice_that_was_asked_about():
    app = run_app()
    app.chat_input[0].set_value("开发区初定都要准备什么？").run()
    app.button(key="materials-0").click().run()
    assert "<h1>材料清单</h1>" in html(app)
    assert app.session_state.talk.notice_in_view == "lyg-etdz-2023-h2"
