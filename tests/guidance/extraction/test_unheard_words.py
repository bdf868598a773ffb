"""What a message states of the applicant besides what was heard is handed on in its words."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract

KNOWN = {"papers": 1, "title_level": "intermediate", "labour_contract": True}
TOLD = ("劳动合同签了", "2016年5月评的工程师", "公需课每年都合格", "没受过处分", "一作论文1篇5000字", "我是本科毕业")
ADDED = ("之后卖了三年保险", "产线的事交出去了", "头半年在食堂帮厨", "车间两百多号人", "我腰不好")


@pytest.mark.parametrize("added", ADDED)
@pytest.mark.parametrize("told", TOLD)
def test_a_clause_without_a_fact_is_unheard_wherever_it_stands(told, added):
    assert extract(f"我在海州一家企业上班，{told}，{added}。", known=KNOWN).unheard == (added,)
    assert extract(f"我在海州一家企业上班，{added}，{told}。", known=KNOWN).unheard == (added,)


@pytest.mark.parametrize("told", TOLD)
def test_what_was_heard_is_not(told):
    assert extract(f"我在海州一家企业上班，{told}。", known=KNOWN).unheard == ()


@pytest.mark.parametrize(
    ("message", "behind"),
    [("没受过处分但被纪委谈过话", "但被纪委谈过话"), ("工程师是公司老板口头封的", "是公司老板口头封的")],
)
def test_what_a_clause_adds_to_a_fact_is(message, behind):
    assert extract(message, known={"papers": 1}).unheard == (behind,)


@pytest.mark.parametrize(
    "message",
    [
        "评审费多少钱",
        "我的论文要不要查重",
        "要是我转去做采购了呢",
        "我同事转去做采购了",
        "2022年7月开始在本专业岗位见习",
        "论文一篇，都是我独立完成的",
        "我有劳动合同、社保、公积金这些",
        "2024.5",
    ],
)
def test_questions_suppositions_other_people_dates_and_how_works_came_about_are_not(message):
    assert extract(message, known=KNOWN).unheard == ()


@pytest.mark.parametrize("what", ["乙方写", "干活", "真正考", "署名写", "替我答辩"])
@pytest.mark.parametrize("who", ["我妻子", "我哥", "我徒弟", "别人", "人家"])
def test_that_somebody_else_was_the_one_is(what, who):
    assert extract(f"{what}的其实是{who}", known=KNOWN).unheard == (f"{what}的其实是{who}",)


@pytest.mark.parametrize("who", ["老板", "领导", "科长", "厂长"])
@pytest.mark.parametrize(
    "done", ["上月把我们这批人转给人力公司了", "派我去越南常驻", "把我调去管食堂了", "给我降了一级"]
)
def test_what_somebody_else_did_to_the_applicant_is(who, done):
    assert extract(f"{who}{done}", known=KNOWN).unheard == (f"{who}{done}",)


def test_of_a_long_story_only_the_beginning_is_kept():
    assert len(extract("，".join(["我腰也不大好"] * 40), known=KNOWN).unheard) == 12
