"""Questions with an answer: a file that staff add to."""

from __future__ import annotations

import pytest

from ingest.notices.known_questions import load_questions
from ingest.notices.load_notices import load_notice, load_notices
from ingest.settings import ROOT
from ingest.staff_files.faults import FaultsError


@pytest.fixture
def notice(further_notice):
    return load_notice(further_notice.name)


def told(load) -> list[str]:
    with pytest.raises(FaultsError) as caught:
        load()
    return [f"{fault.line} {fault.message}" for fault in caught.value.faults]


def write(notice, text: str):
    path = notice.folder / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    return lambda: load_questions(path, notice.id, notice.clauses)


def test_the_project_knows_questions_for_both_notices():
    notices = load_notices(ROOT / "knowledge" / "notices")
    assert {notice.id: len(notice.questions) > 100 for notice in notices} == {
        "lyg-2024-14": True,
        "lyg-etdz-2023-h2": True,
    }


def test_a_question_answered_by_both_notices_is_known_in_both():
    found = [q.clauses for n in load_notices(ROOT / "knowledge" / "notices") for q in n.questions if q.id == "L016"]
    assert found == [("lyg-2024-14#1.4",), ("lyg-etdz-2023-h2#1.3",)]


def test_a_clause_that_does_not_exist_is_told(notice):
    load = write(notice, "- {id: a, text: 问, clauses: ['3.1', '3.9'], from: 测}\n")
    assert told(load) == ["1 通知里没有编号为 3.9 的条款，是不是 1.3.9"]


def test_duplicates_and_contradictions_are_told_together(notice):
    load = write(
        notice,
        "- {id: a, text: 几号报名, clauses: ['3.1'], from: 测}\n"
        "- {id: b, text: 几号报名？, clauses: ['3.1'], from: 测}\n"
        "- {id: a, text: 几号 报名, clauses: ['3.2'], from: 测}\n",
    )
    assert told(load) == [
        "2 「几号报名？」与第 1 行重复，请删去一条",
        "3 编号 a 已用在第 1 行，请换一个",
        "3 「几号 报名」与第 1 行问法相同而条款不同，请合并为一条",
    ]
