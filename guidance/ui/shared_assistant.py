"""The one assistant of this server: knowledge, index and model, loaded once and shared by every visitor."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import streamlit as st

from guidance.assistant import Assistant, open_assistant
from guidance.clock import this_day
from guidance.conversation import Conversation, respond
from guidance.eligibility.check import check
from guidance.facts.applicant_facts import Facts
from ingest.document import Clause
from ingest.notices.notice import Notice

_PREPARING = '<p class="waiting" role="status">正在准备通知和索引，首次启动约需一分钟……</p>'


@dataclass(frozen=True)
class Edition:
    """An assistant and its number, which rises by one with every reload: what is made from one goes by it."""

    assistant: Assistant
    number: int


def shared_assistant() -> Assistant:
    """Return the server's assistant; whoever comes first waits for it, and the page says so.

    SettingError where a setting is wrong.
    """
    return current_edition().assistant


def current_edition() -> Edition:
    """Return the server's assistant with its number; SettingError where a setting is wrong."""
    loader, slot = _loader(), st.empty()
    if not loader.loaded:
        slot.html(_PREPARING)
    edition = loader.current()
    slot.empty()
    return edition


def reload_assistant() -> None:
    """Load knowledge and index anew for every visitor; until that is done the old ones go on answering."""
    _loader().reload()


def find_clause(assistant: Assistant, clause_id: str) -> tuple[Notice, Clause] | None:
    """Return the clause and its notice, or None where no notice has such a clause."""
    return next(((n, n.by_id[clause_id]) for n in assistant.notices if clause_id in n.by_id), None)


def disclaimer(assistant: Assistant, notice: Notice | None = None) -> str:
    """Return that this is guidance and who decides: the office of one notice, or of every notice."""
    offices = dict.fromkeys(n.contact.office for n in ([notice] if notice else assistant.notices))
    return assistant.knowledge.replies.say("disclaimer", office="、".join(offices))


class _AssistantLoader:
    """Opens the assistant for the first visitor and keeps it for all others."""

    def __init__(self) -> None:
        self._edition: Edition | None = None
        self._opening = Lock()

    @property
    def loaded(self) -> bool:
        return self._edition is not None

    def current(self) -> Edition:
        if self._edition is None:
            with self._opening:
                self._edition = self._edition or Edition(_open(), 1)
        return self._edition

    def reload(self) -> None:
        with self._opening:
            number = self._edition.number if self._edition else 0
            self._edition = Edition(open_assistant(), number + 1)


@st.cache_resource(show_spinner=False)
def _loader() -> _AssistantLoader:
    return _AssistantLoader()


def _open() -> Assistant:
    """Open the assistant and answer once: what is read on first use shall not keep the first visitor waiting."""
    assistant = open_assistant()
    respond(assistant.knowledge.replies.starters[0], Conversation(), assistant)
    for model in assistant.knowledge.check_models.values():
        check(model, Facts({}), this_day())
    return assistant
