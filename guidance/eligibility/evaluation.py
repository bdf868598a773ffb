"""The facts of one check as a model sees them: classes left possible, and what each part comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from guidance.eligibility.check_model import CheckModel, PackElement
from guidance.eligibility.compiled_rule import NOTHING, CompiledRule, Masks, Reason, Way, reason
from guidance.eligibility.decision_diagram import MET, OPEN, OUTCOMES
from guidance.eligibility.explain import Raw, counted_from, say
from guidance.facts.applicant_facts import Facts

_KEPT = 10_000
_ALL_THE_SAME = "还没有说明的几项不论怎样，结论都一样"


@dataclass(frozen=True, slots=True, eq=False)
class Evaluated:
    """What a part comes to; `outcomes` are all that is still possible, as bits, `settled` by all of them together.

    `reasons` say why, for stated values that `pick` takes and the dates that count for `years`; `ways` lead to
    it in time; `shown` keeps what was shown for the same values.
    """

    part: PackElement
    status: int
    outcomes: int
    settled: bool
    reasons: tuple[Reason, ...]
    ways: tuple[Way, ...]
    pick: itemgetter
    years: tuple[CompiledRule, ...]
    shown: dict[Any, Any] = field(default_factory=dict)

    def key(self, raw: Raw) -> Any:
        """Return what tells apart stated values for which the part is shown differently."""
        if self.years:
            return (self.pick(raw), *[counted_key(rule, raw) for rule in self.years])
        return self.pick(raw)


@dataclass(slots=True, eq=False)
class View:
    """One check: `raw` are the stated values by fact number, `masks` the classes they leave possible.

    `conflicts` are stated facts that other stated facts contradict, `judged` what each part comes to, `assumed`
    the absent facts that were read as early and, stated as late, could change the verdict.
    """

    model: CheckModel
    facts: Facts
    raw: Raw
    masks: Masks
    conflicts: tuple[str, ...]
    judged: list[Evaluated]
    assumed: tuple[str, ...]

    def of(self, name: str) -> list[Evaluated]:
        """Return what the parts of one kind come to."""
        return self.judged[self.model.spans[name]]


def look(model: CheckModel, facts: Facts) -> View:
    """Return what the facts leave possible, part by part."""
    reader = model.reader
    raw = tuple(map(facts.values.get, reader.names))
    masks = [table.get(value) for table, value in zip(reader.tables, raw, strict=True)]
    while None in masks:
        at = masks.index(None)
        masks[at] = model.axes[at].mask(raw[at])
    conflicts = _hold(model, facts, raw, masks) if facts.held else ()
    known = tuple(masks)
    judged = [get(pick(known)) or judge(part, model, known) for pick, get, part in model.flat]
    assumed = () if facts.values.keys() >= model.early else tuple(_assumed(model, raw, known, judged))
    return View(model, facts, raw, known, conflicts, judged, assumed)


def _assumed(model: CheckModel, raw: Raw, masks: Masks, judged: list[Evaluated]) -> Iterator[str]:
    """The absent facts for which reading them as early decides the verdict."""
    outcomes = model.diagrams.outcomes(model.verdict, masks)
    for part in judged[model.spans["assumed"]]:
        fact = part.part.heading.fact
        at = model.reader.numbers[fact]
        if raw[at] is None and part.status == MET:
            late = [*masks[:at], model.axes[at].full, *masks[at + 1 :]]
            if model.diagrams.outcomes(model.verdict, late) != outcomes:
                yield fact


def judge(part: PackElement, model: CheckModel, masks: Masks) -> Evaluated:
    """Return what a part comes to, and keep it for facts of the same classes."""
    found = _judge(part, model, masks)
    keep(part.judged, part.pick(masks), found)
    return found


def keep(kept: dict[Any, Any], key: Any, value: Any) -> None:
    """Keep a result for the next check, but never more than memory should hold."""
    if len(kept) >= _KEPT:
        kept.clear()
    kept[key] = value


def single(outcomes: int) -> int:
    """Return the one outcome left, or OPEN."""
    return next((one for one in range(OUTCOMES) if outcomes == 1 << one), OPEN)


def why(judged: Evaluated, view: View) -> str:
    """Return the reasons for what a part comes to."""
    if judged.settled:
        return _ALL_THE_SAME
    said = [say_reason(each, view) for each in judged.reasons]
    return "；".join(dict.fromkeys(said)) if len(said) > 1 else said[0]


def say_reason(each: Reason, view: View) -> str:
    """Return a reason in words; the same values are put into words once."""
    raw = view.raw
    key = counted_key(each.rule, raw) if each.rule.kind == "years" else each.pick(raw)
    text = each.said.get(key)
    if text is None:
        text = say(each, raw, view.model.axes)
        keep(each.said, key, text)
    return text


def counted_key(rule: CompiledRule, raw: Raw) -> Any:
    """Return what tells the sentences about a length of service apart: of several dates, the one that counts."""
    at = counted_from(rule, raw)
    first = rule.reads[0]
    return raw[at] if at == first else (at, at and raw[at], raw[first] is None)


def say_rule(rule: CompiledRule, view: View) -> str:
    """Return why a rule is what it is."""
    record = rule.judge(view.masks)
    return say_reason(reason(rule, record.status, record.facts), view)


def _judge(part: PackElement, model: CheckModel, masks: Masks) -> Evaluated:
    if part.rule is None:
        return Evaluated(part, MET, 1 << MET, False, (), (), NOTHING, ())
    outcomes = model.diagrams.outcomes(part.root, masks)
    status, record = single(outcomes), part.rule.judge(masks)
    reasons = record.reasons
    years = {each.rule.reads: each.rule for each in reasons if each.rule.kind == "years"}
    facts = tuple(dict.fromkeys(at for each in reasons if each.rule.kind != "years" for at in each.facts))
    pick = itemgetter(*facts) if facts else NOTHING
    return Evaluated(part, status, outcomes, status != record.status, reasons, record.ways, pick, tuple(years.values()))


def _hold(model: CheckModel, facts: Facts, raw: Raw, masks: list[int]) -> tuple[str, ...]:
    """Narrow facts whose values other facts say are held; a contradiction leaves both open, and is returned."""
    conflicts = []
    for fact, held in facts.held.items():
        at = model.reader.numbers.get(fact)
        if at is None:
            continue
        possible = 0
        for each in held:
            possible |= model.axes[at].mask(each)
        if raw[at] is None:
            masks[at] = possible or masks[at]
        elif not masks[at] & possible:
            masks[at] |= possible or model.axes[at].full
            conflicts.append(fact)
    return tuple(conflicts)
