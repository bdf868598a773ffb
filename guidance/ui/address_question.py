"""A question that a link brings, as `?q=` in the address of the talk: asked once and not again on a reload."""

from __future__ import annotations

import streamlit as st

from guidance.ui.session import send_message
from ingest.text.escape_markup import without_control_marks

LONGEST = 200  # characters of a question in an address: anybody can write a link
_TAKEN = "question-of-address"


def take_question_from_address() -> None:
    """Send the question that the address names, and take it out of the address; nothing where it was sent before."""
    named = st.query_params.get("q", "")
    if not named:
        return
    del st.query_params["q"]
    if st.session_state.get(_TAKEN) == named:  # the browser's way back leads to the address as it was
        return
    st.session_state[_TAKEN] = named
    send_message(" ".join(without_control_marks(named).split())[:LONGEST])
