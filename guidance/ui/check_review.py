"""The step before the result: what was answered, to be looked over, and what has to be looked up first."""

from __future__ import annotations

from functools import partial

import streamlit as st

from guidance.checking.applicant_case import ApplicantCase
from guidance.eligibility.verdict import Verdict
from guidance.eligibility.verdict_words import VerdictWords
from guidance.rules.pack import Pack
from guidance.ui.check_steps import CheckSteps
from guidance.ui.facts_summary import draw_summary, facts_in_words
from guidance.ui.render import render
from guidance.ui.session import Talk


def draw_review(talk: Talk, verdict: Verdict, words: VerdictWords, pack: Pack) -> None:
    """Show every fact stated with the way to change it, what is to be looked up, and the way on."""
    parked = [pack.vocabulary[fact] for fact in verdict.parked]
    contradictions = [words.note(note) for note in verdict.notes if note.kind == "contradiction"]
    to_ask = words.to_come.count
    st.html(render("check_review", parked=parked, to_ask=to_ask, contradictions=contradictions))
    _draw_facts(talk, verdict, pack)
    with st.container(key="review-tools", horizontal=True):
        if to_ask:
            st.button("接着答", key="step-on", on_click=talk.steps.go_to, args=("questions",), type="primary")
        label = "看目前的结果" if verdict.missing else "看结果"
        to_result = partial(talk.steps.go_to, "result")
        st.button(label, key="step-result", on_click=to_result, type="secondary" if to_ask else "primary")
        st.button("重新开始", key="restart", on_click=restart, args=(talk,))


def _draw_facts(talk: Talk, verdict: Verdict, pack: Pack) -> None:
    """The facts stated, not known and read in the applicant's favour, each with a way to change it."""
    case = talk.conversation.case
    stated = facts_in_words(pack.vocabulary, verdict.evaluation.facts.values, case.unsure)
    draw_summary(pack.vocabulary, stated, partial(change_fact, talk), case.words, verdict.assumed)


def change_fact(talk: Talk, fact: str | None) -> None:
    """Ask for a fact again, None for none; nothing that was refused before stands any more."""
    talk.changing_fact = fact
    talk.refusals.clear()
    talk.typed_values.clear()


def restart(talk: Talk) -> None:
    """Forget the case, and begin with the first question."""
    talk.conversation.case, talk.steps, talk.changing_fact = ApplicantCase(), CheckSteps(), None
    talk.refusals.clear()
    talk.typed_values.clear()
