"""A check's result as a file to keep."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from guidance.documents.verdict_report import CheckResult, as_docx, as_markdown
from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack
from tests.guidance.applicants import ENGINEER

DAY = date(2026, 1, 2)
FACTS = {
    "speciality": "digital_manufacturing",
    "degree": "bachelor",
    "title_date": "2019-06-10",
    "title_level": "intermediate",
}


@pytest.fixture(scope="module")
def result() -> CheckResult:
    pack = load_pack("lyg-2024-14")
    facts = pack.vocabulary.parse(FACTS, DAY)
    said = {id: pack.vocabulary[id].say(value) for id, value in facts.values.items()}
    return CheckResult(check(build_model(pack, load_replies()), facts, DAY), pack, said, "只作指引，*不是*决定")


@pytest.fixture(scope="module")
def applicant():
    """The result for an engineer with some facts changed, or with None left out."""
    pack = load_pack("lyg-2024-14")

    def result(**changes) -> CheckResult:
        stated = {fact: value for fact, value in (ENGINEER | changes).items() if value is not None}
        facts = pack.vocabulary.parse(stated, DAY)
        said = {id: pack.vocabulary[id].say(value) for id, value in facts.values.items()}
        return CheckResult(check(build_model(pack, load_replies()), facts, DAY), pack, said, "只作指引")

    return result


def words_of(docx: bytes) -> str:
    document = Document(io.BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_both_files_hold_facts_conditions_clauses_window_and_who_decides(result: CheckResult):
    for text in (words_of(as_docx(result, DAY)), as_markdown(result, DAY).replace("\\", "")):
        assert "连工信职称〔2024〕14号" in text
        assert "2019年6月10日" in text
        assert "二、（一）3." in text
        assert "取得中级职称后从事专业技术工作满5年" in text
        assert "申报已截止" in text
        assert "只作指引，*不是*决定" in text
        assert "85811227" in text


def test_the_file_starts_with_the_verdict_and_tells_the_nearest_route_by_its_conditions(applicant):
    text = as_markdown(applicant(title_date="2019-06-10"), DAY)
    top = text.split("## ")[0]
    assert "结论：不符合条件" in top and "最接近的是：本科学历或学士学位" in top
    assert "差5个月10天" in top and "年限满的日子：2024年6月10日" in top
    part = next(each for each in text.split("## ") if each.startswith("本科学历或学士学位"))
    assert "| 取得中级职称满5年 | 不符合 |" in part and "现有职称" in part
    assert next(each for each in text.split("## ") if each.startswith("其余几条")).count("\n|") == 2 + 7


def test_the_file_is_short_and_says_no_sentence_twice(applicant):
    text = as_markdown(applicant(), DAY)
    lines = [line for line in text.splitlines() if line and not line.startswith("| ---")]
    told = Counter(cell.strip() for line in lines for cell in line.split("|") if len(cell.strip()) > 25)
    assert len(lines) < 120 and not [cell for cell, times in told.items() if times > 2]


def test_what_nobody_stated_is_not_told_as_stated(applicant):
    text = as_markdown(applicant(graduation=None), DAY)
    stated = next(each for each in text.split("## ") if each.startswith("填写的情况"))
    assert "取得该学历的时间" not in stated
    assert "## 没有填写、这样理解的\n\n- 没有说明学历取得的时间" in text
    assert "学历（学位）在2024年3月31日以前取得" not in text


def test_words_from_outside_are_no_markup_in_the_markdown_file(result: CheckResult):
    assert "只作指引，\\*不是\\*决定" in as_markdown(result, DAY)


def test_the_word_file_numbers_its_pages_and_leads_to_the_clauses(applicant):
    address = "http://127.0.0.1/notice?clause=lyg-2024-14%232.1.3"
    with_address = replace(applicant(), address=address)
    document = Document(io.BytesIO(as_docx(with_address, DAY)))
    foot = document.sections[0].footer.paragraphs[0]._element.xml
    assert 'w:instr="PAGE"' in foot and 'w:instr="NUMPAGES"' in foot
    assert f"扫码看通知原文：{address}" in [paragraph.text for paragraph in document.paragraphs]
    assert len(document.inline_shapes) == 1
    assert f"<{address}>" in as_markdown(with_address, DAY)
    assert not Document(io.BytesIO(as_docx(applicant(), DAY))).inline_shapes
