"""What applicants can state, the vocabulary of facts, and what one applicant stated."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from guidance.facts.fact_spec import Among, Amount, FactSpec, Value
from guidance.facts.stated_values import LONGEST_SHOWN, ValueFault, as_stated, printable, read_value, show
from ingest.errors import AssistantError
from ingest.memo import memo
from ingest.settings import settings
from ingest.staff_files.nearest_name import nearest
from ingest.text.dates import Interval

_AT_ONCE = 8  # faults that one message names


@dataclass(frozen=True)
class FactFault:
    """One stated value that cannot be: the field's name, and in Chinese what is wrong and what would be right.

    `plain` says what is wrong in a talk, "" where the fault is not one of a value.
    """

    field: str
    message: str
    plain: str = ""


class FactsError(AssistantError):
    """Everything that is wrong with the facts stated, on one line."""

    def __init__(self, faults: Iterable[FactFault]) -> None:
        self.faults = tuple(faults)
        shown = [f"{fault.field}：{fault.message}" for fault in self.faults[:_AT_ONCE]]
        more = [f"另有 {len(self.faults) - _AT_ONCE} 处"] if len(self.faults) > _AT_ONCE else []
        super().__init__("；".join(shown + more))


@dataclass(frozen=True)
class Facts:
    """What is known of one applicant; a fact that is not in `values` is not known.

    `unsure` are facts that the applicant was asked for and does not know, `left_to_others` those of them that others
    settle: both stay unknown, but are not asked for again. `implied` are the values that other stated facts leave
    possible, by fact (a stated grade says that the prize is held); `clashes` are pairs of facts whose stated values
    cannot both be. `approximate` are facts whose value is told roughly (五年了, 不是博士): it only narrows what may be.
    """

    values: Mapping[str, Value]
    unsure: frozenset[str] = frozenset()
    left_to_others: frozenset[str] = frozenset()
    implied: Mapping[str, frozenset[str]] = field(default_factory=dict)
    clashes: tuple[tuple[str, str], ...] = ()
    approximate: frozenset[str] = frozenset()

    def with_approximate(self, values: Mapping[str, Interval | Amount | Among]) -> Facts:
        """Return the facts with rough `values` of those that are not stated."""
        added = {id: value for id, value in values.items() if id not in self.values}
        return replace(self, values={**self.values, **added}, approximate=frozenset(added))

    def as_json(self) -> dict[str, Any]:
        """Return the stated values in the form of the contract."""
        return {id: as_stated(value) for id, value in self.values.items() if id not in self.approximate}


@dataclass(frozen=True)
class FactVocabulary:
    """All facts by id, in the order of the file."""

    specs: Mapping[str, FactSpec]

    def __getitem__(self, id: str) -> FactSpec:
        return self.specs[id]

    def __contains__(self, id: object) -> bool:
        return id in self.specs

    def __iter__(self) -> Iterator[str]:
        return iter(self.specs)

    def only(self, ids: Collection[str]) -> FactVocabulary:
        """Return the facts that are among `ids`."""
        return FactVocabulary({id: spec for id, spec in self.specs.items() if id in ids})

    def parse(self, obj: Any, today: date | None = None, unsure: frozenset[str] = frozenset()) -> Facts:
        """Return the facts of a JSON object, or raise FactsError with every value that is none.

        No date may lie after `today`; `unsure` are the facts that the applicant does not know.
        """
        if not isinstance(obj, dict):
            raise FactsError([FactFault("facts", f"应为一个 JSON 对象（事实代号: 值），现在是 {show(obj)}")])
        stated: dict[str, Value] = {}
        faults: list[FactFault] = []
        for id, value in obj.items():
            if id not in self.specs:
                faults.append(FactFault(printable(id), self._unknown(id, len(faults))))
                continue
            try:
                stated[id] = read_value(self.specs[id], value, today)
            except ValueFault as fault:
                faults.append(FactFault(id, str(fault), fault.plain))
        if faults:
            raise FactsError(faults)
        values = {id: stated[id] for id in self.specs if id in stated}
        left_to_others = frozenset(id for id in unsure if id in self.specs and self.specs[id].judge)
        return Facts(values, unsure - left_to_others, left_to_others, self._implied(values), self._clashes(values))

    def _unknown(self, id: str, faults_before: int) -> str:
        """The fault of a fact that there is not; only the first few are worth a search, the first the whole list."""
        near = nearest(id[:LONGEST_SHOWN], self.specs) if faults_before < _AT_ONCE else ""
        listed = "" if faults_before else f"，可用的有：{'、'.join(self.specs)}"
        return "没有这个事实" + (f"，是不是 {near}" if near else listed)

    def _implied(self, values: Mapping[str, Value]) -> dict[str, frozenset[str]]:
        """What stated values leave possible of other facts; nothing where two of them say the opposite."""
        implied: dict[str, frozenset[str]] = {}
        for id, value in values.items():
            for implication in self.specs[id].implies:
                if implication.applies_to(value):
                    possible = implied.get(implication.fact, implication.values)
                    implied[implication.fact] = possible & implication.values
        return implied

    def _clashes(self, values: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
        return tuple(
            (id, exclusion.fact)
            for id, value in values.items()
            for exclusion in self.specs[id].excludes
            if exclusion.contradicts(value, values)
        )


def load_facts(path: Path | None = None) -> FactVocabulary:
    """Return the vocabulary of `path` (default: the project's facts.yaml), or raise all that is wrong with it."""
    path = path or settings().knowledge / "facts.yaml"
    return _load(path, path.stat().st_mtime_ns if path.exists() else 0)


@memo("facts file")
def _load(path: Path, _changed: int) -> FactVocabulary:
    # Only here: a check by a model that lies ready on disk reads stated facts without pydantic and PyYAML.
    from guidance.facts.facts_file import read_facts

    return FactVocabulary(read_facts(path))
