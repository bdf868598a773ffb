"""The facts stated so far, each with its words and a way to change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any

import streamlit as st

from guidance.facts.applicant_facts import FactVocabulary
from guidance.ui.render import render

_ASSUMED = "没有填，按对您有利的算"


def draw_summary(
    vocabulary: FactVocabulary,
    stated: Mapping[str, str],
    change: Callable[[str], None],
    heard_words: Mapping[str, str],
    assumed: Sequence[str],
) -> None:
    """Show the facts `stated` (id → value in words), a row each, with a button that calls `change` with the id.

    `heard_words` are the visitor's own words that a fact was read from; `assumed` are facts that nobody stated and
    that were read in the applicant's favour, each to be filled in.
    """
    with st.container(key="summary", gap=None):
        for fact, value in {**stated, **dict.fromkeys(assumed, _ASSUMED)}.items():
            with st.container(key=f"summary-row-{fact}", horizontal=True, vertical_alignment="center"):
                label, heard = vocabulary[fact].label, heard_words.get(fact, "")
                st.html(render("summary_row", label=label, value=value, heard=heard))
                action = "更改" if fact in stated else "补充"
                st.button(action, key=f"summary-change-{fact}", on_click=change, args=(fact,))


def facts_in_words(vocabulary: FactVocabulary, values: Mapping[str, Any], unsure: Set[str]) -> dict[str, str]:
    """Return parsed values and the facts not known as people read them, by id, in the vocabulary's order."""
    words = {fact: vocabulary[fact].say(value) for fact, value in values.items()}
    words |= {fact: vocabulary[fact].not_known for fact in unsure}
    return {fact: words[fact] for fact in vocabulary if fact in words}
