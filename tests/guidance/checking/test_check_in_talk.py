"""The check inside a talk: what it says of the verdict, what it asks, and what people ask it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guidance.assistant import Assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.check_questions import check_question
from guidance.checking.verdict_reply import check_reply
from guidance.conversation import Conversation, respond
from guidance.eligibility.check import check
from guidance.eligibility.model_cache import load_model
from guidance.facts.applicant_facts import load_facts
from guidance.reply import Reply
from guidance.understanding.talk_subject import NO_SUBJECT
from tests.guidance.applicants import ENGINEER, GRADUATE

SENIOR, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"
TODAY = date(2026, 1, 1)


@pytest.fixture
def say(assistant: Assistant):
    talk = Conversation(today=TODAY)
    return lambda message: respond(message, talk, assistant)


@pytest.fixture
def told(assistant: Assistant):
    """What the talk says of an applicant whose facts are these."""

    def tell(notice: str, facts: dict[str, Any]) -> Reply:
        return check_reply(ApplicantCase(notice, dict(facts)), assistant.knowledge, TODAY)

    return tell


def test_who_is_not_eligible_hears_the_nearest_route_its_gap_and_the_earliest_day(told):
    answer = told(SENIOR, ENGINEER | {"title_date": "2019-06-10", "frontline_years": 19}).answer
    assert "最接近的是二、（一）3.：2019年6月10日取得中级职称，" in answer
    assert "差5个月10天" in answer and "年限到2024年6月10日已经满了" in answer


def test_who_is_not_eligible_for_more_than_years_hears_the_route_that_lacks_least(told):
    answer = told(SENIOR, ENGINEER | {"education": "junior_college", "degree": "none"}).answer
    assert "最接近的是二、（一）3.：大学本科学历或学士学位" in answer and "才满" not in answer


@pytest.mark.parametrize("place", ["盐城", "连云港徐圩"])  # covered by no notice; by none but another one
def test_the_chosen_notice_stays_the_one_checked_where_the_message_is_outside_it(assistant: Assistant, place):
    talk = Conversation(FIRST, TODAY)
    respond(f"我在{place}上班，2018年本科毕业，想报高级工程师", talk, assistant)
    assert talk.case.notice == FIRST and talk.case.facts["education"] == "bachelor"


def test_the_title_aimed_at_is_that_of_the_notice_in_hand(assistant: Assistant):
    talk = Conversation(today=TODAY)
    respond("我2018年7月评的工程师，本科，想报高工", talk, assistant)
    assert (talk.case.notice, talk.case.aimed_levels) == (SENIOR, ("高工",))
    respond("那初定呢", talk, assistant)
    assert (talk.case.notice, talk.case.aimed_levels) == (FIRST, ())


def test_who_is_excluded_hears_of_no_route(told):
    answer = told(SENIOR, ENGINEER | {"under_sanction": True}).answer
    assert "一、（五）" in answer and "最接近" not in answer


def test_who_is_eligible_hears_at_once_that_applications_are_closed_and_then_by_which_route(told):
    lines = told(SENIOR, ENGINEER).answer.splitlines()
    assert "可申报高级工程师），但这次申报2024年9月10日已截止" in lines[0]
    assert lines[1].startswith("您符合的是二、（一）3.：") and "满7年2个月23天" in lines[1]


def test_every_other_verdict_of_a_closed_notice_begins_with_that_too(told):
    for facts in (ENGINEER | {"under_sanction": True}, {"education": "bachelor"}):
        assert told(SENIOR, facts).answer.startswith("这次申报2024年9月10日已截止。")


def test_only_what_the_last_message_told_is_said_back(say):
    assert "学历：本科" in say("我本科，2018年6月评的工程师，想报2024年智能制造高工").answer
    answer = say("在职在岗").answer
    assert "记下了：工作身份：企事业单位在职在岗。" in answer and "学历：本科" not in answer


@pytest.mark.parametrize(("day", "said"), [("2018-06", "年限够了"), ("2019-06", "年限还不够")])
def test_an_open_verdict_tells_what_is_known_of_the_years(told, day, said):
    reply = told(SENIOR, {"title_level": "intermediate", "title_is_engineer": True, "title_date": day})
    assert f"{said}：" in reply.answer and "（二、（一）3.）。" in reply.answer
    assert reply.citations[0].id == f"{SENIOR}#2.1.3"


def test_what_the_notice_leaves_open_names_the_office_and_promises_no_question(told):
    master = {"education": "master", "degree": "master", "engineering_master": True}
    reply = told(SENIOR, ENGINEER | master | {"title_date": "2020-05-06", "frontline_years": 21})
    assert reply.asks == () and "没有写明" in reply.answer and "85811227" in reply.answer


def test_the_best_question_comes_first(told):
    facts = {"title_level": "intermediate", "title_date": "2018-06"}
    verdict = check(load_model(SENIOR), load_facts().parse(facts), TODAY)
    assert told(SENIOR, facts).asks == (verdict.missing[0],)


def test_only_unknown_things_left_are_named_and_not_asked_again(assistant: Assistant):
    facts = {fact: value for fact, value in GRADUATE.items() if fact != "assessment_passed"}
    reply = check_reply(ApplicantCase(FIRST, facts, unsure={"assessment_passed"}), assistant.knowledge, TODAY)
    assert reply.asks == () and "先查清这几项，才知道符不符合：经考察合格（由所在单位认定）" in reply.answer


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("我还差什么", "lacking"),
        ("那还缺哪些条件？", "lacking"),
        ("为什么不符合", "lacking"),
        ("结论是什么", "verdict"),
        ("那我到底能不能报", "verdict"),
        *((words, "verdict") for words in ("那今年能报不", "这样能报这次的吗", "今年行不行", "那够条件吗", "有戏没")),
        ("有资格", None),
        ("那我什么时候能报", "when"),
        ("最早哪年可以申报呢", "when"),
        ("为什么问这个", "why"),
        ("问这个干嘛？", "why"),
        ("可以", None),
        ("没有", None),
        ("什么时候开始申报", None),
        ("还要交什么材料", None),
        ("为什么要交论文", None),
    ],
)
def test_questions_about_the_check_are_told_from_answers_and_from_questions_about_the_notice(message, kind):
    assert check_question(message) == kind


def test_questions_about_the_check_are_answered_from_the_verdict(say):
    asked = say("我2019年6月10日评的工程师，本科毕业，做智能制造的，想报2024年高工").asks
    lacking, when, why = say("我还差什么"), say("那我什么时候能报"), say("为什么问这个")
    assert {reply.kind for reply in (lacking, when, why)} == {"check"}
    assert {reply.asks for reply in (lacking, when, why)} == {asked}
    assert "差5个月10天" in lacking.answer and "还要知道：" in lacking.answer
    assert "年限到2024年6月10日已经满了" in when.answer
    assert why.citations and why.citations[0].id.startswith(f"{SENIOR}#2.")
    assert "还不能确定，大约还要答" in say("结论是什么").answer


def test_a_message_that_says_nothing_is_not_searched_for_and_the_question_comes_again(say):
    asked = say("我2019年6月10日评的工程师，做智能制造的，想报2024年高工").asks
    reply = say("嗯哼就那样")
    assert "没有听明白" in reply.answer and reply.asks == asked and reply.citations == ()
    assert reply.answer.endswith(load_facts()[asked[0]].question)


def test_after_a_question_in_the_middle_the_open_one_is_repeated(say):
    asked = say("我2019年6月10日评的工程师，做智能制造的，想报2024年高工").asks
    reply = say("材料送到哪里？")
    assert reply.kind == "answer" and reply.asks == asked
    assert reply.answer.endswith(f"接着核对您的条件：{load_facts()[asked[0]].question}")


def test_a_value_that_cannot_be_is_asked_for_again_in_plain_words(say):
    reply = say("我2019年2月30日评的工程师，报2024年智能制造高工")
    assert reply.asks == ("title_date",)
    assert "取得现职称的时间，您说的“2019年2月30日”日历上没有这一天" in reply.answer and "「" not in reply.answer
    assert say("2019年2月28日").facts["title_date"] == "2019-02-28"


def test_facts_that_cannot_both_be_are_asked_about_once(say):
    say("我退休了，想报2024年智能制造高工")
    reply = say("我和单位签了劳动合同")
    assert reply.asks == ("employment_status",) and "前后不一致" in reply.answer and "哪个对" in reply.answer
    assert "哪个对" not in say("离退休").answer


def test_what_was_understood_is_shown_while_the_notice_is_asked_for(say):
    reply = say("我是2018年评的工程师，能报吗")
    assert reply.kind == "clarify" and "记下了：" in reply.answer and "2018年" in reply.answer


@pytest.mark.parametrize(
    ("message", "outside"),
    [
        ("我2015年评的工程师，想报建筑高工", "专业"),
        ("我2015年评的工程师，2026年的智能制造高工能报吗", "年度"),
        ("我2015年评的工程师，想报徐州的高工", "地区"),
    ],
)
def test_what_no_notice_covers_is_said_first_and_the_facts_are_kept(say, message, outside):
    reply = say(message)
    assert reply.answer.startswith(f"这里没有您问的{outside}的通知")
    assert reply.facts["title_date"] == "2015"


def test_where_a_title_was_obtained_is_not_what_the_applicant_aims_at(say):
    assert "范围内" not in say("我2015年在南京评的工程师，想报2024年智能制造高工").answer


def test_starting_again_forgets_the_question_before_too(assistant: Assistant):
    talk = Conversation(today=TODAY)
    respond("我本科毕业，想报2024年智能制造高工", talk, assistant)
    respond("重新开始", talk, assistant)
    assert (talk.subject, talk.last_notice, talk.case) == (NO_SUBJECT, None, ApplicantCase())


def test_a_question_with_a_matter_of_its_own_is_not_about_what_the_verdict_stands_on(say):
    say("我工程师证2017年11月拿的，想报智能制造高工")
    assert say("论文怎么算").citations[0].id.split("#")[1].startswith("2.6")


def test_who_asks_what_they_count_for_hears_how_they_stand(say):
    say("我是开发区一家企业的，本科23年毕业，想初定")
    assert say("那我这算几级").kind == "check"


@pytest.mark.parametrize(
    ("asked", "clause"),
    [("高工的评审费多少", f"{SENIOR}#5.4"), ("初定申报几号结束", f"{FIRST}#5.1"), ("初定材料送到哪里", f"{FIRST}#5.2")],
)
def test_a_question_that_tells_which_notice_is_meant_is_answered_beside_the_verdict(say, asked, clause):
    assert say("我是大专毕业").kind == "clarify"
    reply = say(asked)
    assert reply.kind == "check" and clause in [citation.id for citation in reply.citations]


@pytest.mark.parametrize("named", ["初定", "开发区初定能报吗", "智能制造高工"])
def test_the_bare_name_of_the_notice_asks_nothing_more(say, named):
    say("我是大专毕业")
    reply = say(named)
    assert reply.kind == "check" and reply.asks


@pytest.mark.parametrize("again", ["那能不能", "可不可以", "现在结论呢"])
def test_the_verdict_asked_again_after_a_correction(say, again):
    say("我是公务员，想初定")
    say("说错了，我是企业的，不是公务员")
    assert "还不能确定" in say(again).answer
