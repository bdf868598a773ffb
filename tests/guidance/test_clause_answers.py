"""Everyday questions answered whole, from the clauses and the notices' metadata."""

from __future__ import annotations

from datetime import date

import pytest

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Outcome, SentenceKind

HIGHER, FIRST = "lyg-2024-14", "lyg-etdz-2023-h2"


@pytest.fixture
def ask(assistant: Assistant):
    return lambda text, notice=HIGHER: respond(text, Conversation(notice, date(2024, 8, 15)), assistant)


@pytest.mark.parametrize(
    ("text", "first", "words"),
    [
        ("在哪儿交", "5.3", "410"),
        ("什么时候报", "5.2", "9 月 10 日"),
        ("什么叫破格", "2.1.4", "破格"),
        ("还能报吗", "5.2", "可以申报"),
        ("报名截止了吗", "5.2", "可以申报"),
        ("网上报名几号截止", "5.2", "9 月 10 日"),
        ("哪些材料不用交", "2.7", "不需提交"),
        ("什么材料不需要装订", "4.1.2", "评审表"),
    ],
)
def test_a_question_of_everyday_words_is_answered_from_the_metadata(ask, text, first, words):
    reply = ask(text)
    assert (reply.kind, reply.citations[0].id) == ("answer", f"{HIGHER}#{first}") and words in reply.answer


@pytest.mark.parametrize("text", ["退休了还能评高工吗", "公务员现在还能报吗", "去年用过的论文今年还能不能用"])
def test_who_or_what_may_still_is_not_answered_by_until_when(ask, text):
    assert "可以申报" not in ask(text).answer


@pytest.mark.parametrize("text", ["第二册放什么", "第一分册里装什么", "第二分册里面要放些什么"])
def test_what_is_in_a_volume_is_a_list(ask, text):
    assert ask(text).outcome is Outcome.LISTED


@pytest.mark.parametrize(("text", "said"), [("评审费多少钱", "500元/人。"), ("联系电话是多少", "85811227。")])
def test_the_only_fee_and_the_phone_are_told_first(ask, text, said):
    assert ask(text).sentences[0].text.endswith(said)


def test_the_copies_of_all_papers_are_told_together(ask):
    reply = ask("材料要几份")
    assert reply.outcome is Outcome.LISTED and all(words in reply.answer for words in ("1份", "2份", "20份"))


def test_a_day_that_no_notice_names_is_not_taken_for_the_window(ask):
    assert ask("什么时候评审").kind == "refuse"


@pytest.mark.parametrize("text", ["论文怎么算", "没有论文可以吗"])
def test_of_a_list_of_which_one_is_enough_all_is_told_and_the_nearest_cited_first(ask, text):
    reply = ask(text)
    assert "符合下列条件之一" in reply.sentences[0].text and all(
        w in reply.answer for w in ("著作1部", "1篇", "2篇以上")
    )
    assert reply.citations[0].id == f"{HIGHER}#2.6.2"


def test_the_direct_answer_leads_and_stands_on_its_clause(ask):
    reply = ask("公务员能报不")
    lead = reply.sentences[0]
    assert (lead.text, lead.kind, lead.cites) == ("不能。", SentenceKind.DIRECT, (0,))
    assert ask("公务员的家属能报吗").sentences[0].kind is not SentenceKind.DIRECT


def test_thanks_are_returned_and_a_greeting_is_greeted(ask):
    assert "不客气" in ask("谢谢").answer and "不客气" not in ask("你好").answer
