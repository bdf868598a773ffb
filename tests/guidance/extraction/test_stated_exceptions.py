"""A yes to every year with an exception behind it is not heard as a yes, nor a no made good since as a no."""

from __future__ import annotations

from itertools import product

import pytest

from tests.guidance.extraction.extracting import extract

_ALWAYS = ("我年年考核合格", "我历年考核都合格", "我每年考核都是称职")
_BUT = ("，除了{time}", "，就{time}没参加", "，除了{time}请假缺考", "，不过{time}生孩子没考")
_TIMES = ("22年", "前年", "有一年")


@pytest.mark.parametrize(("always", "but", "time"), list(product(_ALWAYS, _BUT, _TIMES)))
def test_an_exception_leaves_the_yes_to_be_asked(always, but, time):
    told = extract(always + but.format(time=time))
    assert "annual_assessments" not in told.facts
    assert told.own_details


_LEADING = ("除了{time}", "除{time}外", "除了{time}以外", "除了{time}之外其他年份")


@pytest.mark.parametrize(("except_for", "time"), list(product(_LEADING, _TIMES)))
@pytest.mark.parametrize("yes", ["我公需课{}都合格", "我{}公需课每年都合格", "我{}，公需课每年都合格"])
def test_an_exception_before_the_yes_leaves_it_to_be_asked(yes, except_for, time):
    assert "continuing_education" not in extract(yes.format(except_for.format(time=time))).facts


@pytest.mark.parametrize(
    "rest", ["，前年还评了优秀", "，不过21年没发论文", "，就是没写论文", "，但没评上优秀", "，就是不知道怎么打印"]
)
def test_what_is_no_exception_leaves_the_yes(rest):
    assert extract("我每年考核都合格" + rest).facts["annual_assessments"] is True


def test_the_exception_takes_a_known_yes_back():
    told = extract("我年年考核合格，就22年没参加", known={"annual_assessments": True})
    assert told.withdrawn == ("annual_assessments",)


def test_what_is_lacking_every_time_is_an_exception_too():
    assert "continuing_education" not in extract("我每年都学公需课但没考试").facts


@pytest.mark.parametrize("since", ["，后来补上了", "，今年补学完了", "，已经补考过了"])
def test_a_no_that_was_made_good_is_asked_for(since):
    assert extract("我公需课21年没学" + since).facts == {}


@pytest.mark.parametrize("plan", ["，能补上吗", "，准备补学", "，还没补上"])
def test_what_may_be_made_good_stays_a_no(plan):
    assert extract("我公需课21年没学" + plan).facts == {"continuing_education": False}


@pytest.mark.parametrize("since", ["从2019年开始", "2019年以后", "2020年起"])
def test_every_year_since_a_later_one_than_the_title_is_asked_for(since):
    told = extract(f"我公需课{since}每年都合格，2016年评的工程师").facts
    assert told == {"title_level": "intermediate", "title_is_engineer": True, "title_date": "2016"}


def test_every_year_since_the_title_is_every_year():
    assert extract("我公需课2016年以来每年都合格，2016年评的工程师").facts["continuing_education"] is True


@pytest.mark.parametrize("course", ["公需课", "继续教育", "公共科目"])
def test_what_this_year_still_has_time_for_is_not_missed(course):
    assert "continuing_education" not in extract(f"我{course}今年的还没考，往年都合格").facts
    assert extract(f"我{course}2021年没考").facts["continuing_education"] is False
    assert "continuing_education" not in extract(f"我{course}2019年没考过，后来补考合格了").facts


@pytest.mark.parametrize("less", ["就去年是基本合格", "只有2021年是基本称职", "唯独前年评的待定", "就有一年是不定等次"])
def test_one_year_named_alone_is_an_exception(less):
    assert extract(f"我年度考核都合格，{less}").facts.get("annual_assessments") is not True
    assert extract("我年度考核都合格，就去年是优秀").facts["annual_assessments"] is True


@pytest.mark.parametrize("never", ["没有一年落下", "没哪年漏过", "从没一次缺过"])
def test_that_no_year_was_missed_is_a_yes(never):
    assert extract(f"我{never}公需课").facts["continuing_education"] is True


@pytest.mark.parametrize("others", ["别的", "其他", "其它"])
def test_that_there_are_no_others_leaves_the_one_open(others):
    assert "under_sanction" not in extract(f"我除了那个党内警告没受过{others}处分").facts
    assert extract("我没受过任何处分").facts["under_sanction"] is False


@pytest.mark.parametrize("grade", ["基本合格", "基本称职", "不定等次"])
def test_a_grade_below_is_a_no(grade):
    assert extract(f"我年度考核去年是个{grade}").facts["annual_assessments"] is False


@pytest.mark.parametrize("year", ["今年", "去年", "前年", "本年度"])
@pytest.mark.parametrize("yes", ["公需课{}的学完了", "{}公需课合格", "公需课{}合格了，往年的没管过"])
def test_a_yes_of_one_year_is_none_of_every_year(yes, year):
    assert "continuing_education" not in extract("我" + yes.format(year)).facts


@pytest.mark.parametrize("yes", ["公需课从去年入职到现在都合格", "公需课去年今年都合格", "公需课去年以来每年合格"])
def test_a_yes_of_every_year_since_then_is_one(yes):
    assert extract("我" + yes).facts["continuing_education"] is True


@pytest.mark.parametrize("years", ["22年的", "2022年度", "前五年", "头两年", "前几年都"])
@pytest.mark.parametrize("course", ["公需课", "继续教育"])
def test_a_yes_of_some_years_is_none_of_every_year(years, course):
    assert extract(f"我是工程师，{course}{years}合格了").facts.get("continuing_education") is None


@pytest.mark.parametrize("since", ["16年以来每年", "16年到现在都", "16年起年年", "每年都"])
def test_a_yes_of_all_years_since_then_is(since):
    assert extract(f"我是工程师，公需课{since}合格").facts["continuing_education"] is True
