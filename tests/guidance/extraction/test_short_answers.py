"""Answers to the question just asked, and corrections."""

from __future__ import annotations

import pytest

from guidance.checking.applicant_case import ApplicantCase
from guidance.conversation import Conversation, respond
from tests.guidance.extraction.extracting import extract


@pytest.mark.parametrize(
    ("asked", "answer", "value"),
    [
        ("under_sanction", "没有", False),
        ("under_sanction", "没有，从来没受过", False),
        ("labour_contract", "签了", True),
        ("labour_contract", "嗯", True),
        ("labour_contract", "是的，签了三年", True),
        ("labour_contract", "还没", False),
        ("major_matches_post", "不一致", False),
        ("science_prize", "没有", "none"),
        ("society_prize", "有的", "held"),
        ("skill_honours", "没有", ["none"]),
        ("papers", "没有", 0),
        ("papers", "一篇", 1),
        ("papers", "有3篇吧", 3),
        ("frontline_years", "二十一年", 21),
        ("science_prize_rank", "第三", 3),
        ("science_prize_rank", "排第2名", 2),
        ("title_date", "19年3月", "2019-03"),
        ("title_date", "是2019年3月15号取得的", "2019-03-15"),
        ("title_date", "嗯，大概2018年吧", "2018"),
        ("work_place", "第二个", "lyg"),
        ("work_place", "1", "lyg_etdz"),
        ("work_place", "b", "lyg"),
        ("employment_status", "自由职业", "freelance"),
        ("employment_status", "公务员", "civil_servant"),
        ("education", "本科", "bachelor"),
        ("degree", "硕士", "master"),
    ],
)
def test_an_answer_is_taken_for_what_was_asked(asked, answer, value):
    assert extract(answer, asked=asked).facts[asked] == value


@pytest.mark.parametrize("answer", ["不清楚", "不知道", "这个记不清了", "忘了"])
def test_not_knowing_is_kept_apart_from_no(answer):
    heard = extract(answer, asked="under_sanction")
    assert heard.unsure == ("under_sanction",)
    assert heard.facts == {}
    assert heard.own_details


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("labour_contract", "对了，材料几号截止？"),
        ("science_prize_grade", "答辩定在哪一天"),
        ("title_date", "2023年下半年的通知在哪看"),
        ("papers", "评审费500元怎么交"),
        ("work_place", "二（三）2"),
        ("frontline_years", "我有一篇论文，第一作者"),
        ("graduation", "工程师是2019年3月评的"),
    ],
)
def test_another_message_is_no_answer(asked, message):
    assert asked not in extract(message, asked=asked).facts


def test_a_month_makes_a_known_year_more_precise():
    heard = extract("6月", asked="title_date", known={"title_date": "2018"})
    assert heard.facts == {"title_date": "2018-06"}
    assert heard.corrections == ("title_date",)


def test_a_day_makes_a_known_month_more_precise():
    assert extract("15号", asked="title_date", known={"title_date": "2018-06"}).facts == {"title_date": "2018-06-15"}


@pytest.mark.parametrize(
    ("known", "message", "facts"),
    [
        ({"title_date": "2018"}, "说错了，是19年", {"title_date": "2019"}),
        ({"graduation": "2015", "title_date": "2018"}, "记错了，不是2015年，是2016年", {"graduation": "2016"}),
        ({"education": "bachelor"}, "不对，其实是大专", {"education": "junior_college"}),
        ({"work_place": "lyg"}, "更正一下，我在开发区上班", {"work_place": "lyg_etdz"}),
        ({"papers": 0}, "说错了，论文有一篇", {"papers": 1}),
    ],
)
def test_a_correction_replaces_what_was_known(known, message, facts):
    heard = extract(message, known=known)
    assert {fact: heard.facts[fact] for fact in facts} == facts
    assert set(heard.corrections) == set(facts)


def test_what_is_said_again_is_no_correction():
    assert extract("我是本科", known={"education": "bachelor"}).corrections == ()


def test_an_earlier_stage_replaces_no_later_one():
    known = {"education": "bachelor", "graduation": "2014", "title_level": "intermediate", "title_date": "2018"}
    assert extract("大专是2010年毕业的", known=known).facts == {}
    assert "title_level" not in extract("2012年评的助工", known=known).facts


def test_a_workplace_does_not_make_the_retired_employed():
    assert "employment_status" not in extract("在厂里上班", known={"employment_status": "retired"}).facts


@pytest.mark.parametrize(
    ("asked", "answer", "value"),
    [
        ("employment_status", "国企", "employed"),
        ("employment_status", "公司员工", "employed"),
        ("employment_status", "民营企业员工", "employed"),
        ("employment_status", "事业编", "employed"),
        ("employment_status", "我是私企的", "employed"),
        ("speciality", "会计", "exam_based"),
        ("speciality", "智能制造这块的", "digital_manufacturing"),
        ("speciality", "做智能制造的", "digital_manufacturing"),
        ("employer_type", "央企", "central_in_lyg"),
        ("education_completion", "毕业证书", "graduated"),
        ("education_completion", "结业证", "completed_only"),
        ("title_level", "初级", "assistant"),
        ("title_level", "还没评过", "none"),
        ("title_level", "没评过", "none"),
        ("skill_certificate", "没考过", "none"),
        ("papers", "没发过", 0),
        ("books", "没出过", 0),
        ("labour_contract", "当然签了", True),
        ("labour_contract", "签了", True),
        ("labour_contract", "是的", True),
        ("labour_contract", "早就签了", True),
        ("entrustment_approved", "已经办了", True),
        ("entrustment_approved", "还没办", False),
        ("assessment_passed", "通过了", True),
        ("speciality", "智能制造的产线运维", "digital_manufacturing"),
        ("speciality", "机械", "other"),
        ("labour_contract", "嗯签过的", True),
        ("high_level_talent", "算不上", False),
        ("standards", "一个都没", 0),
        ("entrustment_approved", "办着呢", False),
        ("under_sanction", "没犯过事", False),
    ],
)
def test_a_short_word_answers_what_was_asked(asked, answer, value):
    assert extract(answer, asked=asked).facts == {asked: value}


def test_a_grade_beside_the_province_answers_for_both():
    facts = extract("省里的三等奖", asked="science_prize").facts
    assert facts == {"science_prize": "provincial", "science_prize_grade": 3}


@pytest.mark.parametrize("answer", ["跳过", "不知道", "这个真不清楚", "先跳过吧", "下一题"])
def test_who_skips_a_question_does_not_know(answer):
    assert extract(answer, asked="papers").unsure == ("papers",)


@pytest.mark.parametrize("word", ["国企", "会计", "央企", "初级"])
def test_a_short_word_alone_tells_nothing_where_nothing_was_asked(word):
    assert extract(word).facts == {}


def test_not_knowing_is_kept_and_not_asked_again(assistant):
    talk = Conversation("lyg-2024-14")
    respond("我本科毕业，想报2024年智能制造高工", talk, assistant)
    asked = talk.case.asked
    reply = respond("不知道", talk, assistant)
    assert talk.case.unsure == {asked}
    assert asked not in reply.facts and reply.asks[0] != asked


@pytest.mark.parametrize(("answer", "answered"), [("不知道", True), ("没有", True), ("评审费多少钱", False)])
def test_whether_the_question_was_answered_is_kept(assistant, answer, answered):
    talk = Conversation("lyg-2024-14", case=ApplicantCase(asked="under_sanction", facts={"papers": 1}))
    respond(answer, talk, assistant)
    assert talk.case.answered is answered


def test_the_same_year_is_the_year_of_the_graduation():
    known = {"graduation": "2022-06"}
    assert extract("同年7月", asked="speciality_since", known=known).facts == {"speciality_since": "2022-07"}
    assert extract("同年7月", asked="title_date", known=known).facts == {}
