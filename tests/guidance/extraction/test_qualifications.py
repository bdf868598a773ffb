"""A title is held where somebody holds it; the word alone may be a job, or other people's."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract


@pytest.mark.parametrize(
    "words",
    [
        *("我在公司的岗位叫设备工程师", "名片上印的工程师", "我负责工程师的招聘", "部门有三个工程师", "我是售后工程师"),
        *("我做了五年现场工程师", "我导师是工程师"),
    ],
)
def test_a_job_or_another_s_title_is_not_held(words):
    facts = extract(f"{words}，我本科，干了十年").facts
    assert facts["education"] == "bachelor"
    assert not {"title_level", "title_is_engineer", "title_date"} & set(facts)


@pytest.mark.parametrize("words", ["我是工程师", "我当工程师五年了", "岗位上评的工程师职称", "手上有工程师证"])
def test_a_title_that_is_held_counts(words):
    assert extract(f"{words}，我本科").facts["title_is_engineer"] is True


def test_a_year_alone_long_ago_is_no_graduation():
    facts = extract("本人女，86年，本科，2016年中级").facts
    assert facts == {"education": "bachelor", "title_level": "intermediate", "title_date": "2016"}


@pytest.mark.parametrize("words", ["学历学位证都有", "双证", "毕业证学位证都有"])
@pytest.mark.parametrize(
    ("education", "degree"), [("master", "master"), ("bachelor", "bachelor"), ("junior_college", None)]
)
def test_the_degree_may_go_with_an_education_told_before(words, education, degree):
    assert extract(words, known={"education": education}).facts.get("degree") == degree


@pytest.mark.parametrize("end", ["", "呢", "呀", "哦", "，在开发区上班"])
def test_a_title_not_had_yet_is_none_whatever_tone_it_has(end):
    assert "title_level" not in extract(f"我硕士毕业，工程师还没有{end}").facts


@pytest.mark.parametrize("words", ["评过助理", "助理去年评上了", "2016年定了助理级", "拿到过初级职称"])
def test_a_level_called_in_short_is_had_where_it_was_obtained(words):
    assert extract(f"我是大专，{words}").facts["title_level"] == "assistant"


@pytest.mark.parametrize("words", ["想评助理", "能定助理吗", "当过总经理助理", "明年评助理"])
def test_a_level_called_in_short_is_not_had_otherwise(words):
    assert "title_level" not in extract(f"我是大专，{words}").facts


@pytest.mark.parametrize("words", ["学位证有毕业证没有", "毕业证没有，只有学位证"])
def test_a_degree_without_a_diploma_is_no_education(words):
    facts = extract(f"我是研究生，{words}，2018年评的工程师").facts
    assert "education" not in facts and "education_completion" not in facts


def test_who_has_a_degree_and_no_education_of_its_rank_is_not_without_any():
    facts = extract("我硕士学位，没学历，2018年评的工程师").facts
    assert facts["degree"] == "master" and facts.get("education") != "none"


@pytest.mark.parametrize("school", ["中央党校", "省委党校", "省党校"])
@pytest.mark.parametrize("course", ["读了两年", "三年的长期班", "本科，学制三年"])
def test_a_party_school_counts_by_its_rank_and_the_length_of_its_course(school, course):
    assert extract(f"我是{school}{course}").facts["school_type"] == "party_school"


@pytest.mark.parametrize("words", ["党校的，一年制", "党校读的", "省委党校读的", "市委党校三年读的", "省党校学半年"])
def test_what_leaves_either_open_is_asked_for(words):
    assert "school_type" not in extract(f"我本科是{words}").facts


def test_who_taught_there_did_not_study_there():
    assert "school_type" not in extract("我本科，在省委党校教了三年书").facts
