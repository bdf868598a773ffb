"""Page 资格自查: one question a screen, a look over the answers, then the result with every condition behind it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from guidance.assistant import Assistant
from guidance.checking.whether_question import WhetherQuestion
from guidance.clock import this_day
from guidance.eligibility.check import check
from guidance.eligibility.verdict import Verdict
from guidance.eligibility.verdict_words import VerdictWords
from guidance.facts.applicant_facts import FactsError, FactVocabulary
from guidance.knowledge import Knowledge
from guidance.rules.pack import Pack
from guidance.ui.check_result import draw_result
from guidance.ui.check_review import change_fact, draw_review, restart
from guidance.ui.check_steps import Progress
from guidance.ui.fact_field import draw_field, draw_question
from guidance.ui.next_question import fact_question, next_fact, short_question
from guidance.ui.notice_choice import choose_notice_in_view
from guidance.ui.page_frame import draw_hint
from guidance.ui.render import render
from guidance.ui.session import Talk, current_talk
from guidance.ui.shared_assistant import shared_assistant
from guidance.ui.stated_facts import (
    parse_stated,
    refusal,
    settled_facts,
    state_fact,
    state_unsure,
    state_whether,
)
from guidance.ui.window_words import window_words


def page(materials: st.Page | None = None) -> st.Page:
    """Return this page for the navigation, or to be switched to; its result leads to the page `materials`."""
    return st.Page(partial(draw, materials), title="资格自查", url_path="check")


def draw(materials: st.Page | None = None) -> None:
    """Show the step of the check, against the chosen notice, that the visitor is at."""
    assistant, today = shared_assistant(), this_day()
    talk = current_talk()
    has_begun = bool(settled_facts(talk))
    st.html(render("check_head", has_begun=has_begun))
    notice_line = st.container()  # stands above the choice, and is known after it
    pack = _choose_pack(assistant, talk, has_begun)
    if pack is None:
        draw_hint("还没有哪份通知可以自查。条件请看通知原文，或到“问答”里问。")
        return
    facts = parse_stated(talk, pack.vocabulary, today)
    left_out = talk.conversation.case.left_out
    verdict = check(assistant.knowledge.check_models[pack.id], facts, today).withheld_for(left_out)
    words = VerdictWords(verdict)
    with notice_line if has_begun else st.container():
        _draw_notice(pack, verdict, has_begun)
    step = talk.steps.current(words.to_come, verdict.parked)
    if talk.changing_fact or talk.refusals or (step == "questions" and next_fact(talk, verdict)):
        _draw_question(talk, verdict, words, pack, assistant.knowledge)
    elif step == "result":
        draw_result(assistant, talk, verdict, pack, today, materials)
    else:
        draw_review(talk, verdict, words, pack)
    if verdict.left_out:
        _draw_left_out(talk, words, assistant.knowledge)


def _draw_left_out(talk: Talk, words: VerdictWords, knowledge: Knowledge) -> None:
    """What was said in the talk and not understood, for which the verdict waits; a click says that it matters not."""
    note = next(note for note in words.verdict.notes if note.kind == "left_out")
    draw_hint(f"{words.note(note)}。{knowledge.replies.say('ask_left_out')}")
    st.button(knowledge.replies.say("left_out_no"), key="left-out-no", on_click=_forget_left_out, args=(talk,))


def _forget_left_out(talk: Talk) -> None:
    talk.conversation.case.left_out = ()


def _choose_pack(assistant: Assistant, talk: Talk, has_begun: bool) -> Pack | None:
    """The rules of the notice that is chosen, the choice folded once questions are answered."""
    notices = assistant.knowledge.with_packs()
    with st.popover("换一份通知", key="other-notice") if has_begun and len(notices) > 1 else st.container():
        notice = choose_notice_in_view("按哪个通知自查", assistant, talk, notices, "check-notice")
    return assistant.knowledge.packs[notice.id] if notice else None


def _draw_notice(pack: Pack, verdict: Verdict, has_begun: bool) -> None:
    state = window_words(pack.notice, this_day()) if verdict.window else ""
    st.html(render("check_notice", notice=pack.notice, window=verdict.window, state=state, has_begun=has_begun))


def _draw_question(talk: Talk, verdict: Verdict, words: VerdictWords, pack: Pack, knowledge: Knowledge) -> None:
    """One question with how far it is, the way back, and the way to what was answered."""
    before = talk.steps.before(talk.changing_fact)
    progress = Progress(len(talk.steps.answered), words.to_come.count)
    st.html(render("check_progress", progress=None if talk.changing_fact else progress))
    if fact := next_fact(talk, verdict):
        _ask(fact, talk, verdict, pack, knowledge)
    with st.container(key="step-tools", horizontal=True):
        if before:
            st.button("上一题", key="step-back", on_click=change_fact, args=(talk, before))
        if talk.changing_fact:
            st.button("不改了", key="keep", on_click=change_fact, args=(talk, None))
        elif settled_facts(talk):
            st.button("看填过的情况", key="step-review", on_click=_review, args=(talk,))
            st.button("重新开始", key="restart", on_click=restart, args=(talk,))
    if not talk.changing_fact:
        _draw_form(talk, verdict, pack)


def _ask(fact: str, talk: Talk, verdict: Verdict, pack: Pack, knowledge: Knowledge) -> None:
    """Ask for a fact, as shortly as a talk would."""
    question, short = fact_question(fact, talk, verdict, pack), short_question(fact, talk, verdict, knowledge)
    if short is None:
        draw_question(question, partial(_take_answer, talk, pack.vocabulary))
        return
    answers = {yes: knowledge.replies.say(words) for yes, words in ((True, "whether_yes"), (False, "whether_no"))}
    question = replace(question, text=short.text, help="", answers=answers)
    draw_question(question, partial(_take_whether, talk, short))


def _take_whether(talk: Talk, asked: WhetherQuestion, fact: str, yes: bool | None) -> None:
    talk.refusals.clear()
    talk.steps.note_answer(fact)
    if yes is None:
        state_unsure(talk, fact)
    else:
        state_whether(talk, asked, yes)


def _take_answer(talk: Talk, vocabulary: FactVocabulary, fact: str, value: Any) -> None:
    """Take an answer in; one that cannot be is refused, and what was stated before stands."""
    try:
        vocabulary.parse({} if value is None else {fact: value}, this_day())
    except FactsError as error:
        talk.refusals[fact] = refusal(error.faults[0], vocabulary)
        return
    talk.refusals.clear()
    talk.steps.note_answer(fact)
    if value is None:
        state_unsure(talk, fact)
    else:
        state_fact(talk, fact, value)


def _review(talk: Talk) -> None:
    change_fact(talk, None)
    talk.steps.go_to("review")


def _draw_form(talk: Talk, verdict: Verdict, pack: Pack) -> None:
    """Every fact that still matters and every fact stated, as one form; what stops mattering is gone."""
    wanted = {*verdict.missing, *verdict.assumed, *settled_facts(talk)}
    if verdict.missing:
        wanted |= {assumption.fact for assumption in pack.rules.assumed}
    with st.expander("一次填完", key="form", type="compact", on_change="rerun") as form:
        if form.open:
            draw_hint("用不着的项目会自己消失。")
            for fact in (fact for fact in pack.vocabulary if fact in wanted):
                draw_field(fact, pack.vocabulary[fact], talk)
