"""The check inside the talk: what was understood, each fact to change with a click, and one next question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from guidance.assistant import Assistant
from guidance.checking.verdict_reply import check_reply
from guidance.checking.whether_question import WhetherQuestion
from guidance.eligibility.check import check
from guidance.eligibility.verdict import Verdict
from guidance.facts.applicant_facts import FactsError
from guidance.reply import Reply, Sentence, SentenceKind
from guidance.rules.pack import Pack
from guidance.ui import check_page
from guidance.ui.fact_field import AnswerTaker, FactQuestion, draw_question
from guidance.ui.facts_summary import draw_summary, facts_in_words
from guidance.ui.next_question import draw_next_question, reasons
from guidance.ui.reply_view import draw_options
from guidance.ui.session import Talk, add_turn, forget_talk
from guidance.ui.stated_facts import parse_stated, refusal, state_fact, state_unsure

_SHOWN_BY_CASE = (SentenceKind.UNDERSTOOD, SentenceKind.ASKED_FACT, SentenceKind.RESUME)


def has_case(talk: Talk) -> bool:
    """Return whether the talk has a case that can be checked against a notice's rules."""
    return talk.conversation.case.in_hand


def sentences_shown_by_case(reply: Reply) -> set[Sentence]:
    """Return the sentences of a reply that `draw_case` shows as a list and as a question."""
    if reply.kind == "clarify":
        return set()
    return {sentence for sentence in reply.sentences if sentence.kind in _SHOWN_BY_CASE}


def draw_case(assistant: Assistant, talk: Talk, today: date, number: int) -> None:
    """Show the facts of the case and ask for the next one, or whether what turn `number` proposed is right."""
    case = talk.conversation.case
    pack = assistant.knowledge.packs[case.notice or ""]
    facts = parse_stated(talk, pack.vocabulary, today)
    verdict = check(case.check_model(assistant.knowledge), facts, today)
    stated = facts_in_words(pack.vocabulary, facts.values, case.unsure)
    with st.container(key="case"):
        if case.proposed:
            draw_options(talk.turns[number].reply, number)
        elif case.asked_whether and not (talk.changing_fact or talk.refusals):
            _draw_whether(case.asked_whether, verdict, pack, partial(_take_whether, assistant, talk, today))
        else:
            draw_next_question(talk, verdict, pack, partial(_take_answer, assistant, talk, pack, today))
        st.html("<h3>您的情况</h3>")
        draw_summary(pack.vocabulary, stated, partial(_change, talk), case.words, verdict.assumed)
        with st.container(key="case-tools", horizontal=True):
            if st.button("看全部条件和结论", key="all-conditions"):
                talk.notice_in_view = case.notice
                st.switch_page(check_page.page())
            st.button("重新开始", key="restart", on_click=forget_talk)


def _draw_whether(asked: WhetherQuestion, verdict: Verdict, pack: Pack, take_answer: AnswerTaker) -> None:
    """Ask whether a fact is one of a few values."""
    spec = replace(pack.vocabulary[asked.fact], type="bool", question=asked.text)
    draw_question(FactQuestion(asked.fact, spec, reasons=reasons(verdict, pack, asked.fact)), take_answer)


def _take_whether(assistant: Assistant, talk: Talk, today: date, fact: str, yes: bool | None) -> None:
    """Take yes, no or not known, given by button, into the case, and let the talk go on as if it had been said."""
    case, replies = talk.conversation.case, assistant.knowledge.replies
    asked = case.asked_whether
    if yes is None or asked is None:
        state_unsure(talk, fact)
        answer = "whether_unsure"
    else:
        case.answer_whether(asked, yes)
        answer = "whether_yes" if yes else "whether_no"
    case.changed = ()
    question = asked.text if asked else assistant.knowledge.facts[fact].question
    add_turn(talk, f"{question}{replies.say(answer)}", check_reply(case, assistant.knowledge, today))


def _change(talk: Talk, fact: str) -> None:
    talk.changing_fact = fact


def _take_answer(assistant: Assistant, talk: Talk, pack: Pack, today: date, fact: str, value: Any) -> None:
    """Take an answer given by button or form into the case, and let the talk go on as if it had been said."""
    case, spec = talk.conversation.case, pack.vocabulary[fact]
    words = spec.not_known
    if value is not None:
        try:
            words = spec.say(pack.vocabulary.parse({fact: value}, today).values[fact])
        except FactsError as error:
            talk.refusals[fact] = refusal(error.faults[0], pack.vocabulary)
            return
    case.proposed = ()
    case.changed = (fact,) if fact in case.facts else ()
    if value is None:
        state_unsure(talk, fact)
    else:
        state_fact(talk, fact, value)
    add_turn(talk, f"{spec.label}：{words}", check_reply(case, assistant.knowledge, today))
