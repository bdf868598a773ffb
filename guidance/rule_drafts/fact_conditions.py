"""A phrase of a notice → the condition on the fact that it speaks of, by the words of rule_wording.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guidance.rule_drafts.combine import all_of
from guidance.rule_drafts.named_things import Names
from guidance.rule_drafts.rule_wording import FactWords, PrizeWords
from guidance.rules.check_conditions import fact_problems
from guidance.rules.check_values import value_problems
from guidance.rules.schema import AtLeast, AtMost, ConditionNode, Includes, Is, Leaf, NoneOf, OneOf
from guidance.rules.value_kinds import named_values
from ingest.text.numerals import chinese_numeral, spoken_number
from ingest.text.quantities import printed_months, printed_numbers

_GRADE = re.compile("(?P<words>(?P<grade>特|[一二三四五1-5])等奖?(?:以上|及以上)?)")
_RANK = re.compile(
    "(?P<words>(?:个人)?(?:排名|排序|名次|位次|完成人)?(?:前|第)(?P<rank>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:名|位)?)"
)
_NUMERAL = "[0-9一二两三四五六七八九十百]"
_COUNTED_AS = {"件": ("件", "项"), "篇": ("篇", "份"), "部": ("部", "本"), "年": ("年", "学年"), "个月": ("个月",)}
_TWO = 2
_TIME_UNITS = {"年": 12, "个月": 1}


def fact_condition(text: str, clause: str, quote: str, names: Names) -> ConditionNode | None:
    """Return the condition that `text`, printed as `quote` in `clause`, states of a fact; None where none says it."""
    return next(conditions_in(text, clause, quote, names), None)


def conditions_in(
    text: str,
    clause: str,
    quote: str,
    names: Names,
    *,
    excluding: bool = False,
    in_scope: bool = False,
    around: str = "",
) -> Iterator[ConditionNode]:
    """Yield the conditions that `text` states of facts, for each fact one.

    With `excluding` they are those that shut people out, with `in_scope` those that tell whom a notice is for too;
    `around` are the words around, which may tell what the text is about.
    """
    if not excluding:
        named = _prize(text, clause, quote, names)
        if named:
            yield named
            return
        yield from _choices(text, clause, quote, names)
    read: set[str] = set()
    for words in names.wording.facts:
        if words.excluding != excluding or (words.in_scope and not in_scope) or words.fact in read:
            continue
        if words.fact not in names.vocabulary or not words.find(text, around):
            continue
        node = _condition(words, text, clause, quote, names)
        if node and holds(node, names):
            read.add(words.fact)
            yield node


def holds(node: ConditionNode, names: Names) -> bool:
    """Return whether the values of a leaf are those that its quote states."""
    if not isinstance(node, Leaf):
        return all(holds(child, names) for child in node.children)
    return not list(fact_problems(node, (), names.vocabulary)) and not list(value_problems((), node, names.vocabulary))


def _condition(words: FactWords, text: str, clause: str, quote: str, names: Names) -> ConditionNode | None:
    stated: dict[str, Any] = {"fact": words.fact, "clause": clause, "quote": quote}
    if words.none_of:
        values = [value for value, cues in words.none_of.items() if any(cue in text for cue in cues)]
        return NoneOf(**stated, none_of=values) if values else None
    if words.is_ is not None:
        return Is.model_validate({**stated, "is": words.is_})
    number = _count(words, text, names)
    return None if number is None else AtLeast(**stated, at_least=number)


def _count(words: FactWords, text: str, names: Names) -> int | None:
    """The one number that the phrase prints with the unit of the fact."""
    unit = names.spec(words.fact).unit
    if not re.search(f"{_NUMERAL}(?:{'|'.join(_COUNTED_AS.get(unit, (unit,)))})", text):
        return None
    if unit in _TIME_UNITS:
        found = [months // _TIME_UNITS[unit] for months in printed_months(text) if not months % _TIME_UNITS[unit]]
    else:
        units = {spec.unit for spec in names.vocabulary.specs.values() if spec.unit}
        found = printed_numbers(text, (unit,), units)
        found = [number for number in found if _is_counted(number, unit, text)]
    return found[0] if len(set(found)) == 1 else None


def _is_counted(number: int, unit: str, text: str) -> bool:
    """Whether the number stands before its unit, or one that notices use for it."""
    written = f"{number}|{chinese_numeral(number)}" if number else "0"
    counted = "|".join(_COUNTED_AS.get(unit, (unit,)))
    return bool(re.search(f"(?<![0-9])(?:{written}{'|两' if number == _TWO else ''})(?:{counted})", text))


def _prize(text: str, clause: str, quote: str, names: Names) -> ConditionNode | None:
    """The kind of prize, its grade and its rank, where the phrase names a prize of a known level."""
    for prize in names.wording.prizes:
        levels = _levels(prize, text)
        if not levels or prize.held_in not in names.vocabulary:
            continue
        nodes: list[ConditionNode] = [_held(prize, levels, clause, quote, names)]
        for fact, pattern in ((prize.grade, _GRADE), (prize.rank, _RANK)):
            if match := pattern.search(text):
                most = 0 if match[2] == "特" else spoken_number(match[2])
                words = match["words"]
                nodes.append(AtMost(fact=fact, at_most=most or 0, clause=clause, quote=words))
        node = all_of(nodes)
        return node if holds(node, names) else None
    return None


def _choices(text: str, clause: str, quote: str, names: Names) -> Iterator[ConditionNode]:
    """The values with a name of their own that the phrase names."""
    for choice in names.wording.choices:
        if choice.fact not in names.vocabulary or not any(word in text for word in choice.words):
            continue
        spec = names.spec(choice.fact)
        if spec.type == "list":
            named = [value for value, label in spec.values.items() if label in quote]
            node: ConditionNode = Includes(
                fact=choice.fact, includes=named or list(spec.values), clause=clause, quote=quote
            )
        else:
            named = named_values(quote, spec)
            node = OneOf(fact=choice.fact, one_of=named or list(spec.values), clause=clause, quote=quote)
        if named and holds(node, names):
            yield node


def _levels(prize: PrizeWords, text: str) -> list[str]:
    if not any(word in text for word in prize.words):
        return []
    return [value for value, words in prize.levels.items() if any(word in text for word in words)]


def _held(prize: PrizeWords, levels: list[str], clause: str, quote: str, names: Names) -> ConditionNode:
    if len(levels) == 1 and not names.spec(prize.held_in).terms:
        return Is.model_validate({"fact": prize.held_in, "is": levels[0], "clause": clause, "quote": quote})
    reading = None
    spec = names.spec(prize.held_in)
    return OneOf(
        fact=prize.held_in, one_of=[v for v in spec.values if v in levels], clause=clause, quote=quote, reading=reading
    )
