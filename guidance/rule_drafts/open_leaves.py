"""What a draft's conditions leave open, found and taken out of the plain values of its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guidance.rules.pack import LeftClause

Values = dict[str, Any]
_LISTS = ("all", "any", "several")


def holds_open(values: Values, clause: str, quote: str | None) -> bool:
    """Return whether a condition of the draft leaves these words of a clause open."""
    return any(
        leaf["clause"] == clause and leaf["quote"] == quote
        for holder, key in _roots(values)
        for leaf in _open(holder[key])
    )


def without_open(values: Values, left: LeftClause) -> None:
    """Take what `left` lists out of every condition that leaves it open, and a shared rule of nothing else with it.

    It stays where a route or a shared condition would ask for nothing at all without it.
    """
    for holder, key in _roots(values):
        needs = _reduced(holder[key], left)
        if needs is not None:
            holder[key] = needs
        elif (part := _shared_part(values, holder)) is not None:
            part.remove(holder)


def _roots(values: Values) -> list[tuple[Values, str]]:
    """The places in which a whole condition stands."""
    rules = [rule for part in ("scope", "requirements", "routes") for rule in values.get(part, [])]
    definitions = values.get("definitions", {})
    return [*((rule, "needs") for rule in rules), *((definitions, name) for name in definitions)]


def _shared_part(values: Values, holder: Values) -> list[Values] | None:
    parts = (values.get(part, []) for part in ("scope", "requirements"))
    return next((part for part in parts if any(each is holder for each in part)), None)


def _open(node: Values) -> Iterator[Values]:
    if "left_open" in node:
        yield node
    for child in _children(node):
        yield from _open(child)


def _children(node: Values) -> list[Values]:
    found = [child for key in _LISTS for child in node.get(key, [])]
    return [*found, node["not"]] if "not" in node else found


def _reduced(node: Values, left: LeftClause) -> Values | None:
    """The condition without what is left; None where nothing remains of it."""
    if "left_open" in node:
        same = node["clause"] == left.clause and node["quote"] == left.quote
        return None if same and node["left_open"] in left.why else node
    if "not" in node:
        inside = _reduced(node["not"], left)
        return None if inside is None else {**node, "not": inside}
    key = next((each for each in _LISTS if each in node), None)
    if key is None:
        return node
    rest = [child for each in node[key] if (child := _reduced(each, left)) is not None]
    if len(rest) == 1 and key != "several" and len(node[key]) > 1:
        return rest[0]
    return {**node, key: rest} if rest else None
