"""Where the applicant works, beside where the parent company is."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from guidance.extraction.extract import FactExtractor
from guidance.extraction.fact_wording import load_fact_wording
from tests.guidance.extraction.extracting import FACTS, LEXICON, LOCAL_NAMES, extract


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("我在外省企业的连云港分公司上班", None),
        ("我在上海总公司的连云港分厂上班", None),
        ("我在上海一家公司的海州分公司上班", "lyg"),
        ("我在南京企业驻连云港开发区的办事处上班", "lyg_etdz"),
        ("总部在上海，我在开发区的分公司上班", "lyg_etdz"),
        ("我在一家公司的南京分公司上班", "elsewhere"),
        ("我在南京分公司上班", "elsewhere"),
        ("我在南京一家公司上班", "elsewhere"),
        ("我是连云港开发区一家药企的", "lyg_etdz"),
    ],
)
def test_the_last_place_before_the_branch_or_the_work_counts(message, place):
    assert extract(message, known={"papers": 1}).facts.get("work_place") == place


@pytest.mark.parametrize(
    "answer", ["外省企业分公司", "外省企业的分公司", "上海总公司的连云港分厂", "外省公司的分支机构"]
)
def test_a_branch_answers_for_the_employer_only(answer):
    assert extract(answer, asked="employer_type").facts == {"employer_type": "out_of_province_branch"}


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("海州，", "lyg"),
        ("开发区的，", "lyg_etdz"),
        ("我是连云港开发区一家药企的", "lyg_etdz"),
        ("海州这边，一家机械厂", "lyg"),
        ("在苏州呢", "elsewhere"),
        ("就在赣榆那边的公司", "lyg"),
    ],
)
def test_a_place_alone_answers_where(answer, place):
    assert extract(answer, asked="work_place").facts["work_place"] == place


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("我在聊城经开区上班", None),
        ("我在盐城经开区一家厂上班", "elsewhere"),
        ("我在连云港经开区上班", "lyg_etdz"),
        ("我在经开区上班", "lyg_etdz"),
    ],
)
def test_a_zone_of_another_notices_city_is_not_the_one_here(message, place):
    local = replace(LOCAL_NAMES, cities=(*LOCAL_NAMES.cities, "聊城市", "盐城市", "聊城", "盐城"))
    extractor = FactExtractor(load_fact_wording(FACTS), LEXICON, local)
    assert extractor.extract(message).facts.get("work_place") == place


_ONCE = (
    "以前在南京上班",
    "当时单位在南京",
    "刚毕业那会儿在南京的公司工作",
    "在南京一家公司干过三年",
    "那时候在南京工作",
)
_NOW = ("，现在在海州上班", "，后来回到海州一家企业", "，去年调到海州上班")


@pytest.mark.parametrize(("once", "now"), list(product(_ONCE, _NOW)))
def test_of_a_place_that_was_left_and_another_the_present_one_counts(once, now):
    assert extract(f"我{once}{now}").facts["work_place"] == "lyg"


@pytest.mark.parametrize("once", _ONCE)
def test_a_place_that_was_left_for_no_certain_one_is_asked_for(once):
    assert "work_place" not in extract(f"我{once}，现在回老家了，本科").facts


@pytest.mark.parametrize("education", ["硕士", "大专"])
def test_who_has_just_left_school_works_where_they_work(education):
    assert extract(f"我{education}刚毕业在开发区企业上班").facts["work_place"] == "lyg_etdz"


@pytest.mark.parametrize("rest", ["，去年调到车间", "，去年调到技术部", "，2020年从南京调来的", "，准备调回南京"])
def test_a_move_inside_or_to_the_place_or_planned_leaves_it(rest):
    assert extract("我在开发区上班" + rest).facts["work_place"] == "lyg_etdz"


@pytest.mark.parametrize("parent", ["公司总部搬到苏州了", "集团总公司迁走，总部转到南京", "总公司搬到上海"])
def test_where_the_head_office_went_nobody_works(parent):
    assert "work_place" not in extract(f"{parent}，我本科").facts


@pytest.mark.parametrize("work", ["的药厂", "的纺织厂", "做设备维护", "当质检员", "一家船厂"])
def test_a_place_before_the_work_is_where_it_is_done(work):
    assert extract(f"我本科毕业，开发区{work}").facts["work_place"] == "lyg_etdz"


@pytest.mark.parametrize("other", ["初定公司要盖章", "做了调整", "搞的这个通知", "开发布会"])
def test_a_place_before_what_an_office_does_is_none(other):
    assert "work_place" not in extract(f"我本科毕业，开发区{other}").facts
