"""A status that has changed since it was named is heard as it is now."""

from __future__ import annotations

from itertools import product

import pytest

from tests.guidance.extraction.extracting import extract

_PUBLIC = ("我们单位是参公的，", "我在参公单位，", "参公单位")
_TURNED = ("去年改制成企业了", "2020年转为国企了", "前年划转到集团公司了", "2021年转企了")
_OFFICE = ("我以前是公务员，", "我公务员当了十年，", "我原来参公单位的，")
_LEFT = ("2018年辞职到企业", "后来辞职进了一家民企", "2019年离职，去了一家公司", "前年跳槽到外企了")
_NOT_YET = ("还没改制成企业", "准备转成企业", "没划转到国企")


@pytest.mark.parametrize(("public", "turned"), list(product(_PUBLIC, _TURNED)))
def test_an_office_that_became_a_firm_is_one_no_more(public, turned):
    assert extract(f"{public}{turned}，我本科").facts == {"employment_status": "employed", "education": "bachelor"}


@pytest.mark.parametrize(("office", "left"), list(product(_OFFICE, _LEFT)))
def test_who_left_office_for_a_firm_is_at_work(office, left):
    assert extract(f"{office}{left}").facts == {"employment_status": "employed"}


@pytest.mark.parametrize("plan", _NOT_YET)
def test_what_has_not_changed_yet_is_as_it_was(plan):
    assert extract(f"我们单位是参公的，{plan}").facts == {"employment_status": "managed_as_civil_servant"}


@pytest.mark.parametrize("into", ["我们单位2023年由企业转成参公了", "我们厂去年划归参公单位了"])
def test_what_something_turned_into_counts(into):
    assert extract(into).facts == {"employment_status": "managed_as_civil_servant"}


@pytest.mark.parametrize(
    "message", ["我辞职了，准备去一家民企", "我去年辞职去考研了", "我辞职后去公司办手续", "我从公司离职到现在"]
)
def test_who_only_left_is_out_of_work(message):
    assert extract(message).facts == {"employment_status": "unemployed"}


@pytest.mark.parametrize("came", ["，今年刚到开发区企业", "，去年进了一家公司", "，现在入职了一家民企"])
def test_who_came_to_work_is_out_of_it_no_more(came):
    assert extract("我毕业后一直没上班" + came).facts["employment_status"] == "employed"


@pytest.mark.parametrize("left", ["我辞了公务员", "我放弃了公务员", "我2018年辞去公务员", "我不当公务员了"])
def test_an_office_that_was_given_up_is_one_no_more(left):
    assert extract(f"{left}，2018年评的工程师").facts.get("employment_status") != "civil_servant"
    assert extract(f"{left}，现在在企业上班").facts["employment_status"] == "employed"


@pytest.mark.parametrize("coming", ["正在参公改革，还没批下来", "准备参公改革", "正在搞参公认定"])
def test_what_is_only_under_way_is_not_so_yet(coming):
    assert extract(f"我在事业单位上班，{coming}").facts.get("employment_status") != "managed_as_civil_servant"


@pytest.mark.parametrize("exam", ["公务员考试考上了没去", "公务员面试没去", "公务员招考报过名"])
def test_an_examination_for_an_office_is_no_office(exam):
    assert extract(f"我{exam}，一直在企业上班").facts["employment_status"] == "employed"


def test_an_office_and_a_firm_at_once_are_asked_for():
    assert extract("我们今年划到参公单位管了，但我还是企业编，本科").facts == {"education": "bachelor"}


@pytest.mark.parametrize("was", ["公务员", "参公的", "参公单位的"])
@pytest.mark.parametrize("came", ["前年考出来到国企了", "考到一家企业了", "去年转到私企来了", "2020年考走去了一家公司"])
def test_who_came_from_an_office_to_a_firm_is_at_work(was, came):
    assert extract(f"我原来在机关，{was}，{came}").facts == {"employment_status": "employed"}


@pytest.mark.parametrize("stays", ["想考到国企", "准备转到企业", "借调到国企", "现在抽调到一家公司"])
def test_who_only_means_to_go_or_is_lent_stays_what_they_are(stays):
    assert extract(f"我是公务员，{stays}").facts["employment_status"] == "civil_servant"
