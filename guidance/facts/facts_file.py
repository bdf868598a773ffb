"""facts.yaml → the vocabulary of facts: strict, every fault at once with its place and the fix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from guidance.facts.fact_spec import Denial, FactSpec, Hold
from ingest.notices.notice_file import Text
from ingest.staff_files.faults import FaultsError
from ingest.staff_files.line_marks import Strict, Where, read_marked, validate
from ingest.staff_files.nearest_name import suggestion

_CHOICES = ("enum", "list")


class HoldEntry(Strict):
    """What stating a fact says of another."""

    fact: Text
    values: Annotated[list[Text], Field(min_length=1)]
    when: list[str | bool | int] = Field(default_factory=list)


class DenialEntry(Strict):
    """What stating a fact rules out."""

    when: Annotated[list[str | bool | int], Field(min_length=1)]
    fact: Text
    values: list[str | bool | int] = Field(default_factory=list)


class FactEntry(Strict):
    """One fact as staff write it."""

    type: Literal["enum", "bool", "date", "int", "list"]
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
    event: Text = ""
    usual: list[str | bool | int] = Field(default_factory=list)
    effort: Annotated[int, Field(ge=1, le=3)] = 1
    after: Text = ""
    holds: list[HoldEntry] = Field(default_factory=list)
    denies: list[DenialEntry] = Field(default_factory=list)
    judge: str = ""


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
    given["holds"] = tuple(Hold(each.fact, frozenset(each.values), frozenset(each.when)) for each in entry.holds)
    given["denies"] = tuple(Denial(each.fact, frozenset(each.when), frozenset(each.values)) for each in entry.denies)
    return FactSpec(**given)


def _problems(entries: dict[str, FactEntry]) -> Iterator[tuple[Where, str]]:
    for id, entry in entries.items():
        if bool(entry.values) != (entry.type in _CHOICES):
            yield (id, "values"), f"values 用于 enum 和 list，{id} 是 {entry.type}"
        if entry.type == "date" and not entry.event:
            yield (id, "event"), "日期要写明说的是什么事，如 event: 取得现职称"
        if entry.min > entry.max:
            yield (id, "min"), f"min 不能大于 max（{entry.max}）"
        if entry.after and entry.after not in entries:
            yield (id, "after"), f"没有叫「{entry.after}」的事实，{suggestion(entry.after, entries)}"
        for at, value in enumerate(entry.usual):
            if entry.values and value not in entry.values:
                yield (id, "usual", at), f"{id} 没有取值「{value}」，{suggestion(value, entry.values)}"
        yield from _others(id, "holds", entry.holds, entries)
        yield from _others(id, "denies", entry.denies, entries)


def _others(
    id: str, key: str, said: list[HoldEntry] | list[DenialEntry], entries: dict[str, FactEntry]
) -> Iterator[tuple[Where, str]]:
    """What a fact says of others must be of facts and values that there are."""
    for at, each in enumerate(said):
        if each.fact not in entries:
            yield (id, key, at, "fact"), f"没有叫「{each.fact}」的事实，{suggestion(each.fact, entries)}"
            continue
        for where, fact, values in (("when", id, each.when), ("values", each.fact, each.values)):
            known = entries[fact].values
            for value in values:
                if known and value not in known:
                    yield (id, key, at, where), f"{fact} 没有取值「{value}」，{suggestion(value, known)}"
