"""An ask that names nothing is read with the one before it, in the message or in the talk."""

from __future__ import annotations

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome
from guidance.understanding.talk_context import TalkContext

THINGS = ("评审费", "简介表", "答辩")


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("bare", ["能不能退", "什么时候交", "还能不能补"])
def test_an_ask_that_names_nothing_leans_on_the_one_before_it(assistant: Assistant, thing, bare):
    first, second = assistant.understanding.understand(f"{thing}怎么弄，{bare}", TalkContext()).asks
    assert second.leans and second.spoken_of.startswith(thing)
    assert not first.leans and not first.spoken_of


@pytest.mark.parametrize("named", ["身份证要不要带", "公示期几天"])
def test_an_ask_that_names_something_leans_on_none(assistant: Assistant, named):
    asks = assistant.understanding.understand(f"评审费怎么弄，{named}", TalkContext()).asks
    assert not any(ask.leans for ask in asks)


def test_what_is_open_only_with_its_lead_is_told_to_be_open(assistant: Assistant):
    reply = respond("要交多少评审费，能不能退", Conversation("lyg-2024-14"), assistant)
    assert reply.outcome is Outcome.PARTLY_ANSWERED
    assert respond("评审费能不能退", Conversation("lyg-2024-14"), assistant).kind == "refuse"


OPEN = [
    ("评审费", "能不能退"),
    ("评审费", "没评上退吗"),
    ("答辩", "地点在哪"),
    ("继续教育", "要钱吗"),
    ("发票", "什么时候给"),
]
SETTLED = [
    ("简介表", "谁盖章"),
    ("论文", "多少字"),
    ("继续教育", "在哪学"),
    ("申报", "过了还能补吗"),
    ("论文", "没有怎么办"),
]
ASKED_BEFORE = ("{}是什么要求", "{}有规定吗", "{}怎么弄")


@pytest.mark.parametrize("before", ASKED_BEFORE)
@pytest.mark.parametrize(("thing", "bare"), OPEN)
def test_a_message_that_names_nothing_is_refused_where_no_notice_settles_it_of_what_was_spoken_of(
    assistant: Assistant, before, thing, bare
):
    talk = Conversation("lyg-2024-14")
    respond(before.format(thing), talk, assistant)
    assert respond(bare, talk, assistant).kind == "refuse"


@pytest.mark.parametrize("before", ASKED_BEFORE)
@pytest.mark.parametrize(("thing", "bare"), SETTLED)
def test_one_that_a_clause_settles_of_it_is_answered(assistant: Assistant, before, thing, bare):
    talk = Conversation("lyg-2024-14")
    respond(before.format(thing), talk, assistant)
    assert respond(bare, talk, assistant).kind == "answer"


def test_a_message_with_a_matter_of_its_own_is_about_nothing_spoken_of(assistant: Assistant):
    talk = Conversation("lyg-2024-14")
    respond("评审费能不能退", talk, assistant)
    assert respond("破格的业绩条件有哪几条", talk, assistant).kind == "answer"


@pytest.mark.parametrize("form", ["{}呢", "那{}呢", "{}的呢？", "还有{}呢"])
@pytest.mark.parametrize("silent", ["村干部", "网格员", "农民", "司机"])
def test_another_thing_that_the_notice_never_names_is_refused(assistant: Assistant, form, silent):
    talk = Conversation("lyg-2024-14")
    respond("公务员能报吗", talk, assistant)
    assert respond(form.format(silent), talk, assistant).kind == "refuse"


@pytest.mark.parametrize("form", ["{}呢", "那{}呢", "{}的呢？", "还有{}呢"])
@pytest.mark.parametrize("named", ["退下来", "老外", "台胞", "参公", "受过处分", "机关干部"])
def test_one_that_it_names_or_means_by_another_name_is_answered(assistant: Assistant, form, named):
    talk = Conversation("lyg-2024-14")
    respond("公务员能报吗", talk, assistant)
    assert respond(form.format(named), talk, assistant).kind == "answer"


@pytest.mark.parametrize(
    ("notice", "before", "bare", "clause"),
    [
        ("lyg-etdz-2023-h2", "外国专家能初定吗", "要什么证", "1.2"),
        ("lyg-etdz-2023-h2", "中专见习多久", "定什么级别", "2.1.1"),
        ("lyg-2024-14", "公示证明要交吗", "谁出", "4.1.1.a.3"),
    ],
)
def test_a_message_that_names_nothing_finds_the_clause_of_what_was_spoken_of(
    assistant: Assistant, notice, before, bare, clause
):
    talk = Conversation(notice)
    respond(before, talk, assistant)
    assert respond(bare, talk, assistant).citations[0].id == f"{notice}#{clause}"


def test_a_number_is_that_of_what_was_spoken_of(assistant: Assistant):
    talk = Conversation("lyg-2024-14")
    respond("简介表有什么要求", talk, assistant)
    assert respond("交几份", talk, assistant).sentences[0].text == "20份。"
    respond("破格的表在哪下", talk, assistant)
    assert "2份。" not in [sentence.text for sentence in respond("交几份", talk, assistant).sentences]
