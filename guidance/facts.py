"""What applicants can state: the vocabulary of facts, and stated values checked against it."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from guidance.dates import Interval, read_date, say_date
from ingest.settings import settings

Value = str | bool | int | Interval | tuple[str, ...]
EARLIEST = date(1900, 1, 1)
_REMARK = re.compile(r"（[^（）]*）$")
_SHOWN = 60
_AT_ONCE = 8


@dataclass(frozen=True)
class Hold:
    """What a stated value says of another fact: that it is one of `values`; `when` is empty for any value."""

    fact: str
    values: frozenset[str]
    when: frozenset[str | bool | int] = frozenset()

    def follows(self, value: Value) -> bool:
        """Whether the value stated says it."""
        return not self.when or value in self.when


@dataclass(frozen=True)
class FactSpec:
    """One fact of facts.yaml: what it is called, how to ask for it, and which values it may have.

    `type` is enum, bool, date, int or list; `usual`, `effort` and `after` only order the questions; `holds` is
    what a value says of other facts.
    """

    type: str
    label: str
    question: str
    help: str
    values: Mapping[str, str] = field(default_factory=dict)
    ordered: bool = False
    yes: str = "是"
    no: str = "否"
    unit: str = ""
    min: int = 0
    max: int = 9999
    event: str = ""
    usual: tuple[str | bool | int, ...] = ()
    effort: int = 1
    after: str = ""
    holds: tuple[Hold, ...] = ()

    @property
    def short(self) -> str:
        """The label without the remark at its end."""
        return _REMARK.sub("", self.label)

    @property
    def answers(self) -> dict[Any, str]:
        """The ready-made answers: value → what stands on its button; empty where a number or date is wanted."""
        return {True: self.yes, False: self.no} if self.type == "bool" else self.values

    def say(self, value: Value) -> str:
        """Return a value of this fact as people read it."""
        match value:
            case Interval():
                return say_date(value)
            case bool():
                return self.yes if value else self.no
            case int():
                return f"{value}{self.unit}"
            case tuple():
                return "、".join(self.values[each] for each in value)
        return self.values[value]


@dataclass(frozen=True)
class Fault:
    """One stated value that cannot be: the field's name, and in Chinese what is wrong and what would be right."""

    field: str
    message: str


class FactsFault(ValueError):
    """Everything that is wrong with the facts stated, on one line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        shown = [f"{fault.field}：{fault.message}" for fault in self.faults[:_AT_ONCE]]
        more = [f"另有 {len(self.faults) - _AT_ONCE} 处"] if len(self.faults) > _AT_ONCE else []
        super().__init__("；".join(shown + more))


@dataclass(frozen=True)
class Facts:
    """What is known of one applicant; a fact that is not in `values` is not known.

    `unsure` are facts that the applicant was asked for and does not know, `judged` those that only the
    office can judge: both stay unknown, but are not asked for again. `held` are values that other stated
    facts leave possible (a stated grade says that the prize is held).
    """

    values: Mapping[str, Value]
    unsure: frozenset[str] = frozenset()
    judged: frozenset[str] = frozenset()
    held: Mapping[str, frozenset[str]] = field(default_factory=dict)

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

    def parse(self, obj: Any, today: date | None = None, **states: frozenset[str]) -> Facts:
        """Return the facts of a JSON object, or raise every value that is none; no date may lie after `today`."""
        if not isinstance(obj, dict):
            raise FactsFault([Fault("facts", f"应为一个 JSON 对象（事实代号: 值），现在是 {_show(obj)}")])
        values, faults, held = {}, [], {}
        for id, stated in obj.items():
            spec = self.specs.get(id)
            try:
                if spec is None:
                    raise ValueError(_unknown(id, self.specs, len(faults)))
                values[id] = _READERS[spec.type](spec, stated, today)
            except ValueError as error:
                faults.append(Fault(_show(id, quote=False), str(error)))
                continue
            for hold in spec.holds:
                if hold.follows(values[id]):
                    held[hold.fact] = hold.values
        if faults:
            raise FactsFault(faults)
        return Facts({id: values[id] for id in self.specs if id in values}, held=held, **states)


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
    from guidance.facts_file import read_facts

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
    import difflib

    near = difflib.get_close_matches(id[:_SHOWN], specs, n=1, cutoff=0.5) if before < _AT_ONCE else []
    return f"没有这个事实{f'，是不是 {near[0]}' if near else f'，可用的有：{_listed(specs)}'}"


def _listed(specs: Mapping[str, FactSpec]) -> str:
    return "、".join(specs)


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
