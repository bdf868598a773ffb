"""What applicants can state: the vocabulary of facts, and stated values checked against it."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from guidance.facts.fact_spec import FactSpec, Value
from ingest.errors import AssistantError
from ingest.settings import settings
from ingest.staff_files.nearest_name import nearest
from ingest.text.dates import Interval, read_date

EARLIEST = date(1900, 1, 1)
_SHOWN = 60
_AT_ONCE = 8


@dataclass(frozen=True)
class FactFault:
    """One stated value that cannot be: the field's name, and in Chinese what is wrong and what would be right."""

    field: str
    message: str


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

    `unsure` are facts that the applicant was asked for and does not know, `judged` those of them that others
    settle: both stay unknown, but are not asked for again. `held` are values that other stated facts leave
    possible (a stated grade says that the prize is held), `clashes` pairs of facts whose stated values cannot
    both be.
    """

    values: Mapping[str, Value]
    unsure: frozenset[str] = frozenset()
    judged: frozenset[str] = frozenset()
    held: Mapping[str, frozenset[str]] = field(default_factory=dict)
    clashes: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the stated values in the form of the contract."""
        return {id: _raw(value) for id, value in self.values.items()}


@dataclass(frozen=True)
class FactVocabulary:
    """All facts by id, in the order of the file."""

    specs: Mapping[str, FactSpec]

    def __getitem__(self, id: str) -> FactSpec:
        return self.specs[id]

    def __contains__(self, id: object) -> bool:
        return id in self.specs

    def __iter__(self):
        return iter(self.specs)

    def parse(self, obj: Any, today: date | None = None, unsure: frozenset[str] = frozenset()) -> Facts:
        """Return the facts of a JSON object, or raise every value that is none; no date may lie after `today`."""
        if not isinstance(obj, dict):
            raise FactsError([FactFault("facts", f"应为一个 JSON 对象（事实代号: 值），现在是 {_show(obj)}")])
        values, faults = {}, []
        for id, stated in obj.items():
            spec = self.specs.get(id)
            try:
                if spec is None:
                    raise ValueError(_unknown(id, self.specs, len(faults)))
                values[id] = _READERS[spec.type](spec, stated, today)
            except ValueError as error:
                faults.append(FactFault(_show(id, quote=False), str(error)))
        if faults:
            raise FactsError(faults)
        values = {id: values[id] for id in self.specs if id in values}
        judged = frozenset(id for id in unsure if id in self.specs and self.specs[id].judge)
        return Facts(values, unsure - judged, judged, self._held(values), self._clashes(values))

    def _held(self, values: Mapping[str, Value]) -> dict[str, frozenset[str]]:
        """What stated values leave possible of other facts; nothing where two of them say the opposite."""
        held: dict[str, frozenset[str]] = {}
        for id, value in values.items():
            for hold in self.specs[id].holds:
                if hold.follows(value):
                    held[hold.fact] = held.get(hold.fact, hold.values) & hold.values
        return held

    def _clashes(self, values: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
        return tuple(
            (id, each.fact)
            for id, value in values.items()
            for each in self.specs[id].denies
            if each.clashes(value, values)
        )


def load_facts(path: Path | None = None) -> FactVocabulary:
    """Return the vocabulary of `path` (default: the project's facts.yaml), or raise all that is wrong with it."""
    path = path or settings().knowledge / "facts.yaml"
    return _load(path, path.stat().st_mtime_ns if path.exists() else 0)


def parse_facts(obj: Any, vocabulary: FactVocabulary | None = None, today: date | None = None) -> Facts:
    """Return the facts that a JSON object states, or raise FactsFault with every bad field."""
    return (vocabulary or load_facts()).parse(obj, today)


@functools.lru_cache(maxsize=8)
def _load(path: Path, _changed: int) -> FactVocabulary:
    # Only here, so that facts can be read and written without the library that checks files.
    from guidance.facts.facts_file import read_facts

    return FactVocabulary(read_facts(path))


def _enum(spec: FactSpec, stated: Any, _today: date | None) -> str:
    if type(stated) is not str or stated not in spec.values:
        raise ValueError(f"不能是 {_show(stated)}，可用的值：{_allowed(spec)}")
    return stated


def _bool(_spec: FactSpec, stated: Any, _today: date | None) -> bool:
    if type(stated) is not bool:
        raise ValueError(f"应为 true 或 false，现在是 {_show(stated)}{_absent(stated)}")
    return stated


def _int(spec: FactSpec, stated: Any, _today: date | None) -> int:
    if type(stated) is not int or not spec.min <= stated <= spec.max:
        raise ValueError(f"应为 {spec.min} 到 {spec.max} 的整数，现在是 {_show(stated)}{_absent(stated)}")
    return stated


def _date(_spec: FactSpec, stated: Any, today: date | None) -> Interval:
    fix = "请写成 2019、2019-06 或 2019-06-15"
    if type(stated) is not str:
        raise ValueError(f"应为日期文字，现在是 {_show(stated)}，{fix}{_absent(stated)}")
    try:
        days = read_date(stated)
    except ValueError as error:
        raise ValueError(f"{_show(stated)} 不是日历上有的日期，{fix}") from error
    if days.first < EARLIEST:
        raise ValueError(f"{_show(stated)} 太早，应在 {EARLIEST.year} 年以后")
    if today and days.first > today:
        raise ValueError(f"{_show(stated)} 还没有到，应为今天（{today}）或以前的日期")
    return days


def _list(spec: FactSpec, stated: Any, _today: date | None) -> tuple[str, ...]:
    if type(stated) is not list or not stated:
        raise ValueError(f'应为非空的列表，现在是 {_show(stated)}，没有请写 ["none"]，可用的值：{_allowed(spec)}')
    wrong = [each for each in stated if type(each) is not str or each not in spec.values]
    if wrong:
        raise ValueError(f"不能含有 {_show(wrong[0])}，可用的值：{_allowed(spec)}")
    if "none" in stated and len(set(stated)) > 1:
        raise ValueError(f"既有 none（无）又有其他取值 {_show(stated)}，请只留一种")
    return tuple(dict.fromkeys(stated))


_READERS = {"enum": _enum, "bool": _bool, "int": _int, "date": _date, "list": _list}


def _raw(value: Value) -> Any:
    if isinstance(value, Interval):
        return value.text
    return list(value) if isinstance(value, tuple) else value


def _allowed(spec: FactSpec) -> str:
    return "、".join(spec.values)


def _absent(stated: Any) -> str:
    return "（不知道就不写这一项）" if stated is None else ""


def _unknown(id: str, specs: Mapping[str, FactSpec], before: int) -> str:
    near = nearest(id[:_SHOWN], specs) if before < _AT_ONCE else ""
    listed = "" if before else f"，可用的有：{'、'.join(specs)}"
    return "没有这个事实" + (f"，是不是 {near}" if near else listed)


def _show(stated: Any, quote: bool = True) -> str:
    """A stated value, short and printable whatever it holds."""
    if isinstance(stated, str):
        stated = stated if len(stated) <= _SHOWN else stated[:_SHOWN] + "…"
        clean = stated.encode("utf-8", "backslashreplace").decode().replace("\n", "\\n").replace("\r", "\\r")
        return f"「{clean}」" if quote else clean
    if isinstance(stated, dict | list) and stated:
        return "嵌套的对象" if isinstance(stated, dict) else "列表"
    if isinstance(stated, int) and abs(stated) > 10**15:
        return "一个过大的数"
    return json.dumps(stated, ensure_ascii=False)
