"""What the page 通知管理 keeps between two runs: the notice worked on, and what became of the last click."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from ingest.errors import AssistantError, in_chinese
from ingest.staff_files.faults import FaultsError

_CHOSEN, _OUTCOME = "workbench-notice", "workbench-outcome"


def chosen_id() -> str | None:
    """Return the id of the notice that is worked on, None while all are listed."""
    id: str | None = st.session_state.get(_CHOSEN)
    return id


def choose(id: str | None) -> None:
    """Work on a notice from the next run on, or on none."""
    st.session_state[_CHOSEN] = id


def note(outcome: str) -> None:
    """Keep what became of a click, to be shown once."""
    st.session_state[_OUTCOME] = outcome


def pop_outcome() -> str:
    """Return what became of the last click, and forget it."""
    outcome: str = st.session_state.pop(_OUTCOME, "")
    return outcome


def in_words(error: Exception) -> str:
    """Return what is wrong in words for staff, without the paths of the server."""
    if isinstance(error, FaultsError):
        return one_line(fault.message for fault in error.faults)
    return in_chinese(error) if isinstance(error, OSError) and not isinstance(error, AssistantError) else str(error)


def one_line(messages: Iterable[str]) -> str:
    """Return messages as one line, each once."""
    return "；".join(dict.fromkeys(" ".join(message.split()) for message in messages))
