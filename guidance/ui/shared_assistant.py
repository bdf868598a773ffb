"""The one assistant of this server: knowledge, index and model, loaded once and shared by every visitor."""

from __future__ import annotations

import streamlit as st

from guidance.assistant import Assistant, open_assistant
from guidance.assistant_loader import AssistantLoader, Edition
from guidance.prepared_assistant import open_prepared_assistant
from ingest.document import Clause
from ingest.notices.notice import Notice

_PREPARING = '<p class="waiting" role="status">正在准备通知和索引，首次启动约需一分钟……</p>'


def shared_assistant() -> Assistant:
    """Return the server's assistant; whoever comes first waits for it, and the page says so.

    AssistantError where a setting or the knowledge is wrong.
    """
    return current_edition().assistant


def current_edition() -> Edition:
    """Return the server's assistant with its number; AssistantError where a setting or the knowledge is wrong."""
    loader, slot = shared_loader(), st.empty()
    if not loader.loaded:
        slot.html(_PREPARING)
    try:
        return loader.current()
    finally:
        slot.empty()


def reload_assistant() -> None:
    """Load knowledge and index anew for every visitor; until that is done the old ones go on answering.

    Raises what keeps them from being loaded, and then the old ones stay.
    """
    shared_loader().reload()


def knowledge_fault() -> str:
    """Return why the knowledge folder as it is now is not served but the last good one, "" where it is."""
    return shared_loader().fault


def find_clause(assistant: Assistant, clause_id: str) -> tuple[Notice, Clause] | None:
    """Return the clause and its notice or companion document, or None where none has such a clause."""
    document = assistant.knowledge.document_by_id.get(clause_id.partition("#")[0])
    clause = document.by_id.get(clause_id) if document else None
    return (document, clause) if document and clause else None


def disclaimer(assistant: Assistant, notice: Notice | None = None) -> str:
    """Return that this is guidance and who decides: the office of one notice, or of every notice."""
    offices = dict.fromkeys(n.contact.office for n in ([notice] if notice else assistant.notices))
    return assistant.knowledge.replies.say("disclaimer", office="、".join(offices))


@st.cache_resource(show_spinner=False)
def shared_loader() -> AssistantLoader:
    """Return what loads the server's assistant; asking it waits for nothing."""
    return AssistantLoader(open_prepared_assistant, open_assistant)
