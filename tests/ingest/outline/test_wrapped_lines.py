"""Text copied from pages, whose lines break at one width, has the clauses of the same text with whole paragraphs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import tree

PARAGRAPHS = (
    "关于开展农业系列评审的通知",
    "各县农业农村局：",
    "为做好今年的评审，提高评审质量，方便基层人员申报，结合本县实际，现将有关事项通知如下。",
    "一、范围和对象",
    "（一）在全县乡镇农技站、畜牧站、水产站和县直农业事业单位从事农业技术推广满三年的在编在岗人员以及编外聘用人员。",
    "（二）农民专业合作社和家庭农场的负责人凭所在乡镇人民政府出具的推荐意见和登记满一年的营业执照申报且不受学历限制。",
    "二、时间和地点",
    "（一）县级讲课考核定于七月二十七日在县第二实验小学三楼多媒体教室进行，每人抽签准备四十分钟，讲课十五分钟。",
    "（二）身份证、学历学位证书、现职称证书和聘任文件复印件各一份由所在单位审核人签名并逐页加盖单位公章后统一报送。",
    "联系人：县农业农村局人事股；联系电话：83021975。",
    "永安县农业农村局",
    "2024年6月28日",
)


def wrapped(width: int, lines_of_page: int) -> str:
    lines: list[str] = []
    for paragraph in PARAGRAPHS:
        for line in re.findall(rf".{{1,{width}}}(?!(?<=\d)\d)", paragraph):  # no program breaks a number
            lines.append(line)
            if len(lines) % lines_of_page == 0:
                lines.append(f"— {len(lines) // lines_of_page} —")
    return "\n".join(lines)


def told(text: str, ending: str) -> list[tuple[str, str]]:
    return [(clause.number, clause.words.replace("\n", "")) for clause in tree(text, ending).clauses]


@settings(deadline=None, max_examples=60)
@given(st.integers(21, 34), st.integers(9, 40), st.sampled_from((".txt", ".md")))
def test_lines_that_break_at_one_width_are_joined(width, lines_of_page, ending):
    assert told(wrapped(width, lines_of_page), ending) == told("\n".join(PARAGRAPHS), ending)


def test_a_paragraph_a_line_stays_as_it_is():
    text = "\n".join(f"{name}县农业农村局负责本县人员的受理和初审" for name in "甲乙丙丁戊己庚辛壬癸")

    assert tree(f"关于受理单位的通知\n{text}", ".txt").clauses[0].text.count("\n") == 10


@pytest.mark.parametrize("label", ["联系人", "咨询电话", "联系电话", "监督电话", "政策咨询"])
def test_whom_to_ask_is_no_part_of_the_last_question_and_answer(label):
    found = tree(
        "申报指南\n1.问：要答辩吗？\n答：要。\n2.问：明年要重考吗？\n答：不用。\n" + f"{label}：县财政局83021975。\n",
        ".txt",
    )

    assert [(clause.number, clause.text) for clause in found.clauses][-2:] == [
        ("2", "问：明年要重考吗？\n答：不用。"),
        ("tail", f"{label}：县财政局83021975。"),
    ]


def test_whom_to_ask_stays_in_the_clause_that_is_about_it():
    found = tree("通知\n一、范围\n全县。\n二、联系方式\n县财政局三楼。\n联系电话：83021975。\n", ".txt")

    assert found.clauses[-1].words == "联系方式县财政局三楼。\n联系电话：83021975。"
