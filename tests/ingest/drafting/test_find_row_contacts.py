"""Tables and lists of whom to ask: office, person and address by the heads of their columns, sentences first."""

from __future__ import annotations

import pytest
from notices import draft_of_source

TABLE = """\
# 关于2025年度职称评审工作的通知

一、报送安排

| {heads} | 联系人及电话 |
|---|---|---|---|
| {first} | 王科长　0595－2270011 |
| {second} | 0595-2270022 |

{more}
"""

PLACES = [("市直单位", "海星街1号3楼"), ("晋江、石狮", "市中医院二楼会议室")]


def contacts(more: str = "", heads: str = "报送单位 | 报送时间 | 报送地点") -> list[tuple[str | None, ...]]:
    second_cell = "农技站" if "科室" in heads else "9月1日"
    first, second = (f"{who} | {second_cell} | {where}" for who, where in PLACES)
    draft = draft_of_source(TABLE.format(heads=heads, first=first, second=second, more=more), ".md")
    return [
        tuple(value.value if value else None for value in (c.office, c.person, c.address, c.phone))
        for c in draft.contacts
    ]


def test_a_row_names_office_person_and_address_by_the_heads_of_its_columns():
    assert contacts() == [
        ("市直单位", "王科长", "海星街1号3楼", "0595-2270011"),
        ("晋江、石狮", None, "市中医院二楼会议室", "0595-2270022"),
    ]


def test_cells_side_by_side_that_name_an_office_are_one_name():
    assert contacts(heads="县（市、区） | 受理科室 | 办公地址")[0][0] == "市直单位农技站"


@pytest.mark.parametrize("gap", ["　", "  ", " "])
def test_who_is_named_in_a_sentence_comes_first_and_apart_from_the_person(gap):
    line = f"二、咨询电话：市人社局专技科{gap}陈老师{gap}0595-22500116（政策）。"
    first, *rows = contacts(line)
    assert first == ("市人社局专技科", "陈老师", None, "0595-22500116")
    assert [row[3] for row in rows] == ["0595-2270011", "0595-2270022"]


def test_a_number_in_a_sentence_and_in_a_row_is_the_office_of_the_sentence():
    assert contacts("二、咨询电话：市卫健委人事科０５９５—２２７００１１。")[0][0] == "市卫健委人事科"
