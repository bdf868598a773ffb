"""Whether a clause names a field of work or of study."""

from __future__ import annotations

import pytest

from guidance.extraction.fields_of_work import is_field, names_work
from tests.guidance.extraction.extracting import extract

WORK = ("现在做智能产线", "我搞设备的", "一直从事工艺改进", "负责MES运维", "我是干激光的")
STUDY = ("我学的机械", "学自动化的", "大学读的材料")
NEITHER = (
    "我做好了",
    "做什么用",
    "搞不懂",
    "我学历不够",
    "我在学校上班",
    "干了十年",
    "我做过两年",
    "学位证丢了",
    "干活",
)


def test_fields_are_told_from_other_deeds():
    assert all(names_work(each) and is_field(each) for each in WORK)
    assert all(is_field(each) and not names_work(each) for each in STUDY)
    assert not any(is_field(each) or names_work(each) for each in NEITHER)


@pytest.mark.parametrize("told", ["我学机械的", "我学的机械设计", "我是学土建的"])
def test_a_field_of_study_is_no_work(told):
    assert "speciality" not in extract(f"{told}，2018年评的工程师").facts


@pytest.mark.parametrize(
    "before", ["以前做智能制造，现在转做行政了", "之前在智能工厂干过智能制造", "做智能制造的销售", "原来搞电气"]
)
def test_work_done_before_and_other_posts_of_the_trade_are_asked_about(before):
    assert extract(f"我{before}，2018年评的工程师").facts.get("speciality") not in ("digital_manufacturing", "other")
