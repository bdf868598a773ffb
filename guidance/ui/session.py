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
    """What the visitor said, the reply, and whether it helped (None: not said); `id` is drawn by chance."""

    message: str
    reply: Reply
    useful: bool | None = None
    id: str = field(default_factory=lambda: uuid4().hex)


@dataclass
class Talk:
    """The turns so far and the conversation they belong to, whose case holds the facts stated on any page.

    `model` is this visitor's share of the language model, None where none is set.
    `waiting` is the message that has no reply yet, `fresh` says that the last turn has not been shown, `faults`
    says which stated facts were refused and why, `typed` what was typed for them, `changing` is the fact that the
    visitor is about to change.
    """

    conversation: Conversation = field(default_factory=Conversation)
    model: LanguageModel | None = None
    turns: list[Turn] = field(default_factory=list)
    waiting: str | None = None
    fresh: bool = False
    faults: dict[str, str] = field(default_factory=dict)
    typed: dict[str, Any] = field(default_factory=dict)
    changing: str | None = None


def add_turn(mine: Talk, message: str, reply: Reply) -> None:
    """Note a message and its reply; the page shows it as new once."""
    mine.turns.append(Turn(message, reply))
    mine.fresh = True


def talk() -> Talk:
    """Return this session's talk, a new one on the first call."""
    if "talk" not in st.session_state:
        st.session_state.talk = Talk(model=open_model(model_settings()))
    return st.session_state.talk


def forget() -> None:
    """Drop everything this session has said and stated."""
    st.session_state.pop("talk", None)


def say(message: str) -> None:
    """Put a message in the talk; the next run of the page answers it."""
    if message.strip():
        st.session_state.talk.waiting = message


def rate(turn: Turn, useful: bool, record: Callable[[Turn], None] | None = None) -> None:
    """Note whether a reply helped, and hand the turn to `record` where the office keeps records."""
    turn.useful = useful
    if record:
        record(turn)
