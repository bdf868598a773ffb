"""A stated value, held against the fact that it is stated of: JSON in, the program's value out."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from guidance.facts.fact_spec import FactSpec, Value
from ingest.text.dates import Interval, read_date

EARLIEST = date(1900, 1, 1)
LONGEST_SHOWN = 60  # characters of a stated value that a message repeats
_TOO_LARGE = 10**15  # numbers that a message does not repeat


class ValueFault(ValueError):
    """A stated value that cannot be; the message says in Chinese what is wrong and what would be right."""


def read_value(spec: FactSpec, stated: Any, today: date | None) -> Value:
    """Return a value in the form of the contract as the program keeps it; ValueFault when it is none.

    No date may lie after `today`.
    """
    return _READERS[spec.type](spec, stated, today)


def as_stated(value: Value) -> str | bool | int | list[str]:
    """Return a value in the form of the contract."""
    match value:
        case Interval():
            return value.text
        case str() | bool() | int():
            return value
    return list(value)


def printable(stated: str) -> str:
    """Return words from outside, short and on one line, whatever they hold."""
    short = stated if len(stated) <= LONGEST_SHOWN else stated[:LONGEST_SHOWN] + "…"
    return short.encode("utf-8", "backslashreplace").decode().replace("\n", "\\n").replace("\r", "\\r")


def show(stated: Any) -> str:
    """Return a stated value for a message, short and printable whatever it holds."""
    if isinstance(stated, str):
        return f"「{printable(stated)}」"
    if isinstance(stated, dict | list) and stated:
        return "嵌套的对象" if isinstance(stated, dict) else "列表"
    if isinstance(stated, int) and abs(stated) > _TOO_LARGE:
        return "一个过大的数"
    return json.dumps(stated, ensure_ascii=False)


def _enum(spec: FactSpec, stated: Any, _today: date | None) -> str:
    if type(stated) is not str or stated not in spec.values:
        raise ValueFault(f"不能是 {show(stated)}，可用的值：{_allowed(spec)}")
    return stated


def _bool(_spec: FactSpec, stated: Any, _today: date | None) -> bool:
    if type(stated) is not bool:
        raise ValueFault(f"应为 true 或 false，现在是 {show(stated)}{_absent(stated)}")
    return stated


def _int(spec: FactSpec, stated: Any, _today: date | None) -> int:
    if type(stated) is not int or not spec.min <= stated <= spec.max:
        raise ValueFault(f"应为 {spec.min} 到 {spec.max} 的整数，现在是 {show(stated)}{_absent(stated)}")
    return stated


def _date(_spec: FactSpec, stated: Any, today: date | None) -> Interval:
    fix = "请写成 2019、2019-06 或 2019-06-15"
    if type(stated) is not str:
        raise ValueFault(f"应为日期文字，现在是 {show(stated)}，{fix}{_absent(stated)}")
    try:
        days = read_date(stated)
    except ValueError as error:
        raise ValueFault(f"{show(stated)} 不是日历上有的日期，{fix}") from error
    if days.first < EARLIEST:
        raise ValueFault(f"{show(stated)} 太早，应在 {EARLIEST.year} 年以后")
    if today and days.first > today:
        raise ValueFault(f"{show(stated)} 还没有到，应为今天（{today}）或以前的日期")
    return days


def _list(spec: FactSpec, stated: Any, _today: date | None) -> tuple[str, ...]:
    if type(stated) is not list or not stated:
        raise ValueFault(f'应为非空的列表，现在是 {show(stated)}，没有请写 ["none"]，可用的值：{_allowed(spec)}')
    wrong = [value for value in stated if type(value) is not str or value not in spec.values]
    if wrong:
        raise ValueFault(f"不能含有 {show(wrong[0])}，可用的值：{_allowed(spec)}")
    if "none" in stated and len(set(stated)) > 1:
        raise ValueFault(f"既有 none（无）又有其他取值 {show(stated)}，请只留一种")
    return tuple(dict.fromkeys(stated))


_READERS: dict[str, Callable[[FactSpec, Any, date | None], Value]] = {
    "enum": _enum,
    "bool": _bool,
    "int": _int,
    "date": _date,
    "list": _list,
}


def _allowed(spec: FactSpec) -> str:
    return "、".join(spec.values)


def _absent(stated: Any) -> str:
    return "（不知道就不写这一项）" if stated is None else ""
