"""facts.yaml → the vocabulary of facts: strict, every fault at once with its place and the fix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from guidance.facts.fact_spec import Exclusion, FactSpec, Implication
from ingest.staff_files.faults import FaultsError
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict, Where, read_marked, validate
from ingest.staff_files.nearest_name import suggestion, unknown_name

_CHOICES = ("enum", "list")


class ImplicationEntry(Strict):
    """What stating a fact says of another."""

    fact: Text
    values: Annotated[list[Text], Field(min_length=1)]
    when: list[str | bool | int] = Field(default_factory=list)


class ExclusionEntry(Strict):
    """What stating a fact rules out."""

    when: Annotated[list[str | bool | int], Field(min_length=1)]
    fact: Text
    values: list[str | bool | int] = Field(default_factory=list)


class FactEntry(Strict):
    """One fact as staff write it."""

    type: Literal["enum", "bool", "date", "int", "list", "dates"]
    label: Text
    question: Text
    help: Text
    values: dict[str, Text] = Field(default_factory=dict)
    ordered: bool = False
    yes: Text = "是"
    no: Text = "否"
    unit: Text = ""
    min: int = 0
    max: int = 9999
    least_characters: Annotated[int, Field(ge=0)] = 0
    event: Text = ""
    usual: list[str | bool | int] = Field(default_factory=list)
    effort: Annotated[int, Field(ge=1, le=3)] = 1
    after: Text = ""
    holds: list[ImplicationEntry] = Field(default_factory=list)
    denies: list[ExclusionEntry] = Field(default_factory=list)
    judge: str = ""
    terms: dict[str, Annotated[list[Text], Field(min_length=1)]] = Field(default_factory=dict)


def read_facts(path: Path) -> dict[str, FactSpec]:
    """Return the facts of one file by id, or raise everything that is wrong with it."""
    marked = read_marked(path)
    entries = validate(dict[str, FactEntry], marked)
    faults = [marked.fault(where, message) for where, message in _problems(entries)]
    if faults:
        raise FaultsError(faults)
    return {id: _spec(entry) for id, entry in entries.items()}


def _spec(entry: FactEntry) -> FactSpec:
    given = dict(entry)
    given["usual"] = tuple(entry.usual)
    given["implies"] = tuple(_implication(implied) for implied in given.pop("holds"))
    given["excludes"] = tuple(_exclusion(excluded) for excluded in given.pop("denies"))
    given["terms"] = {value: tuple(terms) for value, terms in entry.terms.items()}
    return FactSpec(**given)


def _implication(entry: ImplicationEntry) -> Implication:
    return Implication(entry.fact, frozenset(entry.values), frozenset(entry.when))


def _exclusion(entry: ExclusionEntry) -> Exclusion:
    return Exclusion(entry.fact, frozenset(entry.when), frozenset(entry.values))


def _problems(entries: dict[str, FactEntry]) -> Iterator[tuple[Where, str]]:
    for id, entry in entries.items():
        yield from _own_problems(id, entry)
        if entry.after:
            yield from unknown_name(entry.after, entries, (id, "after"), "事实")
        for at, implied in enumerate(entry.holds):
            yield from _other_problems(id, implied, (id, "holds", at), entries)
        for at, excluded in enumerate(entry.denies):
            yield from _other_problems(id, excluded, (id, "denies", at), entries)


def _own_problems(id: str, entry: FactEntry) -> Iterator[tuple[Where, str]]:
    if bool(entry.values) != (entry.type in _CHOICES):
        yield (id, "values"), f"values 用于 enum 和 list，{id} 是 {entry.type}"
    if entry.type == "date" and not entry.event:
        yield (id, "event"), "日期要写明说的是什么事，如 event: 取得现职称"
    if entry.min > entry.max:
        yield (id, "min"), f"min 不能大于 max（{entry.max}）"
    if entry.least_characters and entry.type != "int":
        yield (id, "least_characters"), f"least_characters 只用于 int，{id} 是 {entry.type}"
    yield from _value_problems(id, entry.usual, entry.values, (id, "usual"))
    for value in entry.terms:
        yield from unknown_name(value, entry.values, (id, "terms", value), f"{id} 的取值")


def _other_problems(
    id: str, entry: ImplicationEntry | ExclusionEntry, where: Where, entries: dict[str, FactEntry]
) -> Iterator[tuple[Where, str]]:
    """What a fact says of another must be of a fact and of values that there are."""
    if entry.fact not in entries:
        yield from unknown_name(entry.fact, entries, (*where, "fact"), "事实")
        return
    yield from _value_problems(id, entry.when, entries[id].values, (*where, "when"))
    yield from _value_problems(entry.fact, entry.values, entries[entry.fact].values, (*where, "values"))


def _value_problems(
    fact: str, values: Sequence[str | bool | int], known: dict[str, str], where: Where
) -> Iterator[tuple[Where, str]]:
    for at, value in enumerate(values):
        if known and value not in known:
            yield (*where, at), f"{fact} 没有取值「{value}」，{suggestion(value, known)}"
