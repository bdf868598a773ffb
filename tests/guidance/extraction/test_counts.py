"""Rough numbers, numbers that do not count, and several people at once."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract


@pytest.mark.parametrize(
    ("asked", "answer", "value"),
    [
        ("papers", "两三篇", 2),
        ("papers", "2-3篇", 2),
        ("papers", "2到3篇吧", 2),
        ("invention_patents", "七八件", 7),
        ("frontline_years", "二十多年", 20),
        ("frontline_years", "20多年了", 20),
        ("frontline_years", "快20年", None),
        ("papers", "一篇，但是第二作者", None),
        ("papers", "一篇，不是一作", None),
        ("papers", "一篇，第一作者", 1),
        ("books", "一本，参编的", None),
    ],
)
def test_a_rough_answer_is_its_lower_number(asked, answer, value):
    assert extract(answer, asked=asked).facts.get(asked) == value


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        ("我发了两三篇论文", {"papers": 2}),
        ("我有2-3篇论文", {"papers": 2}),
        ("我有七八件发明专利", {"invention_patents": 7}),
    ],
)
def test_a_range_in_a_sentence_too(message, facts):
    assert extract(message).facts == facts


@pytest.mark.parametrize("answer", ["有专利没获奖", "专利有，没得过奖", "专利没获过奖", "没获奖"])
def test_a_patent_without_a_prize_is_still_a_patent(answer):
    assert extract(answer, asked="patent_award").facts == {"patent_award": "none"}


@pytest.mark.parametrize(
    "message",
    [
        "我们公司3个人想报，一个本科一个硕士",
        "我们单位三个同事，一个是工程师，一个是助工",
        "我们厂有两个人要报高工，一个本科2015年毕业，一个硕士2018年毕业",
    ],
)
def test_several_people_are_nobody(message):
    assert extract(message).facts == {}


@pytest.mark.parametrize(
    "message", ["我想知道我能不能报高工", "想问下我能不能报高工", "你好，我想咨询一下我能报高工吗"]
)
def test_asking_for_oneself_is_own_details_without_facts(message):
    heard = extract(message)
    assert heard.own_details and heard.facts == {}


@pytest.mark.parametrize(
    ("message", "fact", "ends"),
    [
        ("我发明专利十来项", "invention_patents", (8, 13, "十来项")),
        ("我一作论文十几篇", "papers", (11, 19, "十几篇")),
    ],
)
def test_a_count_told_roughly_is_no_number(message, fact, ends):
    heard = extract(message)
    assert fact not in heard.facts
    assert [(e.fact, e.lowest, e.highest, e.text) for e in heard.approximate] == [(fact, *ends)]


@pytest.mark.parametrize("link", ["但写了", "，只写了", "，有", "不过有"])
@pytest.mark.parametrize("none", ["没论文", "没发论文", "论文没有"])
def test_a_number_behind_a_thing_that_is_denied_is_of_the_next_thing(none, link):
    facts = extract(f"我{none}{link}两篇技术分析报告").facts
    assert (facts.get("papers", 0), facts["technical_reports"]) == (0, 2)


@pytest.mark.parametrize("size", ["2.5万字", "五千字", "4000字"])
def test_a_number_in_the_next_clause_is_of_the_thing_before(size):
    assert extract(f"我论文{size}，一篇，第一作者").facts["papers"] == 1
