"""Annexes: the list of them under a notice, and what stands bound or pasted behind it."""

from __future__ import annotations

import pytest
from trees import tree

HEAD = "关于职称评审的通知\n各单位：\n一、范围\n全市单位。\n二、电话\n１．甲科：1234567。\n２．乙科：2345678。\n"
SIGNED = "某市人力资源和社会保障局\n{}\n"


def found(text: str, ending: str = ".txt") -> dict[str, str]:
    return {clause.number: clause.words for clause in tree(text, ending).clauses}


@pytest.mark.parametrize("year", ["2026", "２０２６", "2026-2027"])
@pytest.mark.parametrize("point", [".", "．", "、"])
def test_a_title_in_the_list_of_annexes_may_begin_with_a_year(year: str, point: str) -> None:
    clauses = found(f"{HEAD}附件：1{point}{year}年度专业目录\n　　　2{point}汇总表\n　　　3{point}{year}年样表\n")
    assert clauses["annex.1"] == f"{year}年度专业目录"
    assert [clauses[f"annex.{number}"] for number in (2, 3)] == ["汇总表", f"{year}年样表"]
    assert clauses["2.2"] == "乙科：2345678。"


def test_decimals_and_amounts_in_the_title_of_an_annex_are_no_further_annex() -> None:
    clauses = found(f"{HEAD}附件：1.评分表（满分1.5倍折算）\n")
    assert [number for number in clauses if number.startswith("annex")] == ["annex", "annex.1"]


@pytest.mark.parametrize("day", ["二〇二六年五月六日", "二o二六年五月六日", "二O二六年五月六日", "二0二六年五月六日"])
def test_a_signed_day_may_be_typed_with_any_round_letter(day: str) -> None:
    assert found(HEAD + SIGNED.format(day))["end"] == f"某市人力资源和社会保障局\n{day}"


def test_the_table_under_the_last_of_linked_annexes_is_that_annex() -> None:
    links = "<p><a>附件1：评审表.doc</a></p><p><a>附件2：花名册.xls</a></p><p>附件3：各县受理点一览表</p>"
    rows = (
        "<tr><th>县</th><th>电话</th></tr><tr><td>甲县</td><td>1234567</td></tr><tr><td>乙县</td><td>7654321</td></tr>"
    )
    body = "".join(f"<p>{line}</p>" for line in (HEAD + SIGNED.format("2026年5月6日")).splitlines())
    clauses = found(f"{body}{links}<table>{rows}</table>", ".html")
    assert clauses["end"] == "某市人力资源和社会保障局\n2026年5月6日"
    assert [number for number in clauses if number.startswith("annex.")] == ["annex.1", "annex.2"]
    assert clauses["annex3.0"] == "附件3：各县受理点一览表"
    assert [clauses[f"annex3.0.row{row}"].split("\t")[-1] for row in (1, 2)] == ["1234567", "7654321"]


def test_an_annex_of_short_questions_and_answers_has_each_of_them() -> None:
    pairs = "问：能邮寄吗？\n答：不能。\n问：交几份？\n答：两份。\n"
    clauses = found(f"{HEAD}附件：1.答疑\n附件1\n答疑\n{pairs}")
    assert [clauses[f"annex1.0.p{at}"] for at in (1, 2)] == ["问：能邮寄吗？\n答：不能。", "问：交几份？\n答：两份。"]
