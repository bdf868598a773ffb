"""Page 问答: ask, read the answer, open the clause it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.conversation import respond
from guidance.reply import Sentence
from guidance.ui.check_in_chat import draw_case, in_hand, said_better
from guidance.ui.escape import as_html, as_label
from guidance.ui.record_turns import note
from guidance.ui.reply_view import draw_meanwhile, draw_options, draw_question, draw_reply
from guidance.ui.session import Talk, add_turn, forget, say, talk
from guidance.ui.shared_assistant import assistant, disclaimer
from guidance.ui.talk_transcript import as_markdown
from guidance.ui.window_tag import span, state, tag

_LONGEST = 5000
_VERBATIM = "用平常话提问，回答只用通知里的原话，并标出条款。"
_REPHRASED = (
    "用平常话提问，回答按通知里的条款，并标出条款。回答由语言模型换成通俗的说法，每句都与条款核对过，可以点开原话；"
    "您写的话去掉姓名、号码等以后会交给它。"
)


def draw() -> None:
    """Show the talk so far, answer the message that waits, and ask for the next one."""
    shared, today = assistant(), this_day()
    mine = talk()
    with st.bottom:
        st.chat_input("用平常话问一个问题", key="ask", max_chars=_LONGEST, on_submit=_asked)
        st.html(f'<p class="soft">{as_html(disclaimer(shared))}</p>')
    _opening(shared, mine, today)
    past = mine.turns if mine.waiting else mine.turns[:-1]
    for number, turn in enumerate(past):
        draw_question(turn.message)
        draw_reply(shared, turn, number, today)
    if mine.waiting:
        _answer(shared, mine, today)
    elif mine.turns:
        draw_question(mine.turns[-1].message, mine.fresh)
        _last_reply(shared, mine, today)
    if mine.turns:
        _tools(shared, mine, today)


def _asked() -> None:
    say(st.session_state.ask or "")


def _opening(shared: Assistant, mine: Talk, today: date) -> None:
    new = not mine.turns and not mine.waiting
    st.html(f"<h1{'' if new else ' class=unseen'}>问职称通知</h1>")
    if new:
        st.html(f"<p>{_REPHRASED if mine.model else _VERBATIM}</p>")
    mine.conversation.notice = _choice(shared, today)
    if new:
        with st.container(key="starters", gap="small"):
            st.html("<h3>可以这样问</h3>")
            for question in shared.knowledge.replies.starters:
                st.button(as_label(question), key=f"start-{question}", on_click=say, args=(question,), width="stretch")


def _choice(shared: Assistant, today: date) -> str | None:
    names = {"": "按问题判断"} | {n.id: f"{n.name}（{state(n, today)}）" for n in shared.notices}
    chosen = st.selectbox("按哪个通知回答", list(names), format_func=names.get, key="notice", persist_state="session")
    notice = next((n for n in shared.notices if n.id == chosen), None)
    if notice:
        st.html(f'<p class="soft">{as_html(notice.title)}<br>{as_html(span(notice))} {tag(notice, today)}</p>')
    return chosen or None


def _answer(shared: Assistant, mine: Talk, today: date) -> None:
    message, mine.waiting = mine.waiting or "", None
    draw_question(message, True)
    slot = st.empty()
    slot.html('<p class="waiting" role="status">正在查找条款……</p>')
    read: list[Sequence[Sentence]] = []

    def show(sentences: Sequence[Sentence]) -> None:
        read.append(sentences)
        draw_meanwhile(slot, sentences)

    case = mine.conversation.case
    reply = respond(message, mine.conversation, shared, mine.model, show)
    slot.empty()
    again = mine.conversation.case is not case
    if again:
        mine.turns.clear()
    mine.faults.clear()
    mine.changing = None
    add_turn(mine, message, reply)
    mine.fresh = not read  # what has been read does not come in a second time
    note(shared, mine.turns[-1])
    if again:
        st.rerun()  # what was said before stands on the page already
    _last_reply(shared, mine, today)


def _last_reply(shared: Assistant, mine: Talk, today: date) -> None:
    """The newest reply: the one that comes in as if spoken, and that can be answered with a click."""
    turn, number = mine.turns[-1], len(mine.turns) - 1
    fresh, mine.fresh = mine.fresh, False
    if in_hand(mine):
        skip, case = said_better(turn.reply, shared.knowledge.replies), partial(draw_case, shared, mine, today, number)
        draw_reply(shared, turn, number, today, fresh=fresh, skip=skip, after=case)
    else:
        draw_reply(shared, turn, number, today, fresh=fresh, after=partial(draw_options, turn.reply, number))


def _tools(shared: Assistant, mine: Talk, today: date) -> None:
    names = {n.id: n.name for n in shared.notices}
    text = as_markdown(
        [(t.message, t.reply) for t in mine.turns],
        lambda c: f"{names.get(c.notice, c.notice)} {c.label}",
        disclaimer(shared),
        today,
    )
    with st.container(key="tools", horizontal=True):
        st.download_button(
            "下载对话", text, file_name=f"职称问答-{today:%Y%m%d}.md", mime="text/markdown", on_click="ignore"
        )
        st.button("清空", key="forget", on_click=forget)
