"""The facts stated so far, each with its words and a way to change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from guidance.facts.applicant_facts import FactVocabulary
from guidance.ui.escape import as_html


def draw_summary(
    vocabulary: FactVocabulary,
    facts: Mapping[str, str],
    change: Callable[[str], None],
    words: Mapping[str, str] | None = None,
    assumed: Sequence[str] = (),
    key: str = "summary",
) -> None:
    """Show facts (id → value in words), a row each; `change` gets the id, `words` are what a fact was heard from.

    `assumed` are facts that nobody stated and that were read in the applicant's favour, each to be filled in.
    """
    with st.container(key=key, gap=None):
        for id, value in {**facts, **dict.fromkeys(assumed, "没有填，按不影响结论理解")}.items():
            with st.container(key=f"{key}-row-{id}", horizontal=True, vertical_alignment="center"):
                said = f'<span class="heard">您说：“{as_html(words[id])}”</span>' if words and id in words else ""
                label = as_html(vocabulary[id].label)
                st.html(f'<dl class="given"><dt>{label}</dt><dd>{as_html(value)}{said}</dd></dl>')
                action = "更改" if id in facts else "补充"
                st.button(action, key=f"{key}-change-{id}", on_click=change, args=(id,), help=None)


def say_all(vocabulary: FactVocabulary, values: Mapping[str, Any], unsure: set[str]) -> dict[str, str]:
    """Return parsed values and the facts not known as people read them, in the vocabulary's order."""
    said = {id: vocabulary[id].say(value) for id, value in values.items()}
    said |= {id: vocabulary[id].not_known for id in unsure}
    return {id: said[id] for id in vocabulary if id in said}
