"""Whole conversations: what is understood after the last turn, and what is not made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guidance.extraction.extraction_result import Extracted
from tests.guidance.extraction.extracting import extract

HERE = Path(__file__).parent
ROWS = [json.loads(line) for name in ("talks", "stated") for line in (HERE / f"{name}.jsonl").open(encoding="utf-8")]


def heard_in(turns: list[str], asked: list[str | None] | None = None) -> dict:
    facts, applicant_words = {}, ()
    for at, turn in enumerate(turns):
        heard = extract(turn, asked=asked[at] if asked else None, known=facts, applicant_words=applicant_words)
        facts, applicant_words = {**facts, **heard.facts}, heard.applicant_words
    return facts


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_understands_what_is_told_and_nothing_else(row):
    facts = heard_in(row["turns"], row.get("asked"))
    wanted = {fact: sorted(value) if isinstance(value, list) else value for fact, value in row["facts"].items()}
    got = {
        fact: sorted(facts[fact]) if isinstance(facts[fact], list) else facts[fact] for fact in wanted if fact in facts
    }
    assert got == wanted
    assert not set(row["facts_not"]) & set(facts)


@pytest.mark.parametrize(
    "question",
    [
        "本科学历几年能报高工",
        "公务员能报吗",
        "博士是不是满两年就行",
        "大专要等几年才可以破格，对不对",
        "会计专业收不收",
        "没有论文可以用专利顶吗",
        "论文要几篇，字数有要求吗",
        "初定材料几号交",
        "如果有省科技奖二等奖，能走绿色通道吗",
        "听说硕士五年就够了，是真的吗",
        "江苏大工匠 报高工",
        "公务员 参公 离退休",
        "毕业证、中级证要交原件还是复印件",
        "打算明年读个在职硕士",
        "我想问下退休的人还能报不",
        "你好",
        "",
        "？？？",
    ],
)
def test_a_general_question_tells_nothing(question):
    heard = extract(question)
    assert heard.facts == {}
    assert not heard.own_details


def test_who_asks_of_a_later_time_supposes_nothing_of_what_follows():
    assert extract("我后年什么时候能报，大专2016年毕业").facts["education"] == "junior_college"
    assert "education" not in extract("我后年评上助工，大专2016年毕业").facts


def test_every_fact_has_the_words_it_came_from():
    message = "工程師是2018年6月評上的，碩士學位，在海州區一家國企上班"
    heard = extract(message)
    assert {fact: message[slice(*span)] for fact, span in heard.spans.items()} == {
        "title_level": "工程師",
        "title_is_engineer": "工程師",
        "title_date": "2018年6月",
        "degree": "碩士學位",
        "work_place": "在海州區一家",
        "employment_status": "上班",
    }


def test_own_circumstances_are_own_details():
    assert extract("普通二本毕业，中级四年整，够不够报高工").own_details
    assert extract("我能报今年的高工吗").own_details


def test_a_third_person_asked_for_is_the_applicant_in_later_turns_too():
    first = extract("帮我侄子问下，他2022年大专毕业")
    assert first.applicant_words == ("侄子",)
    assert first.facts["graduation"] == "2022"
    later = extract("侄子合同签了，我自己是退休的", known=first.facts, applicant_words=first.applicant_words)
    assert later.facts == {"labour_contract": True}


def test_without_that_another_person_in_a_later_turn_is_not():
    assert extract("我同事是硕士，他能报吗", known={"education": "bachelor"}).facts == {}


def test_a_year_that_the_notice_bears_is_no_date():
    assert "title_date" not in extract("我是工程师，2024版的条件够吗", notice_year=2024).facts


def test_a_long_message_is_cut_off():
    assert extract("好" * 100_000 + "我是本科").facts == {}


def test_nothing_heard_is_the_empty_answer():
    assert extract("今天天气不错") == Extracted()


def test_a_rare_character_that_has_no_sound_is_read_over():
    assert heard_in(["我叫王龼，本科毕业"])["education"] == "bachelor"
