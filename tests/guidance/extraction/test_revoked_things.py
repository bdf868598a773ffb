"""What was taken away, is false or was not obtained is not had, however it is put."""

from __future__ import annotations

import itertools

import pytest

from tests.guidance.extraction.extracting import extract

CREDENTIALS = [
    ("工程师证", "title_level"),
    ("高级技师证书", "skill_certificate"),
    ("硕士学位", "degree"),
    ("发明专利1件", "invention_patents"),
    ("论文1篇", "papers"),
]
GONE = ["被注销了", "去年被单位收回了", "已经作废", "被撤销了", "是假的", "不作数了"]
NOT_OBTAINED = ["没考过", "没批下来", "还没拿到手", "还差一科没过"]
KNOWN = {
    "title_level": "intermediate",
    "title_is_engineer": True,
    "title_date": "2017-05",
    "skill_certificate": "senior_technician",
    "skill_certificate_date": "2018",
    "degree": "master",
}


@pytest.mark.parametrize(("thing", "gone"), itertools.product(CREDENTIALS, GONE), ids=str)
def test_a_thing_that_is_gone_is_not_heard(thing, gone):
    name, fact = thing
    heard = extract(f"我的{name}{gone}，本科，想报高工").facts
    assert fact not in heard
    assert heard["education"] == "bachelor"


@pytest.mark.parametrize(("thing", "gone"), itertools.product(CREDENTIALS[:3], GONE), ids=str)
def test_a_known_thing_falls_with_all_that_was_said_of_it(thing, gone):
    name, fact = thing
    withdrawn = extract(f"不好意思，我的{name}{gone}", known=KNOWN).withdrawn
    assert fact in withdrawn
    assert ("title_date" in withdrawn) is (fact == "title_level")


@pytest.mark.parametrize(
    ("title", "ending"), itertools.product([("工程师", "title_level"), ("高级技师", "skill_certificate")], NOT_OBTAINED)
)
def test_a_title_that_was_not_obtained_is_not_heard(title, ending):
    assert title[1] not in extract(f"我{title[0]}{ending}，想报高工").facts


@pytest.mark.parametrize("who", ["学校", "单位", "人社局"])
@pytest.mark.parametrize("gone", ["撤销了我的", "收回了我那张", "注销了"])
@pytest.mark.parametrize(("thing", "fact"), [("硕士学位", "degree"), ("工程师证", "title_level")])
def test_what_somebody_takes_away_is_gone(who, gone, thing, fact):
    assert extract(f"{who}{gone}{thing}", known=KNOWN).withdrawn[0] == fact
    assert fact not in extract(f"{who}{gone}{thing}，想报高工").facts


def test_the_last_thing_named_is_what_is_gone():
    facts = extract("我工程师2016年评的，高级技师没考过").facts
    assert facts == {"title_level": "intermediate", "title_is_engineer": True, "title_date": "2016"}


def test_the_next_clause_takes_back_what_was_told():
    assert extract("我有2项发明专利，其中一项失效了").facts == {}


def test_a_prize_is_meant_by_that_prize():
    known = {"science_prize": "provincial", "science_prize_grade": 2, "science_prize_rank": 1}
    assert extract("那个奖后来被追回了", known=known).withdrawn == tuple(known)


@pytest.mark.parametrize(
    "words", ["我的工程师证没被注销", "我的工程师证不是假的", "工程师证没有作废", "我工程师没过几年就换了单位"]
)
def test_what_is_not_gone_is_still_had(words):
    assert extract(words).facts["title_level"] == "intermediate"


def test_a_sanction_that_was_lifted_is_no_thing_that_is_had():
    assert extract("处分已经撤销了，我是工程师").facts["under_sanction"] is False


@pytest.mark.parametrize(
    "taken", ["后来查出材料有假给收回了", "去年因为举报被撤销了", "让单位给取消了", "前年因为材料造假给撤了"]
)
def test_a_clause_that_names_nothing_says_that_what_was_told_before_was_taken(taken):
    assert "title_level" not in extract(f"我2018年评的工程师，{taken}").facts


@pytest.mark.parametrize("other", ["去年发的论文被退稿了", "去年报高工被打回了", "证书被单位弄丢了"])
def test_a_clause_about_something_else_takes_nothing(other):
    assert extract(f"我2018年评的工程师，{other}").facts["title_level"] == "intermediate"


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("我硕士是国外读的，学历没认证下来", "education"),
        ("我们团队得了省科技一等奖，证书没我名字", "science_prize"),
    ],
)
def test_what_was_not_recognised_or_bears_another_name_is_not_had(message, fact):
    assert fact not in extract(message).facts


_CALLED = ("奖是我们团队的，获奖证书上没有我的名字", "我那个奖没有我名", "我们那项奖证书上没我的名")


@pytest.mark.parametrize("called", _CALLED)
@pytest.mark.parametrize("prize", ["省科技进步一等奖", "省科学技术奖二等奖"])
def test_what_is_named_only_after_it_was_denied_is_not_heard(called, prize):
    assert extract(f"我本科，{called}，{prize}").facts == {"education": "bachelor"}


def test_what_follows_a_denial_of_something_else_is_heard():
    assert extract("我那个奖被追回了，2016年评的工程师").facts["title_date"] == "2016"


@pytest.mark.parametrize("gone", ["证书去年被注销了", "我的证被吊销了", "后来证书作废了"])
@pytest.mark.parametrize(
    ("fact", "value"), [("skill_certificate", "senior_technician"), ("title_level", "intermediate")]
)
def test_a_certificate_named_as_such_is_the_one_that_is_known(gone, fact, value):
    assert fact in extract(gone, known={fact: value}).withdrawn


@pytest.mark.parametrize("lacking", ["还差论文答辩没过", "答辩还没过", "盲审没通过"])
def test_studies_that_lack_their_end_are_not_had(lacking):
    assert extract(f"我硕士{lacking}，2018年评的工程师").facts.keys().isdisjoint({"education", "degree", "papers"})
    assert extract(f"硕士{lacking}", known={"education": "master"}).withdrawn == ("education",)


@pytest.mark.parametrize("where", ["学信网", "学信网上", "学历学信网上"])
@pytest.mark.parametrize("found", ["查不到", "搜不到", "也查不着"])
def test_an_education_that_the_register_does_not_know_is_asked_for(where, found):
    assert "education" not in extract(f"我本科毕业，{where}{found}").facts


@pytest.mark.parametrize("found", ["能查到", "查得到", "有记录"])
def test_one_that_it_knows_is_had(found):
    assert extract(f"我本科毕业，学信网上{found}").facts["education"] == "bachelor"
