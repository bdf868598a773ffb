"""The form in which an editor adds a condition to a draft: its words, where it goes, its fact, what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from guidance.facts.fact_spec import FactSpec
from guidance.rule_drafts.condition_choices import asked_values
from guidance.rule_drafts.edit_rules_draft import NewCondition, add_condition, rule_values
from guidance.rule_drafts.place_conditions import Place
from guidance.rule_drafts.rules_draft_file import load_drafting_tables
from guidance.rules.pack import LeftClause, Pack
from guidance.ui import workbench_asked_value, workbench_named_fact
from guidance.ui.workbench_acts import try_to
from guidance.ui.workbench_named_fact import KINDS, named_fact
from guidance.ui.workbench_places import JOINS, beside, condition_names, free_places, is_excluding, rule_roots, short
from guidance.ui.workbench_state import note
from ingest.staff_files.line_marks import Where

_ADDING, _KEY = "rule-adding", "new-condition"
_READING = "原文没有直接写出这个值、是这样理解的，写明怎样得出（没有就不填）"
_QUOTE = "原文里的字（照抄写着这个条件的几个字）"
_BESIDE = "加到已有的条件旁边"


@dataclass(frozen=True)
class AddingPlace:
    """From where a condition is added: what is left of a clause, a clause, or the rule at `root`."""

    name: str
    clause: str = ""
    left: LeftClause | None = None
    root: Where | None = None


def draw_button(pack: Pack, place: AddingPlace, label: str) -> None:
    """Show the button that opens the form."""
    st.button(label, key=f"write-{place.name}", on_click=_open, args=((pack.id, place.name),))


def draw_form(pack: Pack, place: AddingPlace, who: str) -> None:
    """Show the form where it was opened from this place."""
    if st.session_state.get(_ADDING) != (pack.id, place.name):
        return
    with st.container(key=_KEY):
        clause = place.clause if place.left else _draw_clause(pack, place.clause)
        words = (place.left.quote if place.left else None) or pack.documents.clause(clause).words.strip()
        quote = st.text_area(_QUOTE, words, key=f"{_KEY}-quote-{clause}", height=68)
        where = _draw_place(pack, place, quote or "")
        _draw_fact(pack, place, quote or "")
        st.text_input(_READING, key=f"{_KEY}-reading")
        with st.container(horizontal=True):
            args = (pack, place, clause, where, who)
            st.button("保存条件", key=f"{_KEY}-save", type="primary", on_click=_save, args=args)
            st.button("取消", key=f"{_KEY}-cancel", on_click=_open, args=(None,))


def _open(place: tuple[str, str] | None) -> None:
    st.session_state[_ADDING] = place
    for key in [str(key) for key in st.session_state if str(key).startswith(f"{_KEY}-")]:
        del st.session_state[key]


def _draw_clause(pack: Pack, usual: str) -> str:
    clauses = {pack.documents.named(id): clause for id, clause in pack.documents.by_id.items() if clause.words.strip()}

    def words(number: str) -> str:
        return f"{pack.documents.label(number)} {short(clauses[number].words.strip())}"

    numbers = list(clauses)
    at = numbers.index(usual) if usual in clauses else 0
    return st.selectbox("写在哪一条", numbers, at, format_func=words, key=f"{_KEY}-clause") or numbers[at]


def _draw_place(pack: Pack, place: AddingPlace, quote: str) -> Place | None:
    """Where the condition goes; None where nothing was chosen."""
    values = rule_values(pack)
    if place.root is not None:
        return _draw_beside(pack, values, place.root)
    free = free_places(pack, values, place.left, quote)
    roots = rule_roots(pack, with_routes=False) if len(free) > 1 else {}
    names = [*free, *([_BESIDE] if roots else [])]
    chosen = st.selectbox("加到哪里", names, key=f"{_KEY}-place") or names[0]
    if chosen != _BESIDE:
        return free[chosen]
    root = st.selectbox("哪一条规则", list(roots), format_func=roots.__getitem__, key=f"{_KEY}-root")
    return _draw_beside(pack, values, root) if root else None


def _draw_beside(pack: Pack, values: dict[str, Any], root: Where) -> Place | None:
    names = condition_names(pack, root)
    where = st.selectbox("哪一个条件旁边", list(names), format_func=names.__getitem__, key=f"{_KEY}-where")
    join = st.radio("和它是什么关系", list(JOINS), format_func=JOINS.__getitem__, key=f"{_KEY}-join", horizontal=True)
    return beside(values, where, join) if where and join else None


def _draw_fact(pack: Pack, place: AddingPlace, quote: str) -> None:
    """The fact, a known one or one that the notice names, and what is asked of it."""
    facts: dict[str, str] = dict(KINDS.items())
    facts |= {id: pack.vocabulary[id].label for id in reversed(list(pack.vocabulary))}
    usual = list(facts).index("bool") if is_excluding(place.left) else 0
    label = "核对哪一项（可以打字找）"
    fact = st.selectbox(label, list(facts), usual, format_func=facts.__getitem__, key=f"{_KEY}-fact")
    if fact in KINDS:
        kind = next(kind for kind in KINDS if kind == fact)
        workbench_named_fact.draw(kind, f"{_KEY}-own", quote)
        named = named_fact(kind, f"{_KEY}-own", _typed())
        values = {value: value for value in named.choices}
        spec = FactSpec(kind, KINDS[kind], "", "", values, unit=named.unit)
    else:
        spec = pack.vocabulary[fact or ""]
    workbench_asked_value.draw(spec, pack, f"{_KEY}-{spec.type}")


def _typed() -> dict[str, Any]:
    return {str(key): value for key, value in st.session_state.items()}


def _save(pack: Pack, place: AddingPlace, clause: str, where: Place | None, who: str) -> None:
    new = _new_condition(pack, clause, _typed())
    if new is None or where is None:
        note("没有保存：还没有选好要核对什么、加到哪里")
        return

    def add() -> None:
        add_condition(pack.notice, load_drafting_tables(), new, where, place.left)

    if try_to(add, pack.id, who, "edited", f"规则 {clause}：添加条件"):
        _open(None)


def _new_condition(pack: Pack, clause: str, typed: Mapping[str, Any]) -> NewCondition | None:
    fact, quote = typed.get(f"{_KEY}-fact"), str(typed.get(f"{_KEY}-quote-{clause}") or "").strip()
    kind = next((kind for kind in KINDS if kind == fact), None)
    own = named_fact(kind, f"{_KEY}-own", typed) if kind else None
    type_ = own.kind if own else pack.vocabulary[str(fact)].type
    asked = workbench_asked_value.asked_value(f"{_KEY}-{type_}", typed)
    if asked is None:
        return None
    source = {"clause": clause, "quote": quote}
    reading = str(typed.get(f"{_KEY}-reading") or "").strip()
    values = {
        **asked_values(own.id if own else str(fact), asked),
        **source,
        **({"reading": reading} if reading else {}),
    }
    return NewCondition(values, own.values(clause, quote, load_drafting_tables().replies) if own else None)
