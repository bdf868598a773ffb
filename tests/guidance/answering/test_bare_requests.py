"""Where and when: what is asked of applying and of handing in papers is told first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guidance.answering.bare_requests import requested_clauses
from guidance.assistant import Assistant
from ingest.document import Clause
from ingest.notices.notice import Contact, Notice, Window

DAY = date(2026, 5, 6)
TEXTS = {
    "1": "登录系统填报，5月6日截止。",
    "2": "纸质材料由各受理点集中报送，不受理个人报送，5月6日截止。",
    "3": "咨询电话：1234567，地址：海星街1号3楼。",
}


@pytest.fixture
def notice(assistant: Assistant) -> Notice:
    """A notice of three clauses: applied for online, papers handed in at points, an office to ask."""
    clauses = tuple(Clause(f"t#{n}", (n,), n, "", text, None, 0, 1) for n, text in TEXTS.items())
    windows = tuple(Window(kind, kind, None, DAY, "", n) for kind, n in (("online", "1"), ("onsite", "2")))
    contact = Contact("甲局", "", "1234567", "", "海星街1号3楼", "", "3")
    home = assistant.knowledge.notices[0]
    return replace(home, id="t", clauses=clauses, windows=windows, contacts=(contact,))


@pytest.mark.parametrize(
    ("request_", "text", "numbers"),
    [
        ("place", "在哪里报名", "123"),
        ("place", "在哪儿交", "23"),
        ("place", "材料报送到哪里", "23"),
        ("place", "网上在哪里申报", "123"),
        ("time", "什么时候报", "12"),
        ("time", "材料什么时候交", "21"),
        ("time", "网上材料什么时候交", "12"),
    ],
)
def test_what_is_asked_for_comes_first(notice, request_, text, numbers):
    found = requested_clauses(request_, notice, text).answering
    assert [clause.number for clause in found] == list(numbers)


def test_an_office_that_takes_the_papers_itself_is_told_by_its_address(notice):
    collected, *_ = (clause for clause in notice.clauses if clause.number == "2")
    own = replace(notice, clauses=tuple(replace(c, text="现场受理。") if c is collected else c for c in notice.clauses))
    assert [clause.number for clause in requested_clauses("place", own, "在哪儿交").answering] == ["3"]
