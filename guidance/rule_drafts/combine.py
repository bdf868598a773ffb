"""Conditions combined: all of them, one of them, so many of them; one alone stays as it is."""

from __future__ import annotations

from collections.abc import Iterable

from guidance.rules.pack import SharedCondition
from guidance.rules.schema import All, AnyOf, ConditionNode, Several


def all_of(nodes: Iterable[ConditionNode]) -> ConditionNode:
    """Return the condition that every one of `nodes` is met; there is at least one."""
    listed = list(nodes)
    return listed[0] if len(listed) == 1 else All.model_validate({"all": listed})


def any_of(nodes: Iterable[ConditionNode]) -> ConditionNode:
    """Return the condition that one of `nodes` is met; there is at least one."""
    listed = list(nodes)
    return listed[0] if len(listed) == 1 else AnyOf.model_validate({"any": listed})


def several_of(nodes: Iterable[ConditionNode], least: int, clause: str, quote: str) -> Several:
    """Return the condition that at least so many of `nodes` are met, as the `quote` states."""
    return Several.model_validate({"several": list(nodes), "at_least": least, "clause": clause, "quote": quote})


def shared_condition(clause: str, text: str, quote: str, needs: ConditionNode) -> SharedCondition:
    """Return a condition of every route."""
    return SharedCondition.model_validate({"clause": clause, "text": text, "quote": quote, "needs": needs})
