"""One visitor's talk: it lives in this session's memory and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import streamlit as st

from guidance.conversation import Conversation
from guidance.llm.language_model import LanguageModel, open_model
from guidance.reply import Reply
from ingest.office_settings import model_settings


@dataclass
class Turn:
    """A visitor's message, the reply, and whether it helped (None: not said); `id` is random."""

    message: str
    reply: Reply
    useful: bool | None = None
    id: str = field(default_factory=lambda: uuid4().hex)


@dataclass
class Talk:
    """The turns so far and the conversation they belong to, whose case holds the facts stated on any page.

    `model` is this visitor's share of the language model, None where none is set.
    `notice_in_view` is the id of the notice that was last chosen on a page beside the talk, None for none.
    `pending_message` has no reply yet; `last_turn_is_new` until the page has shown it. By fact id, `refusals` say
    why a stated value was refused and `typed_values` what was typed; `changing_fact` is the one the visitor is
    about to change.
    """

    conversation: Conversation = field(default_factory=Conversation)
    model: LanguageModel | None = None
    turns: list[Turn] = field(default_factory=list)
    pending_message: str | None = None
    last_turn_is_new: bool = False
    refusals: dict[str, str] = field(default_factory=dict)
    typed_values: dict[str, Any] = field(default_factory=dict)
    changing_fact: str | None = None
    notice_in_view: str | None = None


def current_talk() -> Talk:
    """Return this session's talk, a new one on the first call."""
    if "talk" not in st.session_state:
        st.session_state.talk = Talk(model=open_model(model_settings()))
    talk: Talk = st.session_state.talk
    return talk


def add_turn(talk: Talk, message: str, reply: Reply) -> None:
    """Append a message and its reply; the page shows it as new once."""
    talk.turns.append(Turn(message, reply))
    talk.last_turn_is_new = True


def send_message(message: str) -> None:
    """Put a message in the talk, unless it is blank; the next run of the page answers it."""
    if message.strip():
        st.session_state.talk.pending_message = message


def forget_talk() -> None:
    """Drop everything that this session has said and stated."""
    st.session_state.pop("talk", None)


def rate_turn(turn: Turn, useful: bool, record: Callable[[Turn], None]) -> None:
    """Store whether a reply helped, and hand the turn to `record`."""
    turn.useful = useful
    record(turn)
