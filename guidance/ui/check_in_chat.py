"""The check inside the talk: ready answers to the question asked, and the door to the check's own page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from guidance.assistant import Assistant
from guidance.checking.verdict_reply import check_reply
from guidance.eligibility.check import check
from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.verdict_words import VerdictWords
from guidance.facts.applicant_facts import Facts
from guidance.facts.fact_spec import FactSpec
from guidance.reply import Reply, Sentence, SentenceKind
from guidance.ui import check_page
from guidance.ui.fact_field import draw_answers
from guidance.ui.reply_view import draw_options
from guidance.ui.session import Talk, add_turn
from guidance.ui.stated_facts import parse_stated, state_fact, state_unsure


def has_case(talk: Talk) -> bool:
    """Return whether the talk has a case that can be checked against a notice's rules."""
    return talk.conversation.case.in_hand


def sentences_shown_by_case(reply: Reply) -> set[Sentence]:
    """Return the sentences of a reply for which `draw_case` shows the door to the check."""
    return {sentence for sentence in reply.sentences if sentence.kind is SentenceKind.RESUME}


def draw_case(assistant: Assistant, talk: Talk, today: date, number: int) -> None:
    """Show the ready answers to what turn `number` asks or proposes, and one line that leads to the check's page."""
    case, reply = talk.conversation.case, talk.turns[number].reply
    pack = assistant.knowledge.packs[case.notice or ""]
    facts = parse_stated(talk, pack.vocabulary, today)
    to_come = _to_come(talk, case.check_model(assistant.knowledge), facts, today)
    with st.container(key="case"):
        if case.proposed or case.asked_left_out or reply.kind == "clarify":
            draw_options(reply, number)
        elif case.asked and reply.kind == "check":
            _draw_answers(assistant, talk, case.asked, today)
        _draw_door(talk, to_come)


def _to_come(talk: Talk, model: CheckModel, facts: Facts, today: date) -> int:
    """How many questions of the check are still to come, worked out anew only where something has changed."""
    depends_on = (model, facts, today)
    if talk.to_come is None or talk.to_come[0] != depends_on:
        talk.to_come = depends_on, VerdictWords(check(model, facts, today)).to_come.count
    return talk.to_come[1]


def _draw_answers(assistant: Assistant, talk: Talk, fact: str, today: date) -> None:
    """Buttons for the answers to the question asked, where there are any."""
    case, spec = talk.conversation.case, assistant.knowledge.facts[fact]
    if case.asked_whether:
        say = assistant.knowledge.replies.say
        answers: Mapping[Any, str] = {True: say("whether_yes"), False: say("whether_no")}
        draw_answers(fact, answers, spec.not_known, partial(_take_whether, assistant, talk, today))
    elif spec.answers and spec.type != "list":
        draw_answers(fact, spec.answers, spec.not_known, partial(_take_answer, assistant, talk, today))


def _draw_door(talk: Talk, to_come: int) -> None:
    label = f"接着核对，大约还要答 {to_come} 题 →" if to_come else "看各项条件和结果 →"
    if st.button(label, key="check-door"):
        talk.notice_in_view = talk.conversation.case.notice
        talk.steps.go_to("questions" if to_come else "result")
        st.switch_page(check_page.page())


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
    question = asked.text if asked else assistant.knowledge.facts[fact].question
    _go_on(assistant, talk, today, fact, f"{question}{replies.say(answer)}")


def _take_answer(assistant: Assistant, talk: Talk, today: date, fact: str, value: Any) -> None:
    """Take an answer given by button into the case, and let the talk go on as if it had been said."""
    spec: FactSpec = assistant.knowledge.facts[fact]
    if value is None:
        state_unsure(talk, fact)
    else:
        state_fact(talk, fact, value)
    _go_on(assistant, talk, today, fact, f"{spec.label}：{spec.not_known if value is None else spec.answers[value]}")


def _go_on(assistant: Assistant, talk: Talk, today: date, fact: str, words: str) -> None:
    case = talk.conversation.case
    case.proposed, case.changed, case.mentioned = (), (), (fact,)
    add_turn(talk, words, check_reply(case, assistant.knowledge, today))
