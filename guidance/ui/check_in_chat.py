"""The check inside the talk: what was understood, each fact to change with a click, and one next question."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from guidance.assistant import Assistant
from guidance.eligibility.check import check
from guidance.facts.applicant_facts import FactsError, load_facts
from guidance.replies import Replies
from guidance.reply import Reply
from guidance.rules.load_pack import load_pack
from guidance.rules.pack import Pack
from guidance.ui import check_page as check_page
from guidance.ui.fact_input import parsed, refusal, state, state_unsure
from guidance.ui.facts_summary import draw_summary, say_all
from guidance.ui.next_question import draw_next
from guidance.ui.reply_view import draw_options
from guidance.ui.session import Talk, add_turn, forget


def in_hand(mine: Talk) -> bool:
    """Whether the talk has a case that a notice's rules can be held against."""
    return mine.conversation.case.in_hand


def said_better(reply: Reply, replies: Replies) -> set[str]:
    """Return the sentences of a reply that `draw_case` shows as a list and as a question."""
    if reply.kind == "clarify":
        return set()
    shown = [replies.texts[name].split("{")[0] for name in ("understood", "resume")]
    asked = {load_facts()[id].question for id in reply.asks}
    return asked | {s.text for s in reply.sentences if any(map(s.text.startswith, shown))}


def draw_case(shared: Assistant, mine: Talk, today: date, number: int) -> None:
    """Show the facts of the case and ask for the next one, or whether what turn `number` proposed is right."""
    case = mine.conversation.case
    pack = load_pack(case.notice or "")
    facts = parsed(mine, pack.vocabulary, today)
    verdict = check(shared.knowledge.check_models[pack.id], facts, today)
    answered = partial(_answered, shared, mine, pack, today)
    said = say_all(pack.vocabulary, facts.values, case.unsure)
    with st.container(key="case"):
        if case.proposed:
            draw_options(mine.turns[number].reply, number)
        else:
            draw_next(mine, verdict, pack, answered)
        st.html("<h3>您的情况</h3>")
        draw_summary(pack.vocabulary, said, partial(_change, mine), case.words, verdict.assumed)
        with st.container(key="case-tools", horizontal=True):
            if st.button("看全部条件和结论", key="all-conditions"):
                st.session_state["check-notice"] = case.notice
                st.switch_page(check_page.page())
            st.button("重新开始", key="restart", on_click=forget)


def _change(mine: Talk, id: str) -> None:
    mine.changing = id


def _answered(shared: Assistant, mine: Talk, pack: Pack, today: date, id: str, value: Any) -> None:
    """Take an answer given by button or form into the case, and let the talk go on as if it had been said."""
    case, spec = mine.conversation.case, pack.vocabulary[id]
    said = spec.not_known
    if value is not None:
        try:
            said = spec.say(pack.vocabulary.parse({id: value}, today).values[id])
        except FactsError as error:
            mine.faults[id] = refusal(error.faults[0], pack.vocabulary)
            return
    case.proposed = ()
    case.changed = (id,) if id in case.facts else ()
    if value is None:
        state_unsure(mine, id)
    else:
        state(mine, id, value)
    add_turn(mine, f"{spec.label}：{said}", case.reply(Reply("check", ()), shared.knowledge, today))
