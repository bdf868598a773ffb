"""Which of several dates is the title's, and how precise it is."""

from __future__ import annotations

import pytest

from guidance.checking.applicant_case import ApplicantCase
from guidance.conversation import Conversation, respond
from tests.guidance.extraction.extracting import LOCAL_NAMES, extract


@pytest.mark.parametrize(
    ("message", "date"),
    [
        ("工程师证是2018年6月发的，聘任是2019年1月", "2018-06"),
        ("我2019年1月聘的工程师，证是2018年6月发的", "2018-06"),
        ("工程师批准时间2018年12月30日，发证时间2019年3月1日", "2018-12-30"),
        ("工程师发证时间2019年3月1日，批准时间2018年12月30日", "2018-12-30"),
        ("工程师2018年12月评上，2019年2月拿到证", "2018-12"),
        ("工程师，2018年12月通过的，2019年1月单位聘用", "2018-12"),
        ("单位2019年1月聘任我为工程师", None),
        ("我2018年评聘工程师", "2018"),
    ],
)
def test_the_award_goes_before_the_certificate_and_an_appointment_is_none(message, date):
    facts = extract(message, known={"papers": 1}).facts
    assert facts["title_level"] == "intermediate"
    assert facts.get("title_date") == date


@pytest.mark.parametrize(
    "message",
    [
        "我有中级经济师（2015年），又有工程师（2019年3月）",
        "我有工程师（2019年3月），也有中级经济师（2015年）",
        "2019年3月评的工程师，2015年考的经济师",
    ],
)
def test_engineer_and_date_come_from_one_mention(message):
    facts = extract(message).facts
    assert (facts["title_is_engineer"], facts["title_date"]) == (True, "2019-03")


@pytest.mark.parametrize(
    "message",
    ["评上高工工资涨多少", "我是工程师，评上高工工资涨多少", "评上高工以后待遇怎么变", "取得高级工程师后工资多少"],
)
def test_a_wish_is_no_title(message):
    assert extract(message, known={"papers": 1}).facts.get("title_level") != "associate_senior"


@pytest.mark.parametrize(
    ("asked", "answer", "date"),
    [
        ("title_date", "2018年6月或7月", "2018"),
        ("title_date", "2018年6月还是7月来着", "2018"),
        ("title_date", "2018到2019年之间", None),
        ("title_date", "不是2018年就是2019年", None),
        ("title_date", "2018年或者2019年吧", None),
        ("title_date", "要么2018年6月，要么2018年9月", "2018"),
        ("title_date", "2018年上半年", "2018"),
        ("title_date", "2018年第四季度", "2018"),
        ("title_date", "18年下半年吧", "2018"),
        ("title_date", "18年", "2018"),
        ("graduation", "不是2015年，是2016年", "2016"),
    ],
)
def test_of_two_dates_only_what_both_agree_on_is_known(asked, answer, date):
    assert extract(answer, asked=asked).facts.get(asked) == date


def test_two_dates_in_a_whole_sentence_too():
    assert extract("我是2018年6月或7月评的工程师").facts["title_date"] == "2018"
    assert "title_date" not in extract("我是2018到2019年之间评的工程师").facts


@pytest.mark.parametrize("asked", ["title_date", "under_sanction", "papers", None])
def test_a_day_refines_the_known_year_whatever_is_asked(asked):
    heard = extract("具体是12月28号", asked=asked, known={"title_date": "2018"})
    assert heard.facts == {"title_date": "2018-12-28"}


def test_it_is_the_date_told_last_and_still_rough_that_is_refined():
    known = {"graduation": "2014-06-30", "title_date": "2018"}
    assert extract("具体是12月28号", asked="papers", known=known).facts == {"title_date": "2018-12-28"}
    assert extract("准确说是6月", asked="papers", known={"title_date": "2018-06-01"}).facts == {}


def test_a_month_in_another_sentence_refines_nothing():
    assert extract("材料12月28号交行吗", asked="papers", known={"title_date": "2018"}).facts == {}


def test_a_date_after_one_that_cannot_be_is_for_the_same_fact(assistant):
    case = ApplicantCase()
    talk = Conversation("lyg-2024-14", case=case)
    respond("我本科，工程师是2019年2月30日评的", talk, assistant)
    assert "title_date" not in case.facts
    respond("2019年2月28日", talk, assistant)
    assert case.facts["title_date"] == "2019-02-28"


def test_only_the_next_message_can_be_that_date(assistant):
    case = ApplicantCase()
    talk = Conversation("lyg-2024-14", case=case)
    for message in ("我本科，工程师是2019年2月30日评的", "没受过处分", "2019年2月28日"):
        respond(message, talk, assistant)
    assert "title_date" not in case.facts or case.asked != "title_date"


@pytest.mark.parametrize("name", [*LOCAL_NAMES.places, *LOCAL_NAMES.specialities])
def test_a_year_before_a_name_of_the_notices_is_no_date_of_the_applicants(name):
    assert extract(f"我是本科，2024年{name}高工怎么报").facts == {"education": "bachelor"}
    assert extract(f"我2018年6月{name}高工评上的").facts["title_date"] == "2018-06"


@pytest.mark.parametrize("diploma", ["毕业证是2012年7月的", "2012年7月毕业的"])
def test_the_day_of_the_degree_is_no_graduation_where_that_is_told_too(diploma):
    assert extract(f"我本科，{diploma}，学位证是2013年1月的").facts["graduation"] == "2012-07"


@pytest.mark.parametrize("still", ["学历还是本科", "学历只是本科"])
def test_a_study_above_the_stated_education_is_a_degree(still):
    facts = extract(f"我在职读的硕士，学位证2019年拿的，{still}").facts
    assert (facts["education"], facts["degree"], facts.get("graduation")) == ("bachelor", "master", None)


@pytest.mark.parametrize("words", ["具体是2018年7月", "准确说是2018年7月", "2018年7月"])
def test_a_whole_date_makes_the_known_year_more_precise(words):
    known = {"education": "bachelor", "graduation": "2012", "title_date": "2018"}
    assert extract(words, known=known).facts == {"title_date": "2018-07"}


@pytest.mark.parametrize("education", ["本科", "硕士", "大专"])
def test_a_year_before_a_title_is_the_titles(education):
    told = extract(f"我{education}2017年的工程师").facts
    assert told["title_date"] == "2017"
    assert "graduation" not in told


def test_a_year_between_two_things_that_may_be_of_either_is_asked_for():
    assert extract("我本科2017年工程师").facts.keys().isdisjoint({"title_date", "graduation"})


@pytest.mark.parametrize("moved", ["2023年2月到开发区一家化工企业", "2023年2月去了南京", "2023年2月换的单位"])
def test_a_later_move_is_no_later_graduation(moved):
    assert extract(f"我2022年大专毕业，{moved}").facts["graduation"] == "2022"


@pytest.mark.parametrize("arrived", ["2019年到的企业", "2019年进了现在的公司", "2019年入职这家公司"])
def test_who_has_a_title_did_not_begin_where_they_came_to(arrived):
    assert "speciality_since" not in extract(f"我{arrived}，2014年评的工程师").facts
    assert extract(f"我本科毕业，{arrived}").facts["speciality_since"] == "2019"


def test_a_date_alone_belongs_to_nothing_beyond_the_next_clause():
    assert "graduation" not in extract("我2017年评的，证上是2018年1月，到底算哪个？本科工程师").facts


@pytest.mark.parametrize("education", ["大专", "本科"])
def test_who_was_given_a_title_directly_has_it(education):
    told = extract(f"我是{education}毕业直接评的工程师，2009年").facts
    assert (told["title_level"], told["title_date"]) == ("intermediate", "2009")
    assert "title_level" not in extract(f"我是{education}毕业，想直接评工程师").facts


@pytest.mark.parametrize("no", ["没", "没有", "没能", "未"])
def test_a_year_in_which_nothing_was_awarded_is_no_titles(no):
    assert extract(f"我2021年{no}评上，2022年评上的工程师").facts["title_date"] == "2022"
    assert extract(f"我去年{no}评上，今年再报").approximate == ()
