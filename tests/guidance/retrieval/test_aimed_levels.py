"""Clauses for one level of title do not answer a question that aims at another."""

from __future__ import annotations

import pytest

from guidance.retrieval.aimed_levels import AimedLevels
from ingest.document import Clause
from ingest.notices.title_levels import load_title_levels

WORDS = {
    "n#1": "申报条件",
    "n#1.1": "申报一级教师的，任二级教师以来担任班主任满2年；",
    "n#1.2": "申报高级教师的，任一级教师以来担任班主任满3年；",
    "n#1.3": "每年继续教育不少于72学时，其中申报高级教师的，不少于90学时。",
    "n#2": "晋升主任医师的条件",
    "n#2.1": "任副主任医师满5年。",
    "n#3.row1": "申报级别\t年限\n一级教师\t任二级教师满4年",
}


def clause(id: str, words: str) -> Clause:
    number = id.partition("#")[2]
    parent = "n#" + number.rpartition(".")[0] if "." in number and "row" not in number else None
    return Clause(id, tuple(number.split(".")), number, "", words, parent, 0, len(words))


@pytest.fixture(scope="module")
def levels() -> AimedLevels:
    return AimedLevels(load_title_levels(), [clause(id, words) for id, words in WORDS.items()])


@pytest.mark.parametrize(
    ("asked", "others"),
    [
        ("想评一级,要带几年班", {"n#1.2", "n#2", "n#2.1"}),
        ("一级教师报高级要几年", {"n#1.1", "n#2", "n#2.1", "n#3.row1"}),
        ("一级教师还要几年才轮得上高级", {"n#1.1", "n#2", "n#2.1", "n#3.row1"}),
        ("手上中级证够不够", set()),
        ("考核合格的高级教师还要交什么", set()),
        ("评高级以来", set()),
        ("要带几年班", set()),
        ("我是一级教师,要带几年班", set()),
    ],
)
def test_a_clause_for_another_level_is_told_by_its_words_its_row_or_its_heading(levels, asked, others):
    found = levels.other_level(asked)
    assert {id for id, other in zip(WORDS, found, strict=True) if other} == others


@pytest.mark.parametrize("asked", ["高级教师学历最低什么要求", "高级教师要几年", "高级教师的论文要求"])
def test_a_title_that_is_all_that_is_asked_of_is_aimed_at(levels, asked):
    found = dict(zip(WORDS, levels.other_level(asked), strict=True))
    assert found["n#1.1"] and not found["n#1.2"]


@pytest.mark.parametrize("other", ["申报一级律师的须执业15年", "申报一级翻译的须笔译30万字"])
def test_what_people_leave_of_a_title_is_one_of_the_notices_own(other):
    clauses = [clause(id, words) for id, words in WORDS.items()] + [clause("m#1", other)]
    found = AimedLevels(load_title_levels(), clauses).other_level("想评一级,要带几年班")
    assert {c.id for c, is_other in zip(clauses, found, strict=True) if is_other} == {"n#1.2", "n#2", "n#2.1"}


def test_a_level_that_is_known_to_be_aimed_at_counts_as_well(levels):
    found = dict(zip(WORDS, levels.other_level("要几年", ["副高"]), strict=True))
    assert found["n#2.1"] and not found["n#1.2"]
