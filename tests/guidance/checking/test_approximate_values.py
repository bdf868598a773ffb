"""What is told roughly narrows the check, is said back, and never makes anybody eligible who may not be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidance.checking.approximate_values import approximate_value
from guidance.conversation import Conversation, respond
from guidance.eligibility.check import check
from guidance.eligibility.model_cache import load_model
from guidance.facts.applicant_facts import load_facts
from guidance.replies import load_replies
from ingest.text.dates import whole_years
from tests.guidance.applicants import ENGINEER
from tests.guidance.extraction.extracting import extract

SENIOR, TODAY = "lyg-2024-14", date(2024, 8, 15)
DATES = ("title_date", "speciality_since")


@pytest.fixture
def say(assistant):
    talk = Conversation(SENIOR, TODAY)
    return lambda message: respond(message, talk, assistant)


@settings(max_examples=150)
@given(st.dates(date(2005, 1, 1), TODAY), st.booleans(), st.sampled_from(["我工程师{}年了", "我工程师大概{}年了"]))
def test_a_length_of_time_never_decides_against_the_date_that_it_means(start, by_calendar, words):
    years = TODAY.year - start.year if by_calendar else whole_years(start, TODAY)
    if not years:
        return
    model, vocabulary, replies = load_model(SENIOR), load_facts(), load_replies()
    facts = {fact: value for fact, value in ENGINEER.items() if fact not in DATES}
    told = {
        each.fact: approximate_value(each, vocabulary, replies, TODAY)
        for each in extract(words.format(years)).approximate
    }
    rough = check(model, vocabulary.parse(facts, TODAY).with_approximate(told), TODAY)
    exact = check(model, vocabulary.parse(facts | {"title_date": start.isoformat()}, TODAY), TODAY)
    assert rough.verdict in ("unknown", exact.verdict)
    assert rough.earliest is None


def test_it_is_said_back_and_the_date_asked_only_where_it_decides(say):
    near = say("我本科，工程师五年了，能报高工吗")
    assert "取得现职称的时间：大约5年前" in near.answer
    assert "title_date" not in near.facts and "title_date" in near.check["missing"]
    long_ago = say("说错了，工程师十年了")
    assert "大约10年前取得中级职称，到2023年12月31日至少满8年" in long_ago.answer
    assert "title_date" not in long_ago.check["missing"]


def test_a_date_replaces_it_and_another_title_takes_it_along(say):
    assert "大约5年前" in say("我本科，工程师五年了，能报高工吗").answer
    assert "年前" not in say("工程师是2018年6月评的").answer
    assert "大约5年前" not in say("我还差什么").answer
    say("重新开始")
    say("我本科，工程师五年了，能报高工吗")
    assert "年前" not in say("说错了，我是助理工程师").answer


def test_a_number_told_roughly_leaves_its_condition_open(say):
    reply = say("我是高级技师，在生产一线干了二十来年，能报高工吗")
    assert "二十来年" in reply.answer
    assert "frontline_years" not in reply.facts
