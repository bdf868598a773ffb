"""Facts that other notices ask for: heard in everyday words where a pack reads them, and not at all where none does."""

from __future__ import annotations

import pytest

from guidance.facts.applicant_facts import load_facts
from tests.guidance.extraction.extracting import IN_USE, extract, extract_all

LIBRARY = [fact for fact in load_facts() if fact not in IN_USE]


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        ("我1980年5月出生", {"birth_date": "1980-05"}),
        ("我是2003年7月参加工作的", {"work_start": "2003-07"}),
        ("2018年12月评的工程师，2019年3月聘任", {"title_date": "2018-12", "appointment_date": "2019-03"}),
        ("我有3项实用新型专利，没有外观专利", {"utility_patents": 3, "design_patents": 0}),
        ("我有两项企业标准", {"enterprise_standards": 2}),
        ("做过2个大型项目，3个中型项目", {"large_projects": 2, "medium_projects": 3}),
        ("我得过两项市级奖", {"municipal_prizes": 2}),
        ("我得过市级科技进步奖二等奖，排第三", {"municipal_science_prize": "held", "municipal_science_prize_grade": 2}),
        ("我在乡镇干了12年", {"township_years": 12}),
        ("支教两年，班主任5年", {"rural_teaching_years": 2, "class_teacher_years": 5}),
        ("我教龄20年", {"teaching_years": 20}),
        ("我继续教育90学时", {"continuing_education_hours": 90}),
        ("我继续教育每年25学分", {"continuing_education_credits": 25}),
        ("社保交了24个月", {"social_insurance_months": 24}),
        ("我年度考核优秀3次", {"excellent_assessments": 3}),
        ("我是转系列申报", {"title_transfer": True}),
        ("单位还没聘我", {"appointed": False}),
        ("单位没有空缺岗位", {"post_vacant": False}),
        ("我考了一级建造师", {"professional_qualification": "intermediate"}),
        ("我还没办执业注册", {"practice_registered": False}),
        ("我没有失信记录", {"dishonest": False}),
        ("我现在的职称是经济系列的", {"title_series": "economics"}),
        ("我有5篇核心期刊论文", {"core_papers": 5}),
    ],
)
def test_what_other_notices_ask_for_is_heard_in_everyday_words(message, facts):
    heard = extract_all(message).facts
    assert {fact: heard.get(fact) for fact in facts} == facts


@pytest.mark.parametrize("message", ["我1980年5月出生", "支教两年，班主任5年", "继续教育90学时", "社保交了24个月"])
def test_what_no_pack_reads_is_not_listened_for(message):
    assert not set(LIBRARY) & extract(message).facts.keys()


@pytest.mark.parametrize("fact", LIBRARY)
def test_each_can_be_answered_when_it_is_asked_for(fact):
    spec = load_facts()[fact]
    answer = {"date": "2019年6月", "dates": "2019年6月、2021年", "int": str(max(spec.min, 3)), "bool": spec.yes}.get(
        spec.type
    ) or list(spec.values.values())[1]
    assert fact in extract_all(answer, asked=fact).facts


@pytest.mark.parametrize(
    ("answer", "dates"),
    [
        ("2019年6月、2021年3月15日，还有2022年", ["2019-06", "2021-03-15", "2022"]),
        ("分别是2019年6月和2021年", ["2019-06", "2021"]),
        ("没有", []),
        ("2021年做了3项", None),
        ("好像都挺早的", None),
    ],
)
def test_the_dates_of_several_things_are_an_answer_where_they_are_all_it_says(answer, dates):
    assert extract_all(answer, asked="project_dates").facts.get("project_dates") == dates
