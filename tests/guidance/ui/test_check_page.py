"""The self-check page's logic, without a browser."""

from __future__ import annotations

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from guidance.case import Case
from guidance.conversation import Conversation
from guidance.office import Office
from guidance.ui.talk import Talk
from tests.guidance.applicants import ENGINEER

SENIOR = "lyg-2024-14"
TODAY = date.today()


def script() -> None:
    from guidance.ui import check

    check.draw()


def visit(office: Office, **facts: Any) -> AppTest:
    """The page for an applicant whose facts are these."""
    app = AppTest.from_function(script, default_timeout=180)
    app.session_state["talk"] = Talk(Conversation(office, case=Case(SENIOR, facts), model=None))
    app.session_state["check-notice"] = SENIOR
    return app.run()


def html(app: AppTest) -> str:
    return "\n".join(each.value for each in app.get("html"))


def without(*facts: str) -> dict[str, Any]:
    return {fact: value for fact, value in ENGINEER.items() if fact not in facts}


def test_what_was_read_in_the_applicants_favour_can_be_filled_in_from_the_summary(office: Office):
    app = visit(office, **without("graduation"))
    assert "没有填，按不影响结论理解" in html(app)
    app.button(key="summary-change-graduation").click().run()
    app.text_input(key="written-graduation").set_value("2024年6月")
    next(b for b in app.button if b.label == "确定").click().run()
    assert not app.exception
    assert app.session_state.talk.conversation.case.facts["graduation"] == "2024-06"
    assert "不符合本通知的条件" in html(app)


def test_the_form_takes_dates_that_are_not_asked_for(office: Office):
    app = visit(office, **without("graduation", "papers"))
    app.session_state["form"] = True
    app.run()
    assert {"field-graduation", "field-papers"} <= {each.key for each in (*app.text_input, *app.number_input)}
