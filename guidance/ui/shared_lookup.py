"""The look-up of clauses of this server: made once for each edition, shared by every visitor."""

from __future__ import annotations

import streamlit as st

from guidance.assistant_loader import Edition
from guidance.retrieval.look_up import Lookup


@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs={Edition: lambda edition: edition.number})
def shared_lookup(edition: Edition) -> Lookup:
    """Return the look-up; it has looked once, so that the first visitor need not wait for its index."""
    knowledge = edition.assistant.knowledge
    lookup = Lookup(knowledge.documents, knowledge.weights.look_up, knowledge.vocabulary.expand)
    lookup.find(knowledge.replies.starters[0])
    return lookup
