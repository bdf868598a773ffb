"""Numbers that can be read in two ways, or whose punctuation is wrong, are read by the numbers around them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import numbers, tree

AFTER_DIGIT = [
    "月13日前报名",
    "人以上合作的",
    "篇以上论文",
    "名教师共同负责",
    "个工作日内公示",
    "年以上工龄",
    "次考核优秀",
    "倍以上奖金",
    "寸照片两张",
]
CHINESE = "一二三四五六七八九"


@settings(max_examples=80)
@given(
    st.lists(st.tuples(st.integers(2, 12), st.sampled_from(AFTER_DIGIT)), min_size=2, max_size=7),
    st.sampled_from(".．"),
)
def test_an_item_may_begin_with_a_digit(items: list[tuple[int, str]], point: str) -> None:
    lines = "".join(f"{n}{point}{digit}{words}；\n" for n, (digit, words) in enumerate(items, 1))
    found = tree(f"一、甲\n{lines}二、乙\n无。\n", ".txt").clauses
    assert [c.text for c in found if c.parent == "n#1"] == [f"{digit}{words}；" for digit, words in items]


@pytest.mark.parametrize("space", ["", " "])
def test_decimals_are_decimals_where_those_beside_them_are(space: str) -> None:
    first = f"1. 总则\n1.1{space}系统\n1.2{space}硬件\n1.2.1{space}甲\n"
    text = f"{first}2. 其他\n2.1{space}软件\n2.2{space}人员\n2.3{space}数据\n"
    assert numbers(text, ".txt") == ["1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.2", "2.3"]


@settings(max_examples=60)
@given(
    st.sampled_from(["a)", "a）", "a.", "a、", "（a）", "A.", "(a)"]),
    st.integers(2, 6),
    st.sampled_from(["", " "]),
    st.booleans(),
)
def test_letters_stand_under_decimals(shape: str, count: int, space: str, begins_with_digit: bool) -> None:
    first = "A" if "A" in shape else "a"
    labels = [shape.replace(first, chr(ord(first) + n)) for n in range(count)]
    words = "3年以上" if begins_with_digit and shape[-1] in ")）" else "甲"
    items = "".join(f"{label}{space}{words}；\n" for label in labels)
    text = f"1 总则\n1.1 系统\n{items}1.2 硬件\n1.2.1 乙\n{items}2 其他\n2.1 丙\n"
    under = [f".{n}" for n in range(1, count + 1)]
    expected = ["1", "1.1", *("1.1" + n for n in under), "1.2", "1.2.1", *("1.2.1" + n for n in under), "2", "2.1"]
    assert numbers(text, ".txt") == expected


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["、", "，", ",", "。", "：", "；", "·", ".", "．", " "]), min_size=3, max_size=8))
def test_a_wrong_mark_behind_a_number_hides_no_section(marks: list[str]) -> None:
    sections = "".join(f"{CHINESE[n]}{mark}标题{n}\n（一）甲；\n（二）乙。\n" for n, mark in enumerate(marks))
    found = tree(f"关于评审的通知\n{sections}")
    assert [c.number for c in found.clauses if "." not in c.number] == ["0", *(str(n + 1) for n in range(len(marks)))]
    wrong = [CHINESE[n] for n, mark in enumerate(marks) if mark in "，,。：；·"]
    assert [w.message[7] for w in found.warnings if w.kind == "damaged_number"] == wrong


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("（二 港澳台人员。", "港澳台人员。"),
        ("(二港澳台人员。", "港澳台人员。"),
        ("（二、港澳台人员。", "港澳台人员。"),
    ],
)
def test_a_bracket_that_is_lacking_is_told(broken: str, whole: str) -> None:
    found = tree(f"一、范围\n（一）本市人员；\n{broken}\n二、条件\n1. 满5年。\n")
    assert [(c.number, c.text) for c in found.clauses][1:3] == [("1.1", "本市人员；"), ("1.2", whole)]
    assert [w.kind for w in found.warnings] == ["damaged_number"]


def test_what_only_looks_like_a_broken_number_is_none() -> None:
    text = "一、材料\n（一）申请表；\n（一式两份）由单位盖章。\n（二）证书。\n二，三类人员除外。\n二、时间\n7月。\n"
    assert numbers(text) == ["1", "1.1", "1.2", "2"]


def test_a_list_of_articles_inside_an_article_stands_under_it() -> None:
    text = "第一条 甲。\n第二条 乙。\n第三条 规定如下：\n第一条 丙。\n第二条 丁。\n第四条 戊。\n"
    assert numbers(text) == ["1", "2", "3", "3.1", "3.2", "4"]
    assert next(c.label for c in tree(text).clauses if c.number == "3.2") == "第三条第二条"


def test_a_list_of_one_style_inside_itself_stands_under_its_item() -> None:
    text = "一、甲\n1. 材料：\n1. 丙；\n2. 丁。\n2. 其他。\n3. 戊。\n"
    assert numbers(text) == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.3"]


@pytest.mark.parametrize("lead", ["修改为：", "修改为", "规定："])
def test_articles_that_are_quoted_are_none_of_the_document(lead: str) -> None:
    text = f"第一条 甲。\n第二条 将第五条{lead}“第五条 乙。\n第六条 丙。”\n第三条 丁。\n第四条 戊。\n"
    assert numbers(text) == ["1", "2", "3", "4"]
    assert next(c.text for c in tree(text).clauses if c.number == "2").endswith("“第五条 乙。\n第六条 丙。”")


def test_a_quotation_that_nothing_ends_hides_no_clause() -> None:
    text = "第一条 将甲修改为：“乙。\n第二条 丙“丁。\n第三条 戊”。\n"
    assert numbers(text) == ["1", "2", "3"]
