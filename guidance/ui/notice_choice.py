"""The list to choose a notice from, which most pages have."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from ingest.notices.notice import Notice


def name_of(notice: Notice) -> str:
    """Return what the notice is called."""
    return notice.name


def choose_notice(
    label: str,
    notices: Iterable[Notice],
    key: str | None = None,
    first: str | None = None,
    option: Callable[[Notice], str] = name_of,
    *,
    keep: bool = True,
) -> Notice:
    """Show the list of `notices` and return the one chosen.

    `first` is the id of the notice that stands there until the visitor chooses, the first of all where it is none of
    them; `option` says how a notice stands in the list; `keep` holds the choice when the visitor leaves the page.
    """
    by_id = {notice.id: notice for notice in notices}
    ids = list(by_id)
    chosen = st.selectbox(
        label,
        ids,
        index=ids.index(first) if first in by_id else 0,
        format_func=lambda notice_id: option(by_id[notice_id]),
        key=key,
        persist_state="session" if keep else None,
    )
    return by_id[chosen or ids[0]]


def choose_notice_or_all(
    label: str, notices: Iterable[Notice], key: str, all_option: str, option: Callable[[Notice], str] = name_of
) -> Notice | None:
    """Show the list of `notices` under `all_option` and return the one chosen, None for all."""
    by_id = {notice.id: notice for notice in notices}
    chosen = st.selectbox(
        label,
        ["", *by_id],
        format_func=lambda notice_id: option(by_id[notice_id]) if notice_id else all_option,
        key=key,
        persist_state="session",
    )
    return by_id.get(chosen or "")
