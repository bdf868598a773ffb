"""Page 问答: ask, read the answer, open the clause it stands on."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse

from guidance.assistant import Assistant
from guidance.clock import this_day
from guidance.reply import Outcome, Reply
from guidance.ui.address_question import take_question_from_address
from guidance.ui.answer_in_progress import begin_answer
from guidance.ui.check_in_chat import draw_case, has_case, sentences_shown_by_case
from guidance.ui.device_storage import device_storage
from guidance.ui.notice_filter import fitting
from guidance.ui.notice_overview import overview
from guidance.ui.page_acts import take_act
from guidance.ui.page_frame import draw_hint
from guidance.ui.past_turn import draw_past_turn
from guidance.ui.record_turns import turn_recorder
from guidance.ui.reply_layout import repeated_of
from guidance.ui.reply_view import draw_message, draw_options, draw_reply, draw_unfinished
from guidance.ui.search_everywhere import draw_search_everywhere
from guidance.ui.session import Talk, current_talk, send_message, take_answer
from guidance.ui.shared_assistant import current_edition, disclaimer
from guidance.ui.starters import fitting_starters
from guidance.ui.talk_on_device import draw_switch, forget_everything
from guidance.ui.talk_scope import choose_named_notice, draw_scope, draw_scope_in_talk
from guidance.ui.talk_transcript import as_text
from ingest.text.escape_markup import escape_markdown

_LONGEST = 5000  # characters of a message that are taken
_VERBATIM = "用平常话提问，回答只用通知里的原话，并标出条款。"
_REPHRASED = (
    "用平常话提问，回答按通知里的条款，并标出条款。回答由语言模型换成通俗的说法，每句都与条款核对过，可以点开原话；"
    "您写的话去掉姓名、号码等以后会交给它。"
)


def page(all_notices: st.Page | None = None) -> st.Page:
    """Return this page for the navigation, the one that a visitor sees first; it leads to the page `all_notices`."""
    return st.Page(partial(draw, all_notices), title="问答", url_path="talk", default=True)


def lead_to_front(request: Request) -> RedirectResponse:
    """Lead from this page's own name in an address to the front, where Streamlit has it; its query goes along."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


def draw(all_notices: st.Page | None = None) -> None:
    """Show the talk so far, answer the message that waits, and ask for the next one."""
    edition, today = current_edition(), this_day()
    assistant, talk = edition.assistant, current_talk()
    choose_named_notice(assistant, talk)
    take_question_from_address()
    with st.bottom:
        scope = st.container(key="scope-line")
        typed = _draw_box()
        draw_hint(disclaimer(assistant))
    is_stray = bool(typed) and device_storage().runs == 1
    if is_stray:
        send_message(typed)
    _draw_opening(assistant, talk, today, all_notices)
    past = len(talk.turns) if talk.pending_message else len(talk.turns) - 1
    if past > 0:
        take_act(assistant, talk)
    for number in range(past):
        draw_past_turn(edition, talk, number, today)
    if is_stray:  # sent to a session that is gone: answered once the browser has handed over the talk it belongs to
        draw_message(talk.pending_message or "", True)
    elif talk.pending_message:
        _answer(assistant, talk, today)
    elif talk.turns:
        draw_message(talk.turns[-1].message, talk.last_turn_is_new)
        _draw_last_reply(assistant, talk, today)
    if talk.turns:
        with scope:  # last, so that it stands as the newest message left it
            draw_scope_in_talk(assistant, talk, today)
        _draw_tools(assistant, talk, today)


def _draw_box() -> str:
    """Show the box for a message, and return what was sent, as much of it as is taken."""
    typed = st.chat_input("用平常话问一个问题", key="ask", on_submit=_send_typed) or ""
    if len(typed) > _LONGEST:
        draw_hint(f"您写的太长，只读了前 {_LONGEST} 字。")
    return typed[:_LONGEST]


def _send_typed() -> None:
    send_message((st.session_state.ask or "")[:_LONGEST])


def _draw_opening(assistant: Assistant, talk: Talk, today: date, all_notices: st.Page | None) -> None:
    is_first = not talk.turns and not talk.pending_message
    st.html(f"<h1{'' if is_first else ' class=unseen'}>问职称通知</h1>")
    if not is_first:
        return
    st.html(f"<p>{_REPHRASED if talk.model else _VERBATIM}</p>")
    with st.container(key="overview", gap="small"):
        st.html(overview(fitting(assistant, talk, assistant.notices), today))
    draw_scope(assistant, talk, today)
    with st.container(key="all-notices"):
        if all_notices:
            st.page_link(all_notices, label=f"看全部 {len(assistant.notices)} 份通知")
    with st.container(key="starters", gap="small"):
        st.html("<h2>可以这样问</h2>")
        for question in fitting_starters(assistant, talk, today):
            _draw_starter(question)
    draw_search_everywhere(current_edition())


def _draw_starter(question: str) -> None:
    key = f"start-{question}"
    st.button(escape_markdown(question), key=key, on_click=send_message, args=(question,), width="stretch")


def _answer(assistant: Assistant, talk: Talk, today: date) -> None:
    """Answer the message that waits, showing what can be read already."""
    answer = talk.answer = talk.answer or begin_answer(
        talk.pending_message or "", talk.conversation, assistant, talk.model
    )
    draw_message(answer.message, True)
    slot = st.empty()
    slot.html('<p class="waiting" role="status">正在查找条款……</p>')
    for message in talk.waiting_messages:
        draw_message(message)
        draw_hint("上一个问题答完，接着回答这一个。")
    for sentences in answer.follow():
        draw_unfinished(slot, sentences)
    slot.empty()
    turn = take_answer(talk)
    turn_recorder().record(assistant, turn)
    if turn.reply.outcome is Outcome.RESTARTED or talk.pending_message:
        st.rerun()  # what was said before stands on the page already, or the next message is to be answered
    _draw_last_reply(assistant, talk, today)


def _draw_last_reply(assistant: Assistant, talk: Talk, today: date) -> None:
    """The newest reply: the one that comes in as if spoken, and that can be answered with a click."""
    turn, number = talk.turns[-1], len(talk.turns) - 1
    is_new, talk.last_turn_is_new = talk.last_turn_is_new, False
    if has_case(talk):
        skip = {*sentences_shown_by_case(turn.reply), *repeated_of(turn.reply, _reply_before(talk))}
        below = partial(draw_case, assistant, talk, today, number)
        draw_reply(assistant, turn, number, today, is_new=is_new, skip=skip, draw_below=below)
    else:
        options = partial(draw_options, turn.reply, number)
        draw_reply(assistant, turn, number, today, is_new=is_new, draw_below=options)


def _reply_before(talk: Talk) -> Reply | None:
    return talk.turns[-2].reply if len(talk.turns) > 1 else None


def _draw_tools(assistant: Assistant, talk: Talk, today: date) -> None:
    with st.container(key="tools", horizontal=True):
        file_name = f"职称问答-{today:%Y%m%d}.txt"
        text = partial(_transcript, assistant, talk, today)  # made only when it is asked for, and not kept before
        st.download_button("下载对话", text, file_name=file_name, mime="text/plain", on_click="ignore")
        st.button("清空", key="forget", on_click=forget_everything)
    draw_switch()


def _transcript(assistant: Assistant, talk: Talk, today: date) -> bytes:
    names = {document.id: document.name for document in assistant.documents}
    text = as_text(
        [(turn.message, turn.reply) for turn in talk.turns],
        lambda citation: f"{names.get(citation.notice, citation.notice)} {citation.label}",
        disclaimer(assistant),
        today,
    )
    return text.encode("utf-8-sig")  # by its mark older Windows programs know how it is written
