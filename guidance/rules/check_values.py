"""Whether the value of a condition is the one that its quote states.

Days, numbers, lengths of time and the values that notices name (facts with `terms`: education, degree, title …) are
held against the quote; every other fact must be spoken of in it. Where the notice leaves the value to a reading,
`reading` says how it comes about and ends in it; it names what the quote states as well, so that a quote that changes
takes the reading with it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any

from guidance.facts.applicant_facts import FactVocabulary
from guidance.facts.fact_spec import FactSpec
from guidance.rules.check_fact_names import fact_name_problems, listed_values
from guidance.rules.check_own_words import own_word_problems
from guidance.rules.pack import CutoffRule, PackFile, conditions
from guidance.rules.quoted_documents import QuotedDocuments
from guidance.rules.schema import (
    AgeAtMost,
    AtLeast,
    AtMost,
    By,
    ConditionNode,
    CountWithin,
    Includes,
    Is,
    Leaf,
    NoneOf,
    OfFact,
    OneOf,
    Several,
    Since,
    Sum,
    Years,
)
from guidance.rules.value_kinds import ValueKind, day_kind, length_kind, name_kind, number_kind
from ingest.staff_files.faults import Fault
from ingest.staff_files.line_marks import Marked, Where
from ingest.text.dates import printed_dates, say_day
from ingest.text.normalise import match_key
from ingest.text.quantities import printed_numbers

Problem = tuple[Where, str]
Quoting = Leaf | Several | CutoffRule
_LENGTH_UNITS = ("年", "个月")
_NO_YEAR = 1  # stands for the year of a day that is printed without one
_AGE_UNITS = ("周岁", "岁")
_READING = "加 reading 写明怎样得出「{}」"


def check_values(
    rules: PackFile, marked: Marked, documents: QuotedDocuments, vocabulary: FactVocabulary
) -> list[Fault]:
    """Return every value that its quote does not state, and every day in the pack's own words that no clause prints."""
    problems: list[Problem] = []
    for name, cutoff in rules.cutoffs.items():
        problems += _day_problems(("cutoffs", name), "date", cutoff.date, cutoff, _days_in(cutoff, documents))
    for where, node in conditions(rules):
        if isinstance(node, Leaf | Several) and all(fact in vocabulary for fact in node.facts):
            problems += _condition_problems(where, node, rules, vocabulary, _days_in(node, documents))
    problems += _title_problems(rules, documents)
    problems += own_word_problems(rules, marked.value, documents, vocabulary)
    return [marked.fault(where, message) for where, message in problems]


def _days_in(quoting: Quoting, documents: QuotedDocuments) -> ValueKind:
    """Days as the document that is quoted prints them: one without a year is of that document's."""
    return day_kind(documents.home(quoting.clause).year)


def _condition_problems(
    where: Where, node: Leaf | Several, rules: PackFile, vocabulary: FactVocabulary, days: ValueKind
) -> Iterator[Problem]:
    for key, stated in _day_keys(node):
        if isinstance(stated, datetime.date):
            yield from _day_problems(where, key, stated, node, days)
        elif stated in rules.cutoffs and (printed := days.read(node.quote)):
            yield from _other_cutoff(where, key, rules.cutoffs[stated].date, printed)
    yield from value_problems(where, node, vocabulary)
    if isinstance(node, Sum) and node.weights:
        yield from _weight_problems(where, node)


def value_problems(where: Where, node: Leaf | Several, vocabulary: FactVocabulary) -> Iterator[Problem]:
    """Yield the place and the fault of every value of one condition that its quote does not state; days aside.

    The facts of the condition stand in `vocabulary`.
    """
    for key, value, kind in _values(node, vocabulary):
        message = disagreement(value, kind, node)
        if message:
            yield (*where, key), message
    if isinstance(node, OfFact):
        spec = vocabulary[node.fact]
        yield from fact_name_problems(where, node, spec)
        if isinstance(node, OneOf | NoneOf | Includes) and spec.terms:
            yield from _unnamed(where, node, name_kind(spec))


def disagreement(value: Any, kind: ValueKind, quoting: Quoting) -> str:
    """Return in Chinese how a value differs from what its quote, or the reading of it, states; "" where it does not."""
    quote, stated = quoting.quote, list(dict.fromkeys(kind.read(quoting.quote)))
    wanted, printed = kind.say(value), "、".join(map(kind.say, stated))
    if quoting.reading:
        return _reading_fault(quoting.reading, value, kind, stated)
    if stated == [value]:
        return ""
    if not stated:
        return (
            f"所引原文「{quote}」没有写出「{wanted}」，请引写着它的那几个字；原文没有写明的，{_READING.format(wanted)}"
        )
    if value in stated:
        return f"所引原文「{quote}」里不止一个值（{printed}），请只引写着「{wanted}」的那几个字"
    differs = f"「{wanted}」与所引原文「{quote}」不一致：原文写的是「{printed}」"
    return f"{differs}，请照原文改；确是由它推出来的，{_READING.format(wanted)}"


def _reading_fault(reading: str, value: Any, kind: ValueKind, stated: Sequence[Any]) -> str:
    read, wanted = kind.read(reading), kind.say(value)
    if not read or read[-1] != value:
        ends = f"，现在得出的是「{kind.say(read[-1])}」" if read else ""
        return f"reading 要以得出的「{wanted}」结尾{ends}，请核对原文，改值或改 reading"
    left_out = [kind.say(each) for each in stated if each not in read]
    return f"reading 没有提到所引原文写的「{'、'.join(left_out)}」，请写明怎样由它得出「{wanted}」" if left_out else ""


def _day_problems(where: Where, key: str, day: datetime.date, quoting: Quoting, kind: ValueKind) -> Iterator[Problem]:
    """A day that a quote prints in full is the day; no reading makes another of it."""
    printed = [each for each in printed_dates(quoting.quote, _NO_YEAR) if each.year != _NO_YEAR]
    if printed and day not in printed:
        yield from _other_cutoff(where, key, day, printed)
        return
    message = disagreement(day, kind, quoting)
    if message:
        yield (*where, key), message


def _other_cutoff(where: Where, key: str, day: datetime.date, printed: Sequence[datetime.date]) -> Iterator[Problem]:
    if day not in printed:
        days = "、".join(map(say_day, printed))
        yield (*where, key), f"「{say_day(day)}」与所引原文不一致：原文写的是「{days}」，请改成原文的日期"


def _day_keys(node: ConditionNode) -> Iterator[tuple[str, datetime.date | str]]:
    match node:
        case By(by=day) | Since(since=day):
            yield node.kind, day
        case Years(until=day) | CountWithin(until=day):
            yield "until", day
        case AgeAtMost(on=day):
            yield "on", day


def _values(node: Leaf | Several, vocabulary: FactVocabulary) -> Iterator[tuple[str, Any, ValueKind]]:
    """The values of a condition that its quote has to state, each with its key and kind; not its days."""
    specs = [vocabulary[fact] for fact in node.facts]
    match node:
        case Years():
            yield "years" if node.years else "months", node.total_months, length_kind()
        case CountWithin():
            yield "count", *_number(node.count, specs, vocabulary)
            yield "within_years", node.within_years * 12, length_kind()
        case AgeAtMost(age_at_most=value):
            yield "age_at_most", value, number_kind(_AGE_UNITS, _units(vocabulary))
        case AtMost(at_most=value):
            yield "at_most", *_number(value, specs, vocabulary)
        case AtLeast(at_least=int(value)) | Sum(at_least=value) | Several(at_least=value):
            yield "at_least", *_number(value, specs, vocabulary)
        case Is(is_=value) if type(value) is int:
            yield "is", *_number(value, specs, vocabulary)
    if specs and specs[0].terms:
        yield from _names(node, specs[0])


def _names(node: Leaf | Several, spec: FactSpec) -> Iterator[tuple[str, Any, ValueKind]]:
    match node:
        case AtLeast(at_least=str(value)):
            yield "at_least", value, name_kind(spec, lowest=True)
        case Is(is_=str(value)):
            yield "is", value, name_kind(spec)


def _number(value: int, specs: Sequence[FactSpec], vocabulary: FactVocabulary) -> tuple[int, ValueKind]:
    """A number and its kind: a length of time in months where the fact counts time, else by the facts' units."""
    units = list(dict.fromkeys(spec.unit for spec in specs)) or ["项"]
    if units[0] in _LENGTH_UNITS:
        return (value * 12 if units[0] == "年" else value), length_kind()
    return value, number_kind(units, _units(vocabulary))


def _weight_problems(where: Where, node: Sum) -> Iterator[Problem]:
    """Weights that neither the quote nor the reading prints; a weight is no single word, so a reading must tell it."""
    printed = printed_numbers(f"{node.quote}；{node.reading or ''}", ())
    for fact, weight in node.weights.items():
        if weight not in printed:
            yield (
                (*where, "weights", fact),
                f"原文和 reading 里没有「{weight}」，请加 reading 写明 {fact} 一个计 {weight} 的依据",
            )


def _units(vocabulary: FactVocabulary) -> set[str]:
    return {spec.unit for spec in vocabulary.specs.values() if spec.unit}


def _unnamed(where: Where, node: OneOf | NoneOf | Includes, kind: ValueKind) -> Iterator[Problem]:
    """The values listed that neither the quote nor the reading names, as one fault."""
    listed = listed_values(node)
    named = {*kind.read(node.quote), *kind.read(node.reading or "")}
    left_out = [value for value in listed if value not in named]
    if left_out:
        values = "、".join(map(kind.say, left_out))
        message = f"所引原文「{node.quote}」没有提到「{values}」，请引写着的那几个字；是这样理解的，加 reading 写明"
        yield (*where, node.kind, listed.index(left_out[0])), message


def _title_problems(rules: PackFile, documents: QuotedDocuments) -> Iterator[Problem]:
    """The routes whose title neither their clause, nor one around it, nor the heading of its document names."""
    words = {documents.named(id): match_key(clause.words) for id, clause in documents.by_id.items()}
    titles = re.compile("|".join(map(re.escape, sorted(map(match_key, rules.titles), key=len, reverse=True))))
    for at, route in enumerate(rules.routes):
        steps = documents.named(route.clause).split(".")
        around = [".".join(steps[:length]) for length in range(len(steps), 0, -1)]
        heading = documents.named(f"{documents.home(route.clause).id}#0")
        named = "；".join([*(words.get(number, "") for number in (*around, heading)), match_key(route.reading or "")])
        if match_key(route.title) not in titles.findall(named):
            missing = f"条款 {route.clause} 和它的上级条款都没有写「{route.title}」"
            yield ("routes", at, "title"), f"{missing}，请照原文改；确是这样理解的，加 reading 写明"
