"""A box that searches while one types, and whose query the page's address holds."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def draw_search_box(
    label: str, placeholder: str, key: str, *, longest_in_address: int, on_change: Callable[[], None] | None = None
) -> str:
    """Show the box and return the query without the white space around it.

    The address holds its first `longest_in_address` characters, so that a link leads to the same results;
    `on_change` is called when the query changes.
    """
    typed = st.text_input(
        label,
        value=st.query_params.get("q", "")[:longest_in_address],
        key=key,
        type="search",
        placeholder=placeholder,
        label_visibility="collapsed",
        autocomplete="off",
        on_change=on_change,
        live=True,
        persist_state="session",
    )
    query = (typed or "").strip()
    if query:
        st.query_params["q"] = query[:longest_in_address]
    elif "q" in st.query_params:
        del st.query_params["q"]
    return query
