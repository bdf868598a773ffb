"""A credential that only says of what kind another thing is, is not one that the applicant has."""

from __future__ import annotations

from itertools import product

import pytest

from tests.guidance.extraction.extracting import extract

_EDUCATIONS = ("硕士", "博士", "研究生", "本科")
_THINGS = ("论文一篇发表了", "课题做的产线", "导师姓王", "毕业论文评了优秀", "的论文写了两年", "同学推荐我来的")


@pytest.mark.parametrize(("education", "thing"), list(product(_EDUCATIONS, _THINGS)))
def test_a_thing_of_studies_is_no_education(education, thing):
    assert extract(f"我{education}{thing}，2018年评的工程师").facts == {
        "title_level": "intermediate",
        "title_is_engineer": True,
        "title_date": "2018",
    }


@pytest.mark.parametrize("message", ["我是工程师协会会员，本科", "我们单位有博士后工作站，我本科"])
def test_nor_is_a_body_of_people_a_title(message):
    assert extract(message).facts == {"education": "bachelor"}


@pytest.mark.parametrize("message", ["我硕士，论文一篇", "我硕士毕业，论文一篇", "我硕士有一篇论文"])
def test_an_education_told_for_itself_is_heard(message):
    told = extract(message).facts
    assert (told["education"], told["papers"]) == ("master", 1)


@pytest.mark.parametrize("level", ["二级", "三级"])
@pytest.mark.parametrize("certificate", ["但证是{}的", "，证书上是{}", "，证书其实是{}"])
def test_a_certificate_of_another_level_is_asked_for(certificate, level):
    assert "skill_certificate" not in extract("我是高级技师" + certificate.format(level)).facts
