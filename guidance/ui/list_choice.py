"""A list to choose from whose entries all read differently, so that the one chosen is the one meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import streamlit as st

ALL = "不限"
LIST = "list-"
"""What the keys of lists begin with whose choice outlives a reload."""
Option = TypeVar("Option", str, int)


def choose_or_all(
    label: str,
    options: Iterable[Option],
    key: str,
    all_words: str = ALL,
    on_change: Callable[[], None] | None = None,
) -> Option | None:
    """Show a list and return the option chosen, None for all; no list where there is nothing to choose between.

    A choice that is no longer on offer is dropped. `key` begins with LIST where the choice is to outlive a reload.
    """
    offered: list[Option] = list(dict.fromkeys(options))
    shown: list[Option | str] = [""]
    shown += offered
    if st.session_state.get(key) not in (None, *shown):
        del st.session_state[key]
    if len(offered) < 2:
        return None
    chosen = st.selectbox(
        label,
        shown,
        format_func=lambda option: str(option) or all_words,
        key=key,
        on_change=on_change,
        persist_state="session",
    )
    return next((option for option in offered if option == chosen), None)


def draw_standing_list(
    label: str, entries: Mapping[str, str], current: str, key: str, choose: Callable[[str], None]
) -> None:
    """Show a list of `entries` (value → how it reads) that stands at `current`; `choose` gets what a visitor chooses.

    What it stands at may change otherwise too: it is another list then, so that no late word of the browser about the
    old one counts.
    """
    own_key = f"{key}-{current}"
    st.selectbox(
        label,
        list(entries),
        index=list(entries).index(current),
        format_func=lambda value: entries.get(value, value),
        key=own_key,
        on_change=lambda: choose(st.session_state[own_key]),
    )


def list_choices() -> dict[str, str | int]:
    """Return what is chosen in the lists whose keys begin with LIST, by the rest of the key."""
    chosen = {str(key).removeprefix(LIST): st.session_state[key] for key in st.session_state if _is_list(key)}
    return {key: value for key, value in sorted(chosen.items()) if value}


def set_list_choices(wanted: Mapping[str, str | int]) -> None:
    """Choose what `list_choices` returned, where nothing is chosen yet; a list drops what it no longer offers."""
    for key, value in wanted.items():
        if not st.session_state.get(f"{LIST}{key}"):
            st.session_state[f"{LIST}{key}"] = value


def forget_list_choices() -> None:
    """Take every choice of these lists back."""
    for key in [key for key in st.session_state if _is_list(key)]:
        del st.session_state[key]


def _is_list(key: object) -> bool:
    return str(key).startswith(LIST)


def distinct(labels: Mapping[str, str]) -> dict[str, str]:
    """Return the labels by their keys, those that read like an earlier one with a number behind."""
    seen: Counter[str] = Counter()
    found = {}
    for key, label in labels.items():
        seen[label] += 1
        found[key] = f"{label}（{seen[label]}）" if seen[label] > 1 else label
    return found
