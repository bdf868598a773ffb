"""What a rule pack names itself is heard by its name, its unit and its denial, and never in other words."""

from __future__ import annotations

import pytest

from guidance.extraction.extract import FactExtractor
from guidance.extraction.fact_wording import load_fact_wording
from guidance.extraction.own_fact_wording import with_own_words
from guidance.facts.applicant_facts import FactVocabulary
from guidance.facts.own_fact import OwnFact
from tests.guidance.extraction.extracting import FACTS, LEXICON, LOCAL_NAMES

OWN = {
    "病案_份": OwnFact(type="int", name="病案", unit="份", question="病案有几份？", help="通知"),
    "公开课_次": OwnFact(
        type="int", name="公开课", unit="次", other_names=["示范课"], question="上过几次？", help="通知"
    ),
    "门诊_个单元": OwnFact(type="int", name="门诊", unit="个单元", question="门诊几个单元？", help="通知"),
    "下乡_个月": OwnFact(
        type="int", name="服务基层", other_names=["下乡"], unit="个月", question="几个月？", help="通知"
    ),
    "社会办医疗机构": OwnFact(
        type="bool", name="社会办医疗机构", opposite=["公立医院"], question="是不是？", help="通知"
    ),
    "省级课题": OwnFact(type="bool", name="省级课题", wider=["课题"], question="有没有？", help="通知"),
    "医疗事故": OwnFact(type="bool", name="医疗事故", question="有没有？", help="通知"),
    "学段_种类": OwnFact(type="enum", name="学段", values=["小学", "幼儿园"], question="哪一种？", help="通知"),
}
VOCABULARY = FactVocabulary({**FACTS.specs, **{id: fact.spec for id, fact in OWN.items()}})
EXTRACTOR = FactExtractor(with_own_words(load_fact_wording(FACTS), OWN, VOCABULARY), LEXICON, LOCAL_NAMES)


@pytest.mark.parametrize(
    ("message", "fact", "value"),
    [
        ("我攒了3份病案", "病案_份", 3),
        ("我归档的病案有五份", "病案_份", 5),
        ("我没有病案", "病案_份", 0),
        ("我的病案被退了2份", "病案_份", None),
        ("我病案被打回3份", "病案_份", None),
        ("我交了5份病案，退回来2份", "病案_份", None),
        ("我上过2次公开课", "公开课_次", 2),
        ("我上了两次示范课", "公开课_次", 2),
        ("我门诊420个单元", "门诊_个单元", 420),
        ("我下乡一共7个月", "下乡_个月", 7),
        ("我服务基层满一年", "下乡_个月", 12),
        ("我在社会办医疗机构上班", "社会办医疗机构", True),
        ("我主持过的有市级的，省级课题、专利都没有", "省级课题", False),
        ("省级课题没主持过", "省级课题", False),
        ("我在社会办医疗机构没有处分", "社会办医疗机构", None),
        ("我在社会办医疗机构工作", "社会办医疗机构", True),
        ("省级课题有一项", "省级课题", True),
        ("合同、省级课题都有", "省级课题", True),
        ("病案五份里头示范课有6次", "公开课_次", 6),
        ("我以前在公立医院，现在在社会办医疗机构", "社会办医疗机构", None),
        ("我在公立医院上班", "社会办医疗机构", False),
        ("我主持过省级课题", "省级课题", True),
        ("我没有课题", "省级课题", False),
        ("我有市级课题", "省级课题", None),
        ("我没有发生医疗事故", "医疗事故", False),
        ("我没出过医疗事故", "医疗事故", False),
    ],
)
def test_own_facts_are_heard_by_their_names(message, fact, value):
    assert EXTRACTOR.extract(message).facts.get(fact) == value


@pytest.mark.parametrize(
    "message",
    [
        *("省级课题还没批", "省级课题被撤了", "我的省级课题没通过", "省级课题快批下来了", "省级课题证书丢了"),
        *("我差一个省级课题", "我就差省级课题了", "我缺省级课题", "除了省级课题我都有", "我只有省级课题的申请书"),
        *("我有省级课题，没结题", "我主持过省级课题，后来被撤销了", "我快有省级课题了", "我不在公立医院", "省级课题"),
    ],
)
def test_a_name_that_no_clause_says_to_be_had_is_asked_for(message):
    assert not EXTRACTOR.extract(message).facts.keys() & OWN.keys()


@pytest.mark.parametrize(
    "message", ["我有3份材料", "我写了3篇论文", "病案要交几份？", "我同事有3份病案", "我出院了600天", "我在医院上班"]
)
def test_nothing_else_is_taken_for_an_own_fact(message):
    assert not EXTRACTOR.extract(message).facts.keys() & OWN.keys()


@pytest.mark.parametrize(
    ("message", "fact", "value"),
    [("400个单元", "门诊_个单元", 400), ("5份", "病案_份", 5), ("没有", "病案_份", 0), ("是", "社会办医疗机构", True)],
)
def test_the_question_for_an_own_fact_is_answered_in_short(message, fact, value):
    assert EXTRACTOR.extract(message, asked=fact, known={"title_level": "intermediate"}).facts.get(fact) == value


def test_what_is_one_of_several_is_heard_from_its_answers_alone_once_it_is_asked_for():
    assert "学段_种类" not in EXTRACTOR.extract("我在小学教书").facts
    for answer, value in (("幼儿园", "幼儿园"), ("都不是", "都不是")):
        assert EXTRACTOR.extract(answer, "学段_种类").facts == {"学段_种类": value}
