"""Whether the names and values in a pack mean something: facts, values, cut-offs, definitions, routes, titles."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from guidance.facts.applicant_facts import FactVocabulary
from guidance.rules.check_cases import case_problems
from guidance.rules.check_conditions import FACT, fact_problems
from guidance.rules.pack import PackFile, conditions
from guidance.rules.schema import AgeAtMost, By, ConditionNode, CountWithin, Route, Since, Use, Years
from guidance.rules.walk_conditions import walk
from ingest.staff_files.faults import Fault
from ingest.staff_files.line_marks import Marked, Where
from ingest.staff_files.nearest_name import unknown_name

_DAY_KEYS: dict[type[ConditionNode], str] = {Years: "until", CountWithin: "until", AgeAtMost: "on"}


def check_meaning(rules: PackFile, marked: Marked, vocabulary: FactVocabulary) -> list[Fault]:
    """Return every name and value in the pack that means nothing, each with the nearest that does."""
    return [marked.fault(where, message) for where, message in _problems(rules, vocabulary)]


def _problems(rules: PackFile, vocabulary: FactVocabulary) -> Iterator[tuple[Where, str]]:
    routes = [route.id for route in rules.routes]
    for where, node in conditions(rules):
        yield from _unknown_in_condition(node, where, rules, routes)
        yield from fact_problems(node, where, vocabulary)
    yield from _circles(rules)
    yield from _unknown_elsewhere(rules, routes, vocabulary)
    yield from case_problems(rules, routes, vocabulary)


def _unknown_in_condition(
    node: ConditionNode, where: Where, rules: PackFile, routes: list[str]
) -> Iterator[tuple[Where, str]]:
    match node:
        case Use(use=name):
            yield from unknown_name(name, rules.definitions, (*where, "use"), "definitions 里的条件")
        case Route(routes=ids):
            for at, id in enumerate(ids):
                yield from unknown_name(id, routes, (*where, "routes", at), "路径")
        case By(by=day) | Since(since=day) | Years(until=day) | CountWithin(until=day) | AgeAtMost(on=day) if (
            not isinstance(day, datetime.date)
        ):
            key = _DAY_KEYS.get(type(node), node.kind)
            yield from unknown_name(day, rules.cutoffs, (*where, key), "cutoffs 里的截止日")


def _unknown_elsewhere(rules: PackFile, routes: list[str], vocabulary: FactVocabulary) -> Iterator[tuple[Where, str]]:
    for at, route in enumerate(rules.routes):
        yield from unknown_name(route.title, rules.titles, ("routes", at, "title"), "titles 里的职称")
        if route.id in routes[:at]:
            yield ("routes", at, "id"), f"路径 {route.id} 写了两次"
    for at, note in enumerate(rules.notes):
        for place, id in enumerate(note.routes):
            yield from unknown_name(id, routes, ("notes", at, "routes", place), "路径")
    for at, assumed in enumerate(rules.assumed):
        yield from unknown_name(assumed.fact, vocabulary, ("assumed", at, "fact"), FACT)
        if assumed.fact in vocabulary and vocabulary[assumed.fact].type != "date":
            yield ("assumed", at, "fact"), "只有日期可以这样理解"


def _circles(rules: PackFile) -> Iterator[tuple[Where, str]]:
    """Definitions and routes that come back to themselves could never be decided."""
    uses = {name: _named_in(node) for name, node in rules.definitions.items()}
    uses |= {_route_key(route.id): _named_in(route.needs) for route in rules.routes}
    for name in rules.definitions:
        if name in _reached(name, uses):
            yield ("definitions", name), f"条件「{name}」绕回了它自己"
    for at, route in enumerate(rules.routes):
        if _route_key(route.id) in _reached(_route_key(route.id), uses):
            yield ("routes", at), f"路径 {route.id} 的条件绕回了它自己"


def _named_in(node: ConditionNode) -> set[str]:
    """The definitions and routes that a condition names."""
    names: set[str] = set()
    for _, found in walk(node):
        if isinstance(found, Use):
            names.add(found.use)
        if isinstance(found, Route):
            names.update(map(_route_key, found.routes))
    return names


def _route_key(id: str) -> str:
    """A route's name beside those of definitions."""
    return f"route {id}"


def _reached(start: str, uses: dict[str, set[str]]) -> set[str]:
    """All that `start` names, and what that names in turn."""
    reached: set[str] = set()
    left = list(uses.get(start, ()))
    while left:
        name = left.pop()
        if name not in reached:
            reached.add(name)
            left += uses.get(name, ())
    return reached
