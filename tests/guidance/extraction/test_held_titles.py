"""What somebody still goes in for is not had, whatever else they have."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract

_LATER = ("明年才考", "下半年才能考", "还没考", "要等年底")


@pytest.mark.parametrize("later", _LATER)
@pytest.mark.parametrize("verb", ["考", "报考", "升"])
def test_a_certificate_gone_in_for_later_is_not_had(verb, later):
    heard = extract(f"技师{verb}高级技师{later}，现在在车间上班").facts
    assert heard.get("skill_certificate") in ("technician", None)


def test_a_certificate_gone_in_for_once_is_had():
    facts = extract("我是2018年考高级技师考过的，在车间上班").facts
    assert (facts["skill_certificate"], facts["skill_certificate_date"]) == ("senior_technician", "2018")


@pytest.mark.parametrize("later", ["明年拿证", "下半年才毕业", "证要明年才发", "年底答辩"])
@pytest.mark.parametrize("study", ["本科", "硕士", "博士"])
def test_a_study_that_ends_later_is_not_had(study, later):
    facts = extract(f"我大专2012年毕业，{study}{later}").facts
    assert facts["education"] == "junior_college" and "degree" not in facts


@pytest.mark.parametrize("by", ["公司内部评的", "单位自己定的", "集团内部聘的", "老板自封的"])
def test_a_title_given_in_house_is_none(by):
    assert "title_level" not in extract(f"我本科，{by}工程师").facts


@pytest.mark.parametrize("post", ["EHS", "PLC", "ＭＥＳ"])
def test_what_a_post_is_called_in_latin_letters_is_no_title(post):
    assert "title_level" not in extract(f"我是{post}工程师，本科").facts
    assert extract(f"我有{post}工程师职称，本科").facts["title_level"] == "intermediate"
