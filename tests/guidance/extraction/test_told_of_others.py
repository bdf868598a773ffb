"""What is told of others, of what is only begun, asked or missed: no fact of the applicant's."""

from __future__ import annotations

from itertools import product

import pytest

from tests.guidance.extraction.extracting import extract


@pytest.mark.parametrize("who", ["我是公司人事", "我是我们厂人事", "我是单位人事"])
def test_who_speaks_for_an_employee_tells_the_employees_facts(who):
    heard = extract(f"{who}，我们有个员工硕士毕业，2021年5月评的工程师，能报高工吗")
    assert (heard.facts["education"], heard.facts["title_date"]) == ("master", "2021-05")


@pytest.mark.parametrize("several", ["我们单位有六个", "我们车间有十几个", "厂里有四名"])
def test_of_several_people_nothing_is_taken(several):
    assert extract(f"本科的工程师{several}，都是2018年以后评的，他们能一起报吗").facts == {}


@pytest.mark.parametrize(
    "words", ["公司今年招了三个{}", "单位新来了一名{}", "我们引进了两位{}", "厂里来了个把人，招了五名{}"]
)
def test_whom_a_company_takes_on_is_not_the_applicant(words):
    for education in ("硕士", "博士", "本科生"):
        assert "education" not in extract(words.format(education) + "，初定要准备什么").facts


@pytest.mark.parametrize("how", ["怎么报啊", "怎么评", "要怎么申报？", "什么时候报", "咋评呢"])
def test_a_title_of_which_one_asks_how_to_get_it_is_not_held(how):
    heard = extract(f"我是大专，助工，中级{how}")
    assert heard.facts["title_level"] == "assistant"


@pytest.mark.parametrize("missed", ["考了两回都没过", "考了三次没考上", "评过一次没评上"])
def test_a_title_that_was_missed_is_not_held(missed):
    heard = extract(f"我工程师{missed}，现在是助工")
    assert heard.facts["title_level"] == "assistant"
    assert "title_is_engineer" not in heard.facts


def test_what_is_only_applied_for_is_no_patent():
    for count, words in product(("三件", "5件"), ("我发明专利申请了{}", "我有{}发明专利在申请", "我申请了{}发明专利")):
        assert "invention_patents" not in extract(words.format(count) + "，能报高工吗").facts
    assert extract("我有3件发明专利已经授权").facts["invention_patents"] == 3


def test_the_end_of_a_probation_is_not_the_start_of_the_work():
    assert "speciality_since" not in extract("我2016年本科毕业，2017年9月见习期满").facts
    assert extract("我2016年本科毕业，2016年9月开始见习").facts["speciality_since"] == "2016-09"


@pytest.mark.parametrize("years", ["干了十几年", "干了好几年", "做了二十几年"])
def test_many_years_are_no_question(years):
    assert extract(f"大专，技师，{years}了，能报高工吗").facts["skill_certificate"] == "technician"


@pytest.mark.parametrize("course", ["专业课有两年没学满", "专业科目去年没学", "专业课漏了一年"])
def test_other_courses_say_nothing_of_the_public_ones(course):
    assert extract(f"我公需课每年都学，{course}").facts["continuing_education"] is True


@pytest.mark.parametrize(
    "group",
    [
        "我们单位的人大多",
        "跟我一起进厂的都",
        "公司里大部分同事",
        "我们部门基本都",
        "其他同事",
        "大家都",
        "同批进来的人全",
        "跟我同岁的差不多都",
        "除了我都",
        "和我同时进来的人早都",
    ],
)
@pytest.mark.parametrize(
    ("theirs", "own", "facts"),
    [
        ("是硕士", "我只是大专", {"education": "junior_college"}),
        ("评上工程师了", "就我是助工", {"title_level": "assistant"}),
    ],
)
def test_what_a_group_has_is_not_the_applicants(group, theirs, own, facts):
    assert extract(f"{group}{theirs}，{own}，想报高工").facts == facts


@pytest.mark.parametrize("words", ["我们单位考核都合格，我考核年年合格", "我做的都是智能制造"])
def test_all_of_ones_own_things_are_no_group(words):
    assert extract(words).facts


@pytest.mark.parametrize("theirs", ["同事有发明专利2件", "我师傅有发明专利", "别人都有发明专利"])
@pytest.mark.parametrize("own", ["我一件都没有", "我没有", "我自己一项也没有"])
def test_who_has_none_of_what_others_have_has_none(theirs, own):
    assert extract(f"{theirs}，{own}，想报高工").facts == {"invention_patents": 0}


@pytest.mark.parametrize("behind", ["我2020年拿到了", "我2020年取得了"])
def test_a_day_on_which_something_of_theirs_was_obtained_is_no_graduation(behind):
    assert extract(f"我2015年本科毕业的，同事没几个人有工程师证，{behind}").facts["graduation"] == "2015"


@pytest.mark.parametrize("nearly", ["差点", "差一点就", "险些"])
@pytest.mark.parametrize("words", ["评上工程师", "拿到高级技师", "读了硕士"])
def test_what_nearly_came_to_be_is_not_had(nearly, words):
    assert extract(f"我{nearly}{words}，想报高工").facts == {}


@pytest.mark.parametrize("words", ["工程师我还真没有", "我们车间评了三个高级技师，没我", "考了研究生，现在研二"])
def test_what_is_not_had_yet_or_by_others_is_not_heard(words):
    assert extract(f"{words}，想报高工").facts == {}


def test_a_supposition_that_denies_supposes_what_follows():
    assert extract("要不是差一年，我工程师就满五年了，想报高工").approximate == ()


def test_a_decade_is_no_number_of_years():
    assert "frontline_years" not in extract("我在一线干了两个十年，想报高工").facts


_GUIDED = ("我带的研究生", "我指导的学生", "我的学生", "我带的团队", "我手下的实习生")


@pytest.mark.parametrize("who", _GUIDED)
def test_the_works_of_those_whom_one_guides_are_theirs(who):
    assert extract(f"{who}发了五篇论文，我自己一篇没有，我本科").facts == {"education": "bachelor", "papers": 0}
    assert extract(f"{who}拿了省科技进步一等奖，我本科").facts == {"education": "bachelor"}


@pytest.mark.parametrize("own", ["我的研究生学历是在职的", "我的研究生是在职读的"])
def test_an_education_of_ones_own_is_no_person(own):
    assert extract(own + "，2018年评的工程师").facts["education"] == "master"


@pytest.mark.parametrize("who", ["女儿", "老公", "徒弟"])
def test_who_lets_ask_is_the_applicant(who):
    facts = extract(f"我{who}问的，她硕士22年毕业，工程师还没有呢").facts
    assert (facts["education"], facts["graduation"]) == ("master", "2022") and "title_level" not in facts
