"""Pack → model."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from guidance.eligibility.check_model import CheckModel, ContactOffice, ElementHeading, PackElement, Reader
from guidance.eligibility.compiled_rule import NOTHING, CompiledRule
from guidance.eligibility.condition_words import words_of
from guidance.eligibility.decision_diagram import APPLIES, BOTH, EITHER, MET, OPEN, UNMET, Diagrams
from guidance.eligibility.leaf_tests import sum_needs, tests_of
from guidance.eligibility.value_classes import Axis, Test, build_axis
from guidance.rules.pack import Pack
from guidance.rules.schema import ConditionNode, Leaf, LeftOpen, Route, Sum, Years

_NEEDS = ("scope", "refer", "requirements", "routes")
_WHEN = ("notes", "assumed")


@functools.lru_cache(maxsize=256)
def model_of(pack: Pack) -> CheckModel:
    """Return the model of a pack; asking again costs nothing."""
    early = frozenset(assumed.fact for assumed in pack.rules.assumed)
    builder = _ModelBuilder(pack, _axes(pack))
    parts = {name: tuple(map(builder.part, getattr(pack.rules, name))) for name in (*_NEEDS, *_WHEN)}
    notice = pack.notice
    windows = sorted(notice.windows, key=lambda each: each.kind != "online")
    return CheckModel(
        notice=pack.id,
        vocabulary=pack.vocabulary,
        titles=tuple(pack.rules.titles),
        labels={clause.number: clause.label for clause in notice.clauses},
        windows=tuple((each.opens, each.closes) for each in windows),
        office=ContactOffice(notice.contact.office, notice.contact.phone),
        changed=pack.changed,
        axes=builder.axes,
        reader=_reader(builder.axes, early),
        diagrams=builder.diagrams,
        parts=parts,
        early=early,
        verdict=_verdict(builder.diagrams, parts),
    )


def _verdict(diagrams: Diagrams, parts: dict[str, tuple[PackElement, ...]]) -> int:
    """Scope first, then whether the notice applies, then the rest."""
    roots = {name: [part.root for part in group] for name, group in parts.items()}
    routes = diagrams.join_all(EITHER, roots["routes"], UNMET)
    rest = diagrams.join(BOTH, diagrams.join_all(BOTH, roots["requirements"], MET), routes)
    rest = diagrams.join(APPLIES, diagrams.join_all(BOTH, roots["refer"], MET), rest)
    return diagrams.join(BOTH, diagrams.join_all(BOTH, roots["scope"], MET), rest)


def _axes(pack: Pack) -> tuple[Axis, ...]:
    tests: dict[str, list[Test]] = {}
    sums: dict[str, list[int]] = {}
    for leaf in _leaves(pack):
        for fact in leaf.facts:
            tests.setdefault(fact, [])
        for test in tests_of(leaf, pack):
            tests[test.fact].append(test)
        for fact, need in sum_needs(leaf).items():
            sums.setdefault(fact, []).append(need)
    return tuple(build_axis(fact, pack.vocabulary[fact], asked, sums.get(fact, [])) for fact, asked in tests.items())


def _reader(axes: tuple[Axis, ...], early: frozenset[str]) -> Reader:
    for axis in axes:
        # A date that is not asked for counts as early enough.
        axis.masks[None] = 1 if axis.fact in early else axis.full
    return Reader(
        names=tuple(axis.fact for axis in axes),
        tables=tuple(axis.masks for axis in axes),
        numbers={axis.fact: at for at, axis in enumerate(axes)},
    )


def _leaves(pack: Pack) -> Iterator[Leaf]:
    """The leaves in the order in which the diagrams ask for their facts; a definition stands where it is used."""
    for name in (*_NEEDS, *_WHEN):
        for each in getattr(pack.rules, name):
            node = _condition(each)
            if node is not None:
                yield from _inside(node, pack)


def _condition(each: Any) -> ConditionNode | None:
    return each.needs if hasattr(each, "needs") else each.when


def _inside(node: ConditionNode, pack: Pack) -> Iterator[Leaf]:
    node = pack.resolve(node)
    if isinstance(node, Leaf):
        yield node
    for child in node.children:
        yield from _inside(child, pack)


class _ModelBuilder:
    """Nodes → rules and diagrams; a definition becomes one rule, however often it is used."""

    def __init__(self, pack: Pack, axes: tuple[Axis, ...]) -> None:
        self.pack, self.axes, self.diagrams = pack, axes, Diagrams()
        self.numbers = {axis.fact: at for at, axis in enumerate(axes)}
        self.rules: dict[int, tuple[CompiledRule, int]] = {}
        self.routes = {route.id: route for route in pack.rules.routes}

    def part(self, each: Any) -> PackElement:
        node = _condition(each)
        if node is None:
            return PackElement(self.heading(each), None, MET, NOTHING)
        rule, root = self.build(node)
        return PackElement(self.heading(each), rule, root, rule.pick)

    def heading(self, each: Any) -> ElementHeading:
        title = getattr(each, "title", "")
        return ElementHeading(
            clause=each.clause,
            text=getattr(each, "text", ""),
            quote=getattr(each, "quote", ""),
            id=getattr(each, "id", ""),
            title=title,
            rank=self.pack.rules.titles.index(title) if title else 0,
            fact=getattr(each, "fact", ""),
            note=getattr(each, "note", None) or "",
            also=tuple(getattr(each, "also", ())),
            routes=tuple(getattr(each, "routes", ())),
            verdicts=tuple(getattr(each, "verdicts", ())),
        )

    def build(self, node: ConditionNode) -> tuple[CompiledRule, int]:
        node = self.pack.resolve(node)
        found = self.rules.get(id(node))
        if found is None:
            found = self.rules[id(node)] = self._leaf(node) if isinstance(node, Leaf) else self._inner(node)
        return found

    def _inner(self, node: ConditionNode) -> tuple[CompiledRule, int]:
        inside = [self.routes[id].needs for id in node.routes] if isinstance(node, Route) else node.children
        children, roots = zip(*map(self.build, inside), strict=True)
        kind = "any" if isinstance(node, Route) else node.kind
        need = getattr(node, "at_least", 0)
        reads = tuple(dict.fromkeys(fact for child in children for fact in child.reads))
        rule = CompiledRule(kind, words_of(node, self.pack), reads, itemgetter(*reads), children, need=need)
        return rule, self._join(kind, roots, need)

    def _join(self, kind: str, roots: tuple[int, ...], need: int) -> int:
        match kind:
            case "all":
                return self.diagrams.join_all(BOTH, roots, MET)
            case "any":
                return self.diagrams.join_all(EITHER, roots, UNMET)
            case "several":
                return self.diagrams.several(roots, need)
        return self.diagrams.negate(roots[0])

    def _leaf(self, node: Leaf) -> tuple[CompiledRule, int]:
        reads = tuple(self.numbers[fact] for fact in node.facts)
        words = words_of(node, self.pack)
        if isinstance(node, LeftOpen):
            return CompiledRule("left_open", words, (), NOTHING), OPEN
        pick = itemgetter(*reads)
        if isinstance(node, Sum):
            addends = tuple((at, self.axes[at].ones) for at in sorted(reads))
            rule = CompiledRule("sum", words, reads, pick, addends=addends, need=node.at_least)
            return rule, self.diagrams.sum(addends, node.at_least)
        tests = [(self.numbers[test.fact], test) for test in tests_of(node, self.pack)]
        asks = tuple((at, self.axes[at].wanted(test)) for at, test in tests)
        roots = [self.diagrams.test(at, wanted, len(self.axes[at].ones)) for at, wanted in asks]
        root = self.diagrams.join_all(BOTH, roots, MET)
        if isinstance(node, Years):
            until = self.pack.day(node.until)
            return CompiledRule("years", words, reads, pick, asks=asks, need=node.years, until=until), root
        return CompiledRule("leaf", words, reads, pick, asks=asks), root
