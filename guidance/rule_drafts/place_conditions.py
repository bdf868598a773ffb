"""Where a new condition goes in the plain values of a draft: beside another, to everyone, a title, or what is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from guidance.rules.pack import LeftClause
from ingest.errors import AssistantError
from ingest.staff_files.line_marks import Where

Values = dict[str, Any]
Join = Literal["all", "any", "instead"]
Everyone = Literal["scope", "requirements"]
_LISTS = ("all", "any", "several")
_ADDED = "added_"
_WITH_TEXT = 1  # keys of a combination that has no words of its own


class NoPlaceError(AssistantError):
    """There is nothing in the draft where the condition was to go; the message is one line of Chinese."""


@dataclass(frozen=True)
class BesideCondition:
    """The condition at `where`, which reads as `shown`: asked for as well, accepted in place of it, or replaced."""

    where: Where
    shown: Values
    join: Join


@dataclass(frozen=True)
class OfEveryone:
    """A rule of its own for all applicants, with `text` for its words."""

    part: Everyone
    text: str


@dataclass(frozen=True)
class OfTitle:
    """Every route to one title."""

    title: str


@dataclass(frozen=True)
class OfOpenPart:
    """Wherever the draft leaves these words open."""

    left: LeftClause


Place = BesideCondition | OfEveryone | OfTitle | OfOpenPart


def put_condition(values: Values, leaf: Values, place: Place) -> None:
    """Put a condition into the values of a draft; NoPlaceError where its place is gone, nothing written then."""
    match place:
        case BesideCondition():
            _put_beside(values, leaf, place)
        case OfEveryone(part=part, text=text):
            clause, quote = quotes_in(values, leaf)[0]
            rule = {"clause": clause, "text": text, "quote": quote, "needs": leaf}
            values.setdefault(part, []).append(rule)
        case OfTitle(title=title):
            _put_in_routes(values, leaf, [route for route in values.get("routes", []) if route["title"] == title])
        case OfOpenPart(left=left):
            _put_for_open(values, leaf, left)


def take_from(values: Values, where: Where, shown: Values) -> None:
    """Take the condition at `where` out of the combination in which it stands; what is left alone takes its place.

    Raises NoPlaceError where it is gone, or where its rule would ask for nothing at all.
    """
    holder, key = _holder(values, where, shown)
    if not isinstance(holder, list):
        raise NoPlaceError("这条规则只有这一个条件，请用“读错了，删去”删掉整条")
    if len(holder) == 1:
        raise NoPlaceError("这一组只有这一个条件，不能再删")
    holder.pop(key)
    if len(holder) == 1 and where[-2] != "several":
        outer, at = _holder(values, where[:-2], None)
        outer[at] = holder[0]


def _put_beside(values: Values, leaf: Values, place: BesideCondition) -> None:
    holder, key = _holder(values, place.where, place.shown)
    holder[key] = leaf if place.join == "instead" else _joined(holder[key], leaf, place.join)


def _joined(node: Values, leaf: Values, join: Join) -> Values:
    if join in node and len(node) == _WITH_TEXT:
        return {join: [*node[join], leaf]}
    return {join: [node, leaf]}


def _put_in_routes(values: Values, leaf: Values, routes: list[Values]) -> None:
    if not routes:
        raise NoPlaceError("没有这一级的申报途径")
    shared = leaf if len(routes) == 1 else _shared(values, leaf)
    for route in routes:
        route["needs"] = _joined(route["needs"], shared, "all")


def _put_for_open(values: Values, leaf: Values, left: LeftClause) -> None:
    places = [where for where, node in _nodes(values) if _is_open(node, left)]
    if not places:
        raise NoPlaceError("条件里已经没有这一处了，请看最新的内容")
    shared = leaf if len(places) == 1 else _shared(values, leaf)
    for where in places:
        holder, key = _holder(values, where, None)
        holder[key] = shared


def is_open(values: Values, left: LeftClause) -> bool:
    """Return whether some condition of the draft leaves these words open."""
    return any(_is_open(node, left) for _, node in _nodes(values))


def quotes_in(values: Values, node: Values) -> list[tuple[str, str]]:
    """Return clause and words of all that a condition of the draft asks for, each once, those of its name too."""
    named = values.get("definitions", {}).get(node.get("use"), node)
    leaves = [below for _, below in _below(named, ()) if "clause" in below]
    return list(dict.fromkeys((str(leaf["clause"]), leaf["quote"]) for leaf in leaves))


def _is_open(node: Values, left: LeftClause) -> bool:
    return "left_open" in node and node["clause"] == left.clause and node["quote"] == left.quote


def _shared(values: Values, leaf: Values) -> Values:
    """The name by which several rules use the condition."""
    definitions = values.setdefault("definitions", {})
    name = next(name for at in range(1, len(definitions) + 2) if (name := f"{_ADDED}{at}") not in definitions)
    definitions[name] = leaf
    return {"use": name}


def _nodes(values: Values) -> Iterator[tuple[Where, Values]]:
    """Every condition of the draft with its place."""
    for part in ("scope", "requirements", "routes"):
        for at, rule in enumerate(values.get(part, [])):
            yield from _below(rule["needs"], (part, at, "needs"))
    for name, node in values.get("definitions", {}).items():
        yield from _below(node, ("definitions", name))


def _below(node: Values, where: Where) -> Iterator[tuple[Where, Values]]:
    yield where, node
    for key in _LISTS:
        for at, child in enumerate(node.get(key, [])):
            yield from _below(child, (*where, key, at))
    if "not" in node:
        yield from _below(node["not"], (*where, "not"))


def _holder(values: Values, where: Where, shown: Values | None) -> tuple[Any, Any]:
    """What holds the condition at `where`, and under which key; it must still read as `shown` where that is given."""
    holder: Any = values
    try:
        for step in where[:-1]:
            holder = holder[step]
        node = holder[where[-1]]
    except (KeyError, IndexError, TypeError) as error:
        raise NoPlaceError("刚才有人改过这一条，没有保存您的；请看最新的内容") from error
    if shown is not None and node != shown:
        raise NoPlaceError("刚才有人改过这一条，没有保存您的；请看最新的内容")
    return holder, where[-1]
