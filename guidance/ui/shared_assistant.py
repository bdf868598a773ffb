"""The one office of this server: knowledge, index and model, loaded once and shared by every visitor."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import streamlit as st

from guidance.assistant import Assistant, open_assistant
from guidance.clock import this_day
from guidance.conversation import Conversation, respond
from guidance.eligibility.check import check
from guidance.facts.applicant_facts import Facts
from guidance.ui.escape import as_html
from ingest.document import Clause
from ingest.errors import SettingError
from ingest.notices.notice import Notice

_WRONG = (
    '<div class="card" role="alert"><p class="headline">设置有误，服务没有启动</p><p>{}。'
    "请维护人员改正这项设置后重新启动；急用请直接看通知原文或打电话给受理单位。</p></div>"
)


def assistant() -> Assistant:
    """Return the server's office; whoever comes first waits for it and is told so."""
    slot = st.empty()
    if not _ready():
        slot.html('<p class="waiting" role="status">正在准备通知和索引，首次启动约需一分钟……</p>')
    try:
        held = _load()
    except SettingError as error:
        slot.html(_WRONG.format(as_html(str(error))))
        st.stop()
    slot.empty()
    return held.now[0]


def edition() -> tuple[Assistant, int]:
    """Return the server's office with its number, which every renewal raises: what is made from one goes by it."""
    assistant()
    return _load().now


def renew() -> None:
    """Load knowledge and index anew for every visitor; until that is done the old ones go on answering."""
    held = _load()
    with _renewing():
        held.now = open_assistant(), held.now[1] + 1


def find_clause(shared: Assistant, clause: str) -> tuple[Notice, Clause] | None:
    """Return the clause and its notice, or None where no notice has such a clause."""
    return next(((n, n.by_id[clause]) for n in shared.notices if clause in n.by_id), None)


def disclaimer(shared: Assistant, notice: Notice | None = None) -> str:
    """Return that this is guidance and who decides: the office of one notice, or of every notice."""
    offices = dict.fromkeys(n.contact.office for n in ([notice] if notice else shared.notices))
    return shared.knowledge.replies.say("disclaimer", office="、".join(offices))


@dataclass
class _Held:
    """The office of now with its number, in one place so that they never part."""

    now: tuple[Assistant, int]


@st.cache_resource(show_spinner=False)
def _load() -> _Held:
    """Load everything, and answer once: what is read on first use shall not keep the first visitor waiting."""
    shared = open_assistant()
    respond(shared.knowledge.replies.starters[0], Conversation(), shared)
    for model in shared.knowledge.check_models.values():
        check(model, Facts({}), this_day())
    _started().append(True)
    return _Held((shared, 1))


@st.cache_resource(show_spinner=False)
def _started() -> list[bool]:
    return []


@st.cache_resource(show_spinner=False)
def _renewing() -> Lock:
    return Lock()


def _ready() -> bool:
    return bool(_started())
