"""What the page 材料清单 alone knows of a visitor: the papers ticked off, and the situations stated there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from guidance.materials.load_materials import Materials
from guidance.materials.materials_file import Item

_TICK, _SITUATION = "ready-", "situation-"


def tick_key(notice_id: str, number: int) -> str:
    """Return where the session has whether the paper of this number is ready."""
    return f"{_TICK}{notice_id}-{number}"


def situation_key(notice_id: str, fact: str) -> str:
    """Return where the session has a situation that only the materials of one notice turn on."""
    return f"{_SITUATION}{notice_id}-{fact}"


def ticks(lists: Mapping[str, Materials]) -> dict[str, list[str]]:
    """Return the papers that are ready, by notice, each by its clause and title, so that a changed list finds them.

    `lists` are the materials of the notices by id, here and below.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for notice_id, number in _stated_under(_TICK):
        items = _items(notice_id, lists)
        if number.isdecimal() and 0 < int(number) <= len(items):
            found[notice_id].append(_name(items[int(number) - 1]))
    return dict(found)


def situations() -> dict[str, dict[str, bool]]:
    """Return the situations that were stated, by notice."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for notice_id, fact in _stated_under(_SITUATION, with_no=True):
        found[notice_id][fact] = st.session_state[situation_key(notice_id, fact)]
    return dict(found)


def set_ticks(wanted: Mapping[str, Sequence[str]], lists: Mapping[str, Materials]) -> None:
    """Tick the papers named as `ticks` does; one that no list has any more is left out."""
    for notice_id, names in wanted.items():
        for number, item in enumerate(_items(notice_id, lists), 1):
            if _name(item) in names:
                st.session_state[tick_key(notice_id, number)] = True


def set_situations(wanted: Mapping[str, Mapping[str, bool]], lists: Mapping[str, Materials]) -> None:
    """State the situations given as `situations` does; one that no notice asks for any more is left out."""
    for notice_id, stated in wanted.items():
        asked = lists[notice_id].file.situations if notice_id in lists else {}
        for fact in stated.keys() & asked.keys():
            st.session_state[situation_key(notice_id, fact)] = stated[fact]


def forget_papers() -> None:
    """Take every tick and situation back."""
    for prefix in (_TICK, _SITUATION):
        for key in [key for key in st.session_state if str(key).startswith(prefix)]:
            del st.session_state[key]


def _stated_under(prefix: str, with_no: bool = False) -> Iterator[tuple[str, str]]:
    """Notice and name of the keys with this prefix whose value is yes, or `with_no` no."""
    for key in sorted(map(str, st.session_state)):
        value = st.session_state[key] if key.startswith(prefix) else None
        if value or (with_no and value is False):
            notice_id, _, name = key.removeprefix(prefix).rpartition("-")
            yield notice_id, name


def _items(notice_id: str, lists: Mapping[str, Materials]) -> Sequence[Item]:
    return lists[notice_id].file.items if notice_id in lists else ()


def _name(item: Item) -> str:
    return f"{item.clause} {item.title}"
