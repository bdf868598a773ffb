"""A text without numbers is divided by its headings and paragraphs, so that each part of it can be cited."""

from __future__ import annotations

import pytest
from trees import numbers, tree

from ingest.document import Clause

LONG = "凡在本市企业从事专业技术工作并签订劳动合同的人员均可申报，" * 4 + "另有规定的除外。"
HEADS = ["谁可以报", "材料怎么交", "收费"]


def clauses(text: str) -> dict[str, Clause]:
    return {clause.number: clause for clause in tree(text).clauses}


@pytest.mark.parametrize(
    "shape", ["## {}", "### {}", "**{}**", "【{}】", "**【{}】**", "★ {}", "〇 {}", "■{}", "**{}：**"]
)
def test_headings_without_numbers_take_letters(shape: str) -> None:
    body = "".join(f"{shape.format(head)}\n\n{head}的规定。\n\n" for head in HEADS)
    found = clauses(f"关于职称评审的公告\n各单位：\n{body}某市人社局\n2024年5月6日\n")
    assert list(found) == ["0", "a", "b", "c", "end"]
    assert [found[letter].label for letter in "abc"] == HEADS
    assert [found[letter].text for letter in "abc"] == [f"{head}的规定。" for head in HEADS]


def test_numbers_stand_under_the_heading_that_they_begin_anew_in() -> None:
    text = "公告\n## 条件\n（1）本科；\n（2）硕士。\n## 材料\n（1）申请表；\n（2）证书。\n（3）照片。\n"
    assert numbers(text) == ["0", "a", "a.1", "a.2", "b", "b.1", "b.2", "b.3"]


def test_numbers_that_run_on_over_headings_are_not_divided_by_them() -> None:
    text = "通知\n**总体**\n一、甲。\n**另外**\n二、乙。\n**最后**\n三、丙。\n"
    assert [number for number in numbers(text) if number[0].isdigit()][:4] == ["0", "1", "2", "3"]


def test_a_heading_that_runs_into_its_words_is_parted_from_them() -> None:
    found = clauses("公告\n【条件】\n本科，满5年。\n【收费】 中级280元。\n")
    assert (found["b"].heading, found["b"].text) == ("【收费】", "中级280元。")


def test_long_paragraphs_without_numbers_can_each_be_cited() -> None:
    found = clauses("关于评审的通知\n各单位：\n" + f"{LONG}\n" * 4)
    assert list(found) == ["0", "0.p1", "0.p2", "0.p3", "0.p4"]
    assert (found["0.p2"].label, found["0.p2"].text) == ("第2段", LONG)
    assert found["0"].text == "关于评审的通知\n各单位："


def test_long_paragraphs_of_a_clause_can_each_be_cited() -> None:
    found = clauses(f"一、条件\n{LONG}\n{LONG}\n{LONG}\n二、其他\n无。\n")
    assert list(found) == ["1", "1.p1", "1.p2", "1.p3", "2"]
    assert (found["1"].heading, found["1.p3"].label) == ("条件", "一、第3段")


def test_a_question_and_its_answer_are_one_passage() -> None:
    found = clauses("一、答疑\n问：可以邮寄吗？\n答：不可以。\n问：几份？\n答：两份。\n二、其他\n无。\n")
    assert [clause.text for clause in found.values()][1:3] == [
        "问：可以邮寄吗？\n答：不可以。",
        "问：几份？\n答：两份。",
    ]


def test_a_short_text_and_a_letterhead_stay_whole() -> None:
    assert numbers("通知\n各单位：\n甲。\n乙。\n") == ["0"]
    assert numbers(f"关于评审的通知\n{LONG}{LONG}\n{LONG}\n一、甲。\n二、乙。\n") == ["0", "1", "2"]


@pytest.mark.parametrize("symbol", ["📌", "✅", "👉", "❤️", "⭐", "■"])
@pytest.mark.parametrize("bullet", ["▶", "✔", "🔹", "☆"])
def test_symbols_head_sections_where_words_stand_below_and_list_items_where_none_do(symbol: str, bullet: str) -> None:
    body = "".join(f"{symbol} {head}\n{bullet} {head}其一\n{bullet} {head}其二，另有规定\n" for head in HEADS)
    found = clauses(f"提醒\n各单位：\n{body}")
    assert [(clause.label, clause.text) for number, clause in found.items() if number in "abc"] == [
        (head, f"{bullet} {head}其一\n{bullet} {head}其二，另有规定") for head in HEADS
    ]


def test_lists_of_two_shapes_under_headings_do_not_run_on() -> None:
    text = "提醒\n📌 年限\n① 大专，3年\n② 本科，1年\n📌 材料\n1、毕业证\n2、合同\n📌 收费\n不收费。\n"
    assert numbers(text) == ["0", "a", "a.1", "a.2", "b", "b.1", "b.2", "c"]
