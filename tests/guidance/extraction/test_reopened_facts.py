"""A later word about a known thing that nobody can judge opens it again; any other leaves it."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract

KNOWN = {
    "papers": 1,
    "labour_contract": True,
    "under_sanction": False,
    "title_level": "intermediate",
    "speciality": "digital_manufacturing",
    "education": "bachelor",
}


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("论文还没正式出来", "papers"),
        ("我说的论文是内部交流的", "papers"),
        ("合同上个月到期了还没续", "labour_contract"),
        ("合同其实是派遣公司的", "labour_contract"),
        ("刚挨了个警告", "under_sanction"),
        ("工程师证是别的公司内部发的", "title_level"),
        ("我转岗做采购了", "speciality"),
        ("学历好像有点问题，单位说的", "education"),
    ],
)
def test_what_is_said_of_a_known_thing_opens_it(message, fact):
    assert extract(message, known=KNOWN).withdrawn == (fact,)


@pytest.mark.parametrize(
    "message",
    [
        "论文要交几份",
        "论文复印件准备好了",
        "合同丢了怎么办",
        "处分会不会影响",
        "我同事受过处分",
        "论文如果是二作行不行",
        "评审费多少",
        "合同签了",
        "我的学历就是这个",
        "工程师证在哪盖章",
        "单位在海州",
    ],
)
def test_questions_papers_as_such_and_other_people_leave_it(message):
    assert extract(message, known=KNOWN).withdrawn == ()


def test_that_there_is_none_is_not_opened():
    assert extract("论文还没写", known={"papers": 0}).withdrawn == ()


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        ("论文那篇啊，登在自己办的小册子上", {"papers"}),
        ("哦合同那个，甲方是我舅舅开的公司", {"labour_contract"}),
        ("公需课前几年是别人替我刷的", {"continuing_education"}),
        ("智能制造那摊早不归我了", {"speciality"}),
        ("其实那篇论文挂的是我导师第一，我第二", {"papers"}),
        ("学历这块补充下，我那个本科学校是野鸡大学，学信网没有的", {"education", "degree"}),
    ],
)
def test_a_clause_is_about_what_the_one_before_only_names(message, facts):
    known = {**KNOWN, "degree": "bachelor", "continuing_education": True}
    assert set(extract(message, known=known).withdrawn) == facts


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("我本科毕业，学信网查得到的是没有的", "education"),
        ("合同签了，合同其实没生效", "labour_contract"),
        ("2016年评的工程师，那张工程师证不是人社发的", "title_level"),
    ],
)
def test_a_word_of_doubt_takes_back_what_the_same_message_told(message, fact):
    assert fact not in extract(message).facts


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("我在本地企业，不是外省分公司", "employer_type"),
        ("2015年评了中级，不是工程师系列，是会计师", "title_level"),
        ("合同签了，合同三年的", "labour_contract"),
        ("论文一篇，论文是我第一作者", "papers"),
    ],
)
def test_alternatives_denied_and_words_without_doubt_do_not(message, fact):
    assert fact in extract(message).facts


@pytest.mark.parametrize(
    "message",
    [
        "论文是在机械工程学报上发的",
        "论文是2019年发的",
        "合同是2020年续的",
        "合同是三年一签的",
        "合同是每五年续一次，去年刚续过",
        "我的工程师证是市里发的",
        "本科是在南京读的",
        "公需课我在省里的平台上学的",
        "我们单位是集团下面的",
        "年度考核也都是合格的",
    ],
)
def test_where_when_and_how_it_was_obtained_leaves_it(message):
    known = {**KNOWN, "continuing_education": True, "annual_assessments": True, "employer_type": "local"}
    assert extract(message, known=known).withdrawn == ()
