"""Whether the names and values in a pack mean something: facts, values, cut-offs, definitions, routes, titles."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from guidance.facts.applicant_facts import FactVocabulary
from guidance.facts.fact_spec import FactSpec
from guidance.rules.cases import case_problems
from guidance.rules.pack import PackFile, conditions
from guidance.rules.schema import AtLeast, By, Includes, Is, NoneOf, OfFact, OneOf, Route, Since, Use, Years
from ingest.staff_files.faults import Fault
from ingest.staff_files.line_marks import Marked, Where
from ingest.staff_files.nearest_name import unknown_name

_WANTS = {
    "one_of": ("enum",),
    "none_of": ("enum",),
    "includes": ("list",),
    "at_most": ("int",),
    "by": ("date",),
    "since": ("date",),
    "years": ("date",),
    "sum": ("int",),
    "is": ("enum", "bool", "int"),
    "at_least": ("enum", "int"),
}
_TYPES = {"enum": "单选", "bool": "是否", "date": "日期", "int": "整数", "list": "多选"}


def check_meaning(rules: PackFile, marked: Marked, vocabulary: FactVocabulary) -> list[Fault]:
    """Return every name and value in the pack that means nothing, each with the nearest that does."""
    return [marked.fault(where, message) for where, message in _problems(rules, vocabulary)]


def _problems(rules: PackFile, vocabulary: FactVocabulary) -> Iterator[tuple[Where, str]]:
    routes = [route.id for route in rules.routes]
    for where, node in conditions(rules):
        if isinstance(node, Use):
            yield from unknown_name(node.use, rules.definitions, (*where, "use"), "definitions 里的条件")
        if isinstance(node, Route):
            for at, id in enumerate(node.routes):
                yield from unknown_name(id, routes, (*where, "routes", at), "路径")
        for fact in node.facts:
            yield from _fact(node, fact, where, vocabulary)
        if isinstance(node, By | Since | Years):
            yield from _day(node, where, rules)
    yield from _circles(rules)
    yield from _names(rules, routes, vocabulary)


def _fact(node: OfFact, fact: str, where: Where, vocabulary: FactVocabulary) -> Iterator[tuple[Where, str]]:
    at = (*where, "fact") if isinstance(node, OfFact) else (*where, node.kind)
    if fact not in vocabulary:
        yield from unknown_name(fact, vocabulary, at, "facts.yaml 里的事实")
        return
    spec = vocabulary[fact]
    if spec.type not in _WANTS[node.kind]:
        wanted = "、".join(_TYPES[each] for each in _WANTS[node.kind])
        yield at, f"{node.kind} 用于{wanted}类事实，{fact} 是{_TYPES[spec.type]}"
        return
    yield from _values(node, spec, where)


def _values(node: OfFact, spec: FactSpec, where: Where) -> Iterator[tuple[Where, str]]:
    match node:
        case OneOf(one_of=values) | NoneOf(none_of=values) | Includes(includes=values):
            for at, value in enumerate(values):
                yield from unknown_name(value, spec.values, (*where, node.kind, at), "取值")
        case Is(is_=value) if spec.type == "enum":
            yield from unknown_name(value, spec.values, (*where, "is"), "取值")
        case Is(is_=value) if type(value) is not {"bool": bool, "int": int}[spec.type]:
            yield (*where, "is"), f"{_TYPES[spec.type]}类事实不能是「{value}」"
        case AtLeast(at_least=value) if spec.type == "enum":
            yield from unknown_name(value, spec.values, (*where, "at_least"), "取值")
            if not spec.ordered:
                yield (*where, "fact"), f"{node.fact} 的取值没有高低，请改用 one_of"
        case AtLeast(at_least=value) if type(value) is not int:
            yield (*where, "at_least"), f"应为整数，现在是「{value}」"


def _day(node: By | Since | Years, where: Where, rules: PackFile) -> Iterator[tuple[Where, str]]:
    key = "until" if isinstance(node, Years) else node.kind
    day = getattr(node, key)
    if not isinstance(day, datetime.date):
        yield from unknown_name(day, rules.cutoffs, (*where, key), "cutoffs 里的截止日")


def _names(rules: PackFile, routes: list[str], vocabulary: FactVocabulary) -> Iterator[tuple[Where, str]]:
    for at, route in enumerate(rules.routes):
        yield from unknown_name(route.title, rules.titles, ("routes", at, "title"), "titles 里的职称")
        if route.id in routes[:at]:
            yield ("routes", at, "id"), f"路径 {route.id} 写了两次"
    for at, note in enumerate(rules.notes):
        for place, id in enumerate(note.routes):
            yield from unknown_name(id, routes, ("notes", at, "routes", place), "路径")
    for at, assumed in enumerate(rules.assumed):
        yield from unknown_name(assumed.fact, vocabulary, ("assumed", at, "fact"), "facts.yaml 里的事实")
        if assumed.fact in vocabulary and vocabulary[assumed.fact].type != "date":
            yield ("assumed", at, "fact"), "只有日期可以这样理解"
    yield from case_problems(rules, routes, vocabulary)


def _circles(rules: PackFile) -> Iterator[tuple[Where, str]]:
    """Definitions and routes that come back to themselves could never be decided."""
    uses: dict[str, set[str]] = {}
    for where, node in conditions(rules):
        owner = f"route {rules.routes[where[1]].id}" if where[0] == "routes" else str(where[1])
        if where[0] in ("definitions", "routes"):
            named = [node.use] if isinstance(node, Use) else []
            named += [f"route {id}" for id in node.routes] if isinstance(node, Route) else []
            uses.setdefault(owner, set()).update(named)
    for name in rules.definitions:
        if _reaches(name, name, uses, set()):
            yield ("definitions", name), f"条件「{name}」绕回了它自己"
    for at, route in enumerate(rules.routes):
        if _reaches(f"route {route.id}", f"route {route.id}", uses, set()):
            yield ("routes", at), f"路径 {route.id} 的条件绕回了它自己"


def _reaches(start: str, goal: str, uses: dict[str, set[str]], seen: set[str]) -> bool:
    for name in uses.get(start, ()):
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            if _reaches(name, goal, uses, seen):
                return True
    return False
