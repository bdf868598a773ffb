"""The limits of a look-up: notice, place, year and section, each offered where there is a choice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from guidance.retrieval.look_up import LookupLimits
from ingest.notices.notice import Notice


def draw_limits(notices: Sequence[Notice], changed: Callable[[], None]) -> LookupLimits:
    """Show a list for each limit and return what is chosen; `changed` is called when a choice changes."""
    with st.container(key="limits", horizontal=True, gap="small"):
        names = {n.id: n.name for n in notices}
        notice = _choice("通知", list(names), changed, names.get)
        place = _choice("地区", [n.place for n in notices], changed)
        year = _choice("年度", sorted({n.year for n in notices}, reverse=True), changed)
        left = [n for n in notices if notice in (None, n.id) and place in (None, n.place) and year in (None, n.year)]
        section = _choice("部分", _sections(left), changed)
    return LookupLimits(notice, place, year, section)


def _choice(name: str, options: Iterable, changed: Callable[[], None], say: Callable = str):
    """The chosen option or None for all; a choice that is no longer on offer is dropped."""
    offered, key = list(dict.fromkeys(options)), f"limit-{name}"
    if st.session_state.get(key) not in (None, "", *offered):
        del st.session_state[key]
    if len(offered) < 2:
        return None
    chosen = st.selectbox(
        name,
        ["", *offered],
        format_func=lambda option: "全部" if option == "" else say(option),
        key=key,
        on_change=changed,
        persist_state="session",
    )
    return None if chosen == "" else chosen


def _sections(notices: Iterable[Notice]) -> list[str]:
    tops = (c.heading.strip("：:。 \n") for n in notices for c in n.clauses if c.parent is None)
    return [heading for heading in tops if heading]
