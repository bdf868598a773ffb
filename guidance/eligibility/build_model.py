"""Rule pack → model: conditions become rules and decision diagrams, facts become value classes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from guidance.eligibility.check_model import CheckModel, ContactOffice, ElementHeading, ElementKind, PackElement
from guidance.eligibility.compiled_rule import ALWAYS, CompiledRule
from guidance.eligibility.decision_diagram import APPLIES, BOTH, EITHER, MET, OPEN, UNMET, Diagrams
from guidance.eligibility.leaf_tests import expanded, sum_needs, tests_of
from guidance.eligibility.value_classes import ValueClasses, ValueTest, build_classes
from guidance.replies import Replies
from guidance.rules.describe_conditions import text_of
from guidance.rules.pack import Assumed, NoteRule, Pack, RouteRule, SharedCondition
from guidance.rules.schema import ConditionNode, Leaf, LeftOpen, Route, Several, Sum, Years
from guidance.rules.walk_conditions import leaves

_Element = SharedCondition | RouteRule | NoteRule | Assumed


def build_model(pack: Pack, replies: Replies) -> CheckModel:
    """Return the model of a pack, whose reasons and notes are worded with the texts of `replies`."""
    assumed_early = frozenset(assumed.fact for assumed in pack.rules.assumed)
    classes = _classes(pack, assumed_early)
    builder = _ModelBuilder(pack, classes)
    elements = {kind: tuple(builder.element(rule) for rule in rules) for kind, rules in _elements(pack).items()}
    notice = pack.notice
    windows = sorted(notice.windows, key=lambda window: window.kind != "online")
    return CheckModel(
        notice=pack.id,
        vocabulary=pack.vocabulary,
        titles=tuple(pack.rules.titles),
        labels={id: pack.documents.label(id) for id in pack.documents.by_id},
        windows=tuple((window.opens, window.closes) for window in windows),
        office=ContactOffice(notice.contact.office, notice.contact.phone),
        changed=pack.changed,
        texts=replies.texts,
        facts=tuple(each.fact for each in classes),
        numbers=builder.numbers,
        classes=classes,
        assumed_early=assumed_early,
        elements=elements,
        diagrams=builder.diagrams,
        diagram=_verdict(builder.diagrams, elements),
    )


def model_for_titles(model: CheckModel, titles: Collection[str]) -> CheckModel:
    """Return the model with the routes to `titles` alone; the model itself where all routes, or none, lead there."""
    routes = tuple(route for route in model.elements["routes"] if route.heading.title in titles)
    if len(routes) in (0, len(model.elements["routes"])):
        return model
    elements: dict[ElementKind, tuple[PackElement, ...]] = {**model.elements, "routes": routes}
    diagrams = model.diagrams.copy()
    return replace(model, elements=elements, diagrams=diagrams, diagram=_verdict(diagrams, elements))


def _elements(pack: Pack) -> dict[ElementKind, Sequence[_Element]]:
    """The elements of the pack, in the order in which the diagrams read their facts."""
    rules = pack.rules
    return {
        "scope": rules.scope,
        "refer": rules.refer,
        "requirements": rules.requirements,
        "routes": rules.routes,
        "notes": rules.notes,
        "assumed": rules.assumed,
    }


def _verdict(diagrams: Diagrams, elements: dict[ElementKind, tuple[PackElement, ...]]) -> int:
    """The diagram of the verdict: scope first, then whether the notice applies, then the rest."""
    roots = {kind: [element.diagram for element in group] for kind, group in elements.items()}
    routes = diagrams.join_all(EITHER, roots["routes"], UNMET)
    rest = diagrams.join(BOTH, diagrams.join_all(BOTH, roots["requirements"], MET), routes)
    rest = diagrams.join(APPLIES, diagrams.join_all(BOTH, roots["refer"], MET), rest)
    return diagrams.join(BOTH, diagrams.join_all(BOTH, roots["scope"], MET), rest)


def _classes(pack: Pack, assumed_early: frozenset[str]) -> tuple[ValueClasses, ...]:
    tests: dict[str, list[ValueTest]] = {}
    sums: dict[str, list[int]] = {}
    for leaf in _leaves(pack):
        for fact in leaf.facts:
            tests.setdefault(fact, [])
        for test in tests_of(leaf, pack.vocabulary, pack.day):
            tests[test.fact].append(test)
        for fact, need in sum_needs(leaf).items():
            sums.setdefault(fact, []).append(need)
    return tuple(
        build_classes(fact, pack.vocabulary[fact], asked, sums.get(fact, []), fact in assumed_early)
        for fact, asked in tests.items()
    )


def _leaves(pack: Pack) -> Iterator[Leaf]:
    """The leaves in the order in which the diagrams read their facts; a definition stands where it is used."""
    for rules in _elements(pack).values():
        for rule in rules:
            node = _condition(rule)
            if node is not None:
                for leaf in leaves(node, pack.inside):
                    yield from leaves(expanded(leaf, pack))


def _condition(rule: _Element) -> ConditionNode | None:
    return rule.needs if isinstance(rule, SharedCondition | RouteRule) else rule.when


def _heading(rule: _Element, titles: list[str]) -> ElementHeading:
    match rule:
        case RouteRule():
            return ElementHeading(rule.clause, rule.text, id=rule.id, title=rule.title, rank=titles.index(rule.title))
        case SharedCondition():
            return ElementHeading(rule.clause, rule.text, rule.quote, note=rule.note or "", also=tuple(rule.also))
        case NoteRule():
            return ElementHeading(
                rule.clause, rule.text, rule.quote, routes=tuple(rule.routes), verdicts=tuple(rule.verdicts)
            )
    return ElementHeading(rule.clause, "", rule.quote, fact=rule.fact, note=rule.note)


class _ModelBuilder:
    """Conditions → rules and diagrams; a definition becomes one rule, however often it is used."""

    def __init__(self, pack: Pack, classes: tuple[ValueClasses, ...]) -> None:
        self.pack = pack
        self.classes = classes
        self.diagrams = Diagrams()
        self.numbers = {each.fact: number for number, each in enumerate(classes)}
        self._expanded: list[ConditionNode] = []
        self._built: dict[int, tuple[CompiledRule, int]] = {}
        self._routes = {route.id: route for route in pack.rules.routes}

    def element(self, rule: _Element) -> PackElement:
        """Return one element of the pack; without a condition it always holds."""
        heading, node = _heading(rule, self.pack.rules.titles), _condition(rule)
        if node is None:
            return PackElement(heading, ALWAYS, MET)
        return PackElement(heading, *self._build(node))

    def _build(self, node: ConditionNode) -> tuple[CompiledRule, int]:
        node = self.pack.resolve(node)
        found = self._built.get(id(node))
        if found is None:
            whole = expanded(node, self.pack)
            self._expanded.append(whole)  # a condition is known by its id, which must not come back for another one
            found = self._built[id(node)] = self._leaf(whole) if isinstance(whole, Leaf) else self._combination(whole)
        return found

    def _combination(self, node: ConditionNode) -> tuple[CompiledRule, int]:
        text = text_of(node, self.pack)
        children, diagrams = zip(*map(self._build, self._inside(node)), strict=True)
        reads = tuple(dict.fromkeys(fact for child in children for fact in child.reads))
        select = itemgetter(*reads) if reads else itemgetter(slice(0))
        match node.kind:
            case "all":
                diagram = self.diagrams.join_all(BOTH, diagrams, MET)
                return CompiledRule("all", text, reads, children, select=select), diagram
            case "any" | "routes":
                diagram = self.diagrams.join_all(EITHER, diagrams, UNMET)
                return CompiledRule("any", text, reads, children, select=select), diagram
            case "not":
                return CompiledRule("not", text, reads, children, select=select), self.diagrams.negate(diagrams[0])
        need = node.at_least if isinstance(node, Several) else 0
        rule = CompiledRule("several", text, reads, children, need=need, select=select)
        return rule, self.diagrams.several(diagrams, need)

    def _inside(self, node: ConditionNode) -> Sequence[ConditionNode]:
        return [self._routes[id].needs for id in node.routes] if isinstance(node, Route) else node.children

    def _leaf(self, node: Leaf) -> tuple[CompiledRule, int]:
        text = text_of(node, self.pack)
        if isinstance(node, LeftOpen):
            return CompiledRule("left_open", text), OPEN
        reads = tuple(self.numbers[fact] for fact in node.facts)
        if isinstance(node, Sum):
            addends = tuple(self._addend(fact, node) for fact in sorted(reads))
            rule = CompiledRule("sum", text, reads, addends=addends, need=node.at_least, select=itemgetter(*reads))
            return rule, self.diagrams.sum(addends, node.at_least)
        return self._tested_leaf(node, reads)

    def _addend(self, number: int, node: Sum) -> tuple[int, tuple[int, ...]]:
        """What a fact adds to a sum in each of its classes."""
        classes = self.classes[number]
        weight = node.weights.get(classes.fact, 1)
        return number, tuple(weight * least for least in classes.representatives)

    def _tested_leaf(self, node: Leaf, reads: tuple[int, ...]) -> tuple[CompiledRule, int]:
        text, select = text_of(node, self.pack), itemgetter(*reads)
        asked = [(self.numbers[test.fact], test) for test in tests_of(node, self.pack.vocabulary, self.pack.day)]
        tests = tuple((fact, self.classes[fact].accepted(test)) for fact, test in asked)
        diagrams = [
            self.diagrams.test(fact, accepted, len(self.classes[fact].representatives)) for fact, accepted in tests
        ]
        diagram = self.diagrams.join_all(BOTH, diagrams, MET)
        if isinstance(node, Years):
            until = self.pack.day(node.until)
            rule = CompiledRule("years", text, reads, tests=tests, need=node.total_months, until=until, select=select)
            return rule, diagram
        return CompiledRule("test", text, reads, tests=tests, select=select), diagram
