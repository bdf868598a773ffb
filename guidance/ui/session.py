"""One visitor's talk, in this session's memory; what of it the visitor's own browser keeps: talk_on_device.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import streamlit as st

from guidance.conversation import Conversation
from guidance.llm.language_model import LanguageModel, open_model
from guidance.reply import Outcome, Reply
from guidance.saved_talk.save_case import saved_case
from guidance.saved_talk.saved_talk import SavedCase
from guidance.scope_features import ScopeFeatures
from guidance.ui.answer_in_progress import AnswerInProgress
from guidance.ui.check_steps import CheckSteps
from ingest.office_settings import model_settings


@dataclass
class Turn:
    """A visitor's message, the reply, and whether it helped (None: not said); `id` is random.

    `typed` is False for an answer that was clicked; `case` is what was stated by then where the reply is a verdict;
    `scope` is what was set or named of notices when the message came, None where it was clicked. `drawn` is the HTML
    of the turn once others have followed, with what it depends on; None before.
    """

    message: str
    reply: Reply
    useful: bool | None = None
    typed: bool = True
    case: SavedCase | None = None
    scope: ScopeFeatures | None = None
    id: str = field(default_factory=lambda: uuid4().hex)
    drawn: tuple[object, str] | None = field(default=None, repr=False, compare=False)


@dataclass
class Talk:
    """The turns so far and the conversation they belong to, whose case holds the facts stated on any page.

    `model` is this visitor's share of the language model, None where none is set.
    `notice_in_view` is the id of the notice that was last chosen on a page beside the talk, None for none.
    `pending_message` has no reply yet and `answer` is the one being worked out for it; `waiting_messages` were sent
    meanwhile and come after it. `last_turn_is_new` until the page has shown it. By fact id, `refusals` say why a
    stated value was refused and `typed_values` what was typed; `changing_fact` is the one the visitor is about to
    change; `steps` are how far the check on its page has come. `to_come` is how many of its questions are left, with
    what that depends on; None where it was not worked out.
    """

    conversation: Conversation = field(default_factory=Conversation)
    model: LanguageModel | None = None
    turns: list[Turn] = field(default_factory=list)
    pending_message: str | None = None
    answer: AnswerInProgress | None = None
    waiting_messages: list[str] = field(default_factory=list)
    last_turn_is_new: bool = False
    refusals: dict[str, str] = field(default_factory=dict)
    typed_values: dict[str, Any] = field(default_factory=dict)
    changing_fact: str | None = None
    notice_in_view: str | None = None
    steps: CheckSteps = field(default_factory=CheckSteps)
    to_come: tuple[object, int] | None = field(default=None, repr=False, compare=False)


def current_talk() -> Talk:
    """Return this session's talk, a new one on the first call."""
    if not has_talk():
        st.session_state.talk = Talk(model=open_model(model_settings()))
    talk: Talk = st.session_state.talk
    return talk


def has_talk() -> bool:
    """Return whether this session has a talk already."""
    return "talk" in st.session_state


def add_turn(talk: Talk, message: str, reply: Reply, scope: ScopeFeatures | None = None) -> None:
    """Append a message and its reply; the page shows it as new once.

    `scope` is what was set or named of notices before a message that was typed, None for one that was clicked.
    """
    case = saved_case(talk.conversation.case) if reply.kind == "check" else None
    talk.turns.append(Turn(message, reply, typed=scope is not None, case=case, scope=scope))
    talk.last_turn_is_new = True


def send_message(message: str) -> None:
    """Put a message in the talk, unless it is blank; the next run of the page answers it.

    While another one is being answered it waits for its turn; sent twice at once, it counts once.
    """
    talk = current_talk()
    newest = talk.waiting_messages[-1] if talk.waiting_messages else talk.pending_message
    if not message.strip() or message == newest:
        return
    if talk.pending_message is None:
        talk.pending_message = message
    else:
        talk.waiting_messages.append(message)


def take_answer(talk: Talk) -> Turn:
    """Append the answer that is whole to the talk and return its turn; the next waiting message is pending then.

    Raises what kept the answer from becoming whole; its message is dropped.
    """
    answer, talk.answer = talk.answer, None
    talk.pending_message = talk.waiting_messages.pop(0) if talk.waiting_messages else None
    assert answer is not None
    if answer.fault or not answer.reply:
        raise answer.fault or RuntimeError("an answer ended without a reply")
    talk.conversation = answer.conversation_after(talk.conversation)
    if answer.reply.outcome is Outcome.RESTARTED:
        talk.turns.clear()
    talk.refusals.clear()
    talk.changing_fact = None
    add_turn(talk, answer.message, answer.reply, answer.before.stated)
    talk.last_turn_is_new = not answer.was_read  # what has been read does not come in a second time
    return talk.turns[-1]


def forget_talk() -> None:
    """Drop everything that this session has said and stated."""
    st.session_state.pop("talk", None)


def rate_turn(turn: Turn, useful: bool, record: Callable[[Turn], None]) -> None:
    """Store whether a reply helped, and hand the turn to `record`."""
    turn.useful = useful
    record(turn)
