"""What is taken back falls with all that was said of it; a later stage does not inherit an earlier one's date."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.guidance.extraction.extracting import extract

DEGREES = st.sampled_from([("硕士", "master"), ("博士", "doctor")])
CORRECTIONS = st.sampled_from(["其实", "说错了，", "更正一下，", "刚才打错了，", "不好意思，", ""])
ENGINEER = {"title_level": "intermediate", "title_is_engineer": True, "title_date": "2018-06"}


def after(known, *messages, asked=None):
    """The facts known after `messages`."""
    facts = dict(known)
    for message in messages:
        heard = extract(message, asked=asked, known=facts)
        facts = {fact: value for fact, value in facts.items() if fact not in heard.withdrawn} | heard.facts
    return facts


@settings(max_examples=40)
@given(DEGREES, CORRECTIONS, st.sampled_from(["我没有{}学位", "我没拿到{}学位", "我没有{}", "我不是{}"]))
def test_a_degree_that_is_denied_is_no_longer_known(degree, correction, denial):
    word, value = degree
    known = {"education": value, "degree": value, "engineering_master": True}
    left = after(known, correction + denial.format(word))
    assert left.get("degree") != value
    assert "engineering_master" not in left


@settings(max_examples=40)
@given(DEGREES, CORRECTIONS.filter(bool), st.sampled_from([("本科", "bachelor"), ("大专", "junior_college")]))
def test_a_degree_falls_with_the_higher_education_that_was_wrong(degree, correction, education):
    known = {"education": degree[1], "degree": degree[1], "graduation": "2015"}
    left = after(known, f"{correction}我是{education[0]}")
    assert left["education"] == education[1]
    assert "degree" not in left
    assert "graduation" not in left


@pytest.mark.parametrize("words", ["后来评上了工程师", "我现在是工程师了", "中级也拿到了", "如今职称是工程师"])
def test_a_later_title_without_a_date_has_none(words):
    assert "title_date" not in after({"title_level": "assistant", "title_date": "2018"}, words)


@pytest.mark.parametrize("words", ["后来专升本了", "我后来又读了本科", "现在的学历是本科"])
def test_a_later_education_without_a_date_has_none(words):
    known = {"education": "junior_college", "graduation": "2010", "education_completion": "graduated"}
    assert after(known, words) == {"education": "bachelor"}


def test_a_later_stage_with_a_date_has_its_own():
    left = after({"title_level": "assistant", "title_date": "2018"}, "工程师是2023年评的")
    assert left == {"title_level": "intermediate", "title_is_engineer": True, "title_date": "2023"}


@pytest.mark.parametrize("words", ["不对，我是助理工程师", "我不是工程师", "说错了，我没有工程师职称"])
def test_the_date_of_a_title_falls_with_it(words):
    left = after(ENGINEER, words)
    assert "title_date" not in left
    assert left.get("title_is_engineer") is not True


def test_grade_and_rank_fall_with_the_prize():
    known = {"science_prize": "provincial", "science_prize_grade": 2, "science_prize_rank": 3}
    assert after(known, "搞错了，我没得过省科技奖") == {"science_prize": "none"}


def test_what_a_new_value_rules_out_falls():
    known = {"employment_status": "employed", "labour_contract": True}
    assert after(known, "更正，我已经退休了") == {"employment_status": "retired"}


def test_what_is_said_again_or_more_precisely_takes_nothing_back():
    assert after(ENGINEER, "我是工程师，2018年6月15日评的") == {**ENGINEER, "title_date": "2018-06-15"}
    assert after({"degree": "master"}, "我学历是本科") == {"degree": "master", "education": "bachelor"}


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        ("我2018年评的工程师，不对，2019年", {**ENGINEER, "title_date": "2019"}),
        ("我是硕士，啊不，是本科，工程师2018年6月评的", {**ENGINEER, "education": "bachelor"}),
        ("我专业不对口，本科", {"major_matches_post": False, "education": "bachelor"}),
    ],
)
def test_a_message_that_corrects_itself_is_taken_as_two(message, facts):
    assert extract(message).facts == facts


@pytest.mark.parametrize(
    ("known", "words", "fact"),
    [
        ({"papers": 2}, "那两篇论文不是我写的", "papers"),
        ({"invention_patents": 1}, "那件是实用新型，不是发明专利", "invention_patents"),
        ({"science_prize": "provincial"}, "不是省科技奖，是市里的奖", "science_prize"),
        ({"education": "doctor", "degree": "doctor"}, "我说的博士是我老婆", "degree"),
        ({"degree": "doctor"}, "博士学位是我记错了", "degree"),
        ({"skill_honours": ["national_technical_expert"]}, "记混了，我没有全国技术能手", "skill_honours"),
    ],
)
def test_what_turns_out_to_be_another_s_or_another_thing_is_taken_back(known, words, fact):
    assert fact not in after(known, words)


def test_a_place_alone_corrects_the_place():
    assert after({"work_place": "lyg"}, "不对，是在苏州") == {"work_place": "elsewhere"}
