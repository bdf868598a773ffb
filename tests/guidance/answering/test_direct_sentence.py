"""The answer in a word, made by rule from the clause and the notice's metadata."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidance.answering.direct_sentence import AskedMatter, direct_sentence
from guidance.assistant import Assistant
from guidance.replies import load_replies
from ingest.document import Clause
from ingest.notices.notice import Fee


@pytest.fixture
def say(assistant: Assistant):
    """Returns the direct sentence on a clause of the higher notice, "" where there is none."""
    notice, core = assistant.knowledge.notice("lyg-2024-14"), assistant.understanding.everyday.matter

    def say(text: str, number: str, *, goes_on: bool = False) -> str:
        clause = notice.clause(number)
        asked = AskedMatter(text, core(text), (), core, goes_on)
        return direct_sentence(asked, clause, clause.text, notice, assistant.knowledge.replies)

    return say


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("简介表要几份", "4.1.2.3", "20份。"),
        ("情况表要几份", "4.1.2.3", ""),
        ("论文要几篇", "2.6.2", "1篇。"),
        ("研究报告要几篇", "2.6.3", "2篇以上。"),
        ("要交多少钱", "5.4", "500元/人。"),
        ("复印一张多少钱", "5.4", ""),
        ("收费依据是什么", "5.4", ""),
        ("公务员能报吗", "1.4", "不能。"),
        ("周六能交吗", "5.2", "不能。现场受理的时间安排：工作日上午9:00—12:00；下午3:00—6:00。"),
        ("网上申报周六能填吗", "5.2", ""),
        ("周六答辩吗", "5.2", ""),
        ("下午四点能交吗", "5.2", "这个时间在受理时间内。现场受理的时间安排：工作日上午9:00—12:00；下午3:00—6:00。"),
        ("十二点半能交吗", "5.2", "不能。现场受理的时间安排：工作日上午9:00—12:00；下午3:00—6:00。"),
        ("简介表用A4纸行吗", "4.1.2.3", "用A3纸。"),
        ("情况表用A4纸行吗", "4.1.2.3", ""),
        ("外语要考吗", "2.7", "不是必备条件。"),
    ],
)
def test_it_is_said_only_where_the_clause_settles_it(say, text, number, said):
    assert say(text, number) == said


def test_a_count_of_what_was_spoken_of_needs_no_name(say):
    assert (say("要几份", "4.1.2.3", goes_on=True), say("要几份", "4.1.2.3")) == ("20份。", "")


def test_the_fee_of_what_is_asked_about_is_told(say, assistant):
    notice = assistant.knowledge.notice("lyg-2024-14")
    fees = tuple(Fee(what, amount, "元/人", "5.4") for what, amount in (("中级", 160), ("初级", 100)))
    two = replace(notice, fees=fees)
    core = assistant.understanding.everyday.matter
    said = {
        text: direct_sentence(AskedMatter(text, core(text), (), core), notice.clause("5.4"), "", two, load_replies())
        for text in ("中级收多少钱", "初级要交多少钱", "要交多少钱")
    }
    assert list(said.values()) == ["160元/人。", "100元/人。", ""]


@pytest.mark.parametrize(("what", "said"), [("", "20元。"), ("评审费", "20元。"), ("论文查重", "")])
def test_the_only_fee_is_told_of_the_application_but_for_what_else_it_is(assistant, what, said):
    notice = replace(assistant.knowledge.notice("lyg-2024-14"), fees=(Fee(what, 20, "元", "5.4"),))
    core, text = assistant.understanding.everyday.matter, "评审费一个人多少钱"

    asked = AskedMatter(text, core(text), (), core)
    assert direct_sentence(asked, notice.clause("5.4"), "", notice, load_replies()) == said


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (("发表论文1篇。", "参加学术会议2次。"), "1篇。"),
        (("县级单位：发表论文1篇。", "市级单位：发表论文2篇以上。"), ""),
        (("县级单位：发表论文1篇。", "乡镇单位不作论文要求。"), ""),
        (("中级须发表论文1篇。初级不要求论文。",), ""),
        (("发表论文1篇，或者提交2份专题报告。",), ""),
    ],
)
def test_a_number_is_told_only_where_it_is_asked_of_everybody(assistant, items, said):
    notice, core = assistant.knowledge.notice("lyg-2024-14"), assistant.understanding.everyday.matter
    listed = tuple(
        Clause(f"t#1.{at}", ("一", str(at)), f"一、{at}.", "", item, "t#1", at, at + 1) for at, item in enumerate(items)
    )
    asked = AskedMatter("论文要几篇", core("论文要几篇"), (), core)
    home = replace(notice, clauses=listed, windows=(), fees=())
    assert direct_sentence(asked, listed[0], items[0], home, assistant.knowledge.replies) == said
