"""A pack's conditions made ready to be judged: three-valued, with what decides each and what years it still takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from operator import itemgetter
from typing import Any

from guidance.eligibility.decision_diagram import MET, OPEN, UNMET

UNKNOWN = OPEN
Masks = tuple[int, ...]
Way = frozenset["CompiledRule"]
NOTHING = itemgetter(slice(0))
_TOO_MANY = 64
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a condition: `own` are words of its own, `says` describe it anyway, `wants` is what it asks for.

    `clause` is the clause's full id and `quote` its words, where the condition stands in one; `event` is what
    the years of a length of service count from.
    """

    own: str | None
    says: str
    wants: str = ""
    clause: str | None = None
    quote: str | None = None
    event: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Reason:
    """A condition to speak of: its status and the numbers of the facts that decide it; `said` keeps the sentences."""

    rule: CompiledRule
    status: int
    facts: tuple[int, ...]
    pick: itemgetter
    said: dict[Any, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class ConditionRecord:
    """What a rule comes to, leaf by leaf.

    `reasons` are the conditions to speak of, from the top those with words of their own and leaves without;
    `ways` are the sets of length-of-service conditions any of which, once in time, would make the rule met,
    all else counting only where it is met for certain (an empty set needs no length of service).
    """

    status: int
    facts: tuple[int, ...]
    reasons: tuple[Reason, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, eq=False)
class CompiledRule:
    """One condition; `asks` are (fact number, classes wanted), `addends` (fact number, least number of each class).

    `kind` is all, any, several, not, leaf, sum, years or left_open; `reads` are the numbers of all facts in it
    and below it, which `pick` takes; `need` is how many or how much, for years how many by `until`.
    """

    kind: str
    words: Words
    reads: tuple[int, ...]
    pick: itemgetter
    children: tuple[CompiledRule, ...] = ()
    asks: tuple[tuple[int, int], ...] = ()
    addends: tuple[tuple[int, tuple[int, ...]], ...] = ()
    need: int = 0
    until: date = date.max
    judged: dict[Any, ConditionRecord] = field(default_factory=dict, repr=False)

    def judge(self, masks: Masks) -> ConditionRecord:
        """Return what the rule comes to; facts of the same classes are judged once."""
        key = self.pick(masks)
        found = self.judged.get(key)
        if found is None:
            if len(self.judged) > _KEPT:
                self.judged.clear()
            found = self.judged[key] = _inner(self, masks) if self.children else _leaf(self, masks)
        return found


def reason(rule: CompiledRule, status: int, facts: tuple[int, ...]) -> Reason:
    """Return a reason that can tell the facts that decide it from those that do not."""
    return Reason(rule, status, facts, itemgetter(*facts) if facts else NOTHING)


def _leaf(rule: CompiledRule, masks: Masks) -> ConditionRecord:
    status = _LEAVES[rule.kind](rule, masks)
    if rule.kind == "years":
        ways: tuple[Way, ...] = (frozenset([rule]),)
    else:
        ways = (frozenset(),) if status == MET else ()
    return ConditionRecord(status, rule.reads, (reason(rule, status, rule.reads),), ways)


def _tested(rule: CompiledRule, masks: Masks) -> int:
    found = MET
    for fact, wanted in rule.asks:
        mask = masks[fact]
        if not mask & wanted:
            return UNMET
        if mask & ~wanted:
            found = UNKNOWN
    return found


def _added(rule: CompiledRule, masks: Masks) -> int:
    possible = [[n for at, n in enumerate(numbers) if masks[fact] >> at & 1] for fact, numbers in rule.addends]
    if sum(map(min, possible)) >= rule.need:
        return MET
    return UNKNOWN if sum(map(max, possible)) >= rule.need else UNMET


def _left_open(_rule: CompiledRule, _masks: Masks) -> int:
    return UNKNOWN


_LEAVES = {"leaf": _tested, "years": _tested, "sum": _added, "left_open": _left_open}


def _inner(rule: CompiledRule, masks: Masks) -> ConditionRecord:
    inside = [child.judge(masks) for child in rule.children]
    status = _status(rule, [record.status for record in inside])
    # All that fail, the first way that works, or what is open.
    deciding = inside if rule.kind == "not" else [record for record in inside if record.status == status] or inside
    if rule.kind == "any" and status == MET:
        deciding = deciding[:1]
    facts = tuple(dict.fromkeys(fact for record in deciding for fact in record.facts))
    own = rule.words.own is not None
    reasons = [reason(rule, status, facts)] if own else [each for record in deciding for each in record.reasons]
    return ConditionRecord(status, facts, tuple(dict.fromkeys(reasons)), tuple(_ways(rule, inside, status)))


def _status(rule: CompiledRule, inside: list[int]) -> int:
    match rule.kind:
        case "all":
            return min(inside)
        case "any":
            return max(inside)
        case "not":
            return MET - inside[0]
    if rule.need < 1:
        return MET
    return sorted(inside, reverse=True)[rule.need - 1] if rule.need <= len(inside) else UNMET


def _ways(rule: CompiledRule, inside: list[ConditionRecord], status: int) -> list[Way]:
    if rule.kind == "any":
        return _least(way for record in inside for way in record.ways)
    if rule.kind == "all":
        parts = [record.ways for record in inside]
        return _least(frozenset().union(*each) for each in product(*parts)) if all(parts) else []
    return [frozenset()] if status == MET else []


def _least(found: Iterable[Way]) -> list[Way]:
    """Without the sets that hold another."""
    each = list(dict.fromkeys(found))[:_TOO_MANY]
    return [way for way in each if not any(other < way for other in each)]
