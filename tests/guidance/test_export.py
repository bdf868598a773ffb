"""A check's result as a file to keep."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document

from guidance.eligibility import check
from guidance.export import Result, as_docx, as_markdown
from guidance.rules import load_pack

DAY = date(2026, 1, 2)
FACTS = {
    "speciality": "digital_manufacturing",
    "degree": "bachelor",
    "title_date": "2019-06-10",
    "title_level": "intermediate",
}


@pytest.fixture(scope="module")
def result() -> Result:
    pack = load_pack("lyg-2024-14")
    facts = pack.vocabulary.parse(FACTS, DAY)
    said = {id: pack.vocabulary[id].say(value) for id, value in facts.values.items()}
    return Result(check(pack, facts, DAY), pack, said, "只作指引，*不是*决定")


def words_of(docx: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(docx)).paragraphs)


def test_both_files_hold_facts_conditions_clauses_window_and_who_decides(result: Result):
    for text in (words_of(as_docx(result, DAY)), as_markdown(result, DAY).replace("\\", "")):
        assert "连工信职称〔2024〕14号" in text
        assert "2019年6月10日" in text
        assert "二、（一）3." in text
        assert "取得中级职称后从事专业技术工作满5年" in text
        assert "申报已截止" in text
        assert "只作指引，*不是*决定" in text
        assert "85811227" in text


def test_every_condition_of_the_tree_is_in_the_file(result: Result):
    text = words_of(as_docx(result, DAY))
    queue = [finding for section in result.verdict.tree for finding in section.findings]
    while queue:
        finding = queue.pop()
        queue += finding.children
        assert finding.text in text


def test_words_from_outside_are_no_markup_in_the_markdown_file(result: Result):
    assert "只作指引，\\*不是\\*决定" in as_markdown(result, DAY)
