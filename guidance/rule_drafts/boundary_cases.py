"""Cases on both sides of every number and day of a pack, and for everything that shuts people out.

A page calls `with_boundary_cases` after an editor has changed a condition: it replaces the cases that were made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from guidance.eligibility.build_model import build_model
from guidance.eligibility.check import check
from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.run_cases import facts_of
from guidance.eligibility.verdict import Verdict
from guidance.facts.applicant_facts import FactsError
from guidance.replies import Replies
from guidance.rule_drafts.case_facts import CaseBuilder, CaseFacts
from guidance.rules.describe_conditions import describe
from guidance.rules.pack import Expected, Pack, PackCase, RouteRule, SharedCondition
from guidance.rules.schema import (
    AgeAtMost,
    AtLeast,
    AtMost,
    By,
    CountWithin,
    Is,
    Leaf,
    NoneOf,
    Since,
    Sum,
    Years,
)
from guidance.rules.walk_conditions import leaves

_DAYS = ("最后一天", "差一天")
_EDGES = ("当天", "差一天")
_NUMBERS = ("正好", "差一个")
_MOST = ("正好", "多一个")
_BASE = "base_"
_UNMET = "unmet"


@dataclass
class BoundaryCases:
    """Bases and cases in the form in which packs hold them."""

    bases: dict[str, CaseFacts] = field(default_factory=dict)
    cases: list[PackCase] = field(default_factory=list)


def boundary_cases(pack: Pack, replies: Replies) -> BoundaryCases:
    """Return the cases of a pack's numbers and days, each with what it comes to as the conditions are now.

    A pair stands for a boundary: its two sides come to something else. What does not hang on the number alone, because
    another condition does as well, has no pair.
    """
    maker = _CaseMaker(pack, build_model(pack, replies), BoundaryCases())
    shared = [*pack.rules.scope, *pack.rules.requirements]
    common = [maker.builder.facts(rule.needs, True) for rule in shared]
    for route in pack.rules.routes:
        maker.add_route(route, common)
    for rule in shared:
        maker.add_shared(rule)
    return maker.made


def with_boundary_cases(pack: Pack, replies: Replies) -> dict[str, Any]:
    """Return `bases` and `cases` of a pack: what people wrote stays, what was made here is made anew."""
    made, written = boundary_cases(pack, replies), without_boundary_cases(pack)
    return {"bases": {**written["bases"], **made.bases}, "cases": [*written["cases"], *made.cases]}


def without_boundary_cases(pack: Pack) -> dict[str, Any]:
    """Return `bases` and `cases` of a pack as far as people wrote them."""
    written = [case for case in pack.rules.cases if not (case.base or "").startswith(_BASE)]
    bases = {name: facts for name, facts in pack.rules.bases.items() if not name.startswith(_BASE)}
    return {"bases": bases, "cases": written}


@dataclass
class _CaseMaker:
    """What makes the cases of one pack into `made`, held against its model."""

    pack: Pack
    model: CheckModel
    made: BoundaryCases

    @property
    def builder(self) -> CaseBuilder:
        """What builds the facts."""
        return CaseBuilder(self.pack)

    def add_route(self, route: RouteRule, common: list[CaseFacts]) -> None:
        """Add the base of a route and the pairs of its numbers and days."""
        base = f"{_BASE}{route.id}"
        own = self.builder.facts(route.needs, True)
        self.made.bases[base] = _plain({**_first_of(common), **own})
        for leaf in leaves(route.needs, self.pack.inside):
            if _has_boundary(leaf):
                facts = [self.builder.facts(route.needs, wanted, leaf) for wanted in (True, False)]
                self._add_pair(route, leaf, base, facts)

    def _add_pair(self, route: RouteRule, leaf: Leaf, base: str, facts: list[CaseFacts]) -> None:
        pair = []
        for words, changed in zip(_sides(leaf), facts, strict=True):
            why = f"{route.title}（{self.pack.documents.label(route.clause)}）：{describe(leaf, self.pack)}，{words}"
            case = self._case(why, base, changed)
            verdict = self._verdict(case)
            if verdict is None:
                return
            status = next(each.status for each in verdict.routes if each.id == route.id)
            expect = Expected.model_validate({"routes": {route.id: status}})
            pair.append(case.model_copy(update={"expect": expect}))
        first, second = (case.expect.routes[route.id] for case in pair)
        if first != second and first != _UNMET:
            self.made.cases += [case for case in pair if case not in self.made.cases]

    def add_shared(self, rule: SharedCondition) -> None:
        """Add what shuts people out by a condition of every route, and the pairs of its numbers."""
        base = next(iter(self.made.bases), None)
        if base is None:
            return
        for leaf in leaves(rule.needs, self.pack.inside):
            for words, facts in self._turned_down(rule, leaf):
                why = f"{self.pack.documents.label(rule.clause)}：{words}"
                case = self._case(why, base, facts)
                verdict = self._verdict(case)
                if verdict and verdict.verdict == "not_eligible":
                    unmet = {
                        self.pack.documents.named(each.clause) for each in verdict.conditions if each.status == _UNMET
                    }
                    blocking = [rule.clause] if rule.clause in unmet else []
                    expect = Expected(verdict="not_eligible", blocking=blocking)
                    self.made.cases += [case.model_copy(update={"expect": expect})] if blocking else []

    def _turned_down(self, rule: SharedCondition, leaf: Leaf) -> Iterator[tuple[str, CaseFacts]]:
        """The facts of people whom one leaf of a condition shuts out, with words for them."""
        if isinstance(leaf, NoneOf):
            for value in leaf.none_of:
                yield self.pack.vocabulary[leaf.fact].values[value], {leaf.fact: value}
        elif _has_boundary(leaf) or (isinstance(leaf, Is) and isinstance(leaf.is_, bool)):
            yield f"{describe(leaf, self.pack)}，不符合", self.builder.facts(rule.needs, False, leaf)

    def _case(self, why: str, base: str, facts: CaseFacts) -> PackCase:
        """A case of the base with these facts, those of the base left out."""
        own = self.made.bases[base]
        plain = _plain(facts)
        changed = {fact: value for fact, value in plain.items() if own.get(fact) != value}
        return PackCase(why=why, base=base, facts=changed, expect=Expected())

    def _verdict(self, case: PackCase) -> Verdict | None:
        """What a case comes to; None for facts that nobody can have."""
        pack = self.pack
        stated = {**self.made.bases[case.base or ""], **case.facts}
        rules = pack.rules.model_copy(update={"bases": {case.base: stated}})
        try:
            facts = pack.vocabulary.parse(facts_of(Pack(rules, pack.notice, pack.vocabulary, pack.marked), case))
        except FactsError:
            return None
        return check(self.model, facts, pack.notice.issued or max(cutoff.date for cutoff in rules.cutoffs.values()))


def _sides(leaf: Leaf) -> tuple[str, str]:
    """The words for the two sides of a boundary."""
    if isinstance(leaf, By | Since):
        return _EDGES
    if isinstance(leaf, Years | AgeAtMost):
        return _DAYS
    return _MOST if isinstance(leaf, AtMost) else _NUMBERS


def _has_boundary(leaf: Leaf) -> bool:
    if isinstance(leaf, AtLeast):
        return isinstance(leaf.at_least, int)
    return isinstance(leaf, Years | By | Since | AgeAtMost | CountWithin | Sum | AtMost)


def _first_of(parts: list[CaseFacts]) -> CaseFacts:
    joined: CaseFacts = {}
    for part in parts:
        for fact, value in part.items():
            joined.setdefault(fact, value)
    return joined


def _plain(facts: Mapping[str, Any]) -> CaseFacts:
    """The facts as a pack's file holds them: several days as text."""
    return {fact: _as_text(value) if isinstance(value, list) else value for fact, value in facts.items()}


def _as_text(values: list[Any]) -> list[str]:
    return [value if isinstance(value, str) else value.isoformat() for value in values]
