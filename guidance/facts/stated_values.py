"""A stated value, checked against its fact: JSON in, the program's value out."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from guidance.facts.fact_spec import Among, Amount, FactSpec, Value
from ingest.text.dates import Interval, looks_like_date, read_date

EARLIEST = date(1900, 1, 1)
LONGEST_SHOWN = 60  # characters of a stated value that a message repeats
_TOO_LARGE = 10**15  # numbers that a message does not repeat


class ValueFault(ValueError):
    """A stated value that cannot be; the message says in Chinese what is wrong and what would be right.

    `plain` says what is wrong for whoever stated it in a talk: without the value again, and not how files write it.
    """

    def __init__(self, message: str, plain: str) -> None:
        super().__init__(message)
        self.plain = plain


def read_value(spec: FactSpec, stated: Any, today: date | None) -> Value:
    """Return a value in the form of the contract as the program keeps it; ValueFault when it is none.

    No date may lie after `today`.
    """
    return _READERS[spec.type](spec, stated, today)


def as_stated(value: Value) -> str | bool | int | list[str]:
    """Return a value in the form of the contract."""
    match value:
        case Interval() | Amount() | Among():
            return value.text
        case str() | bool() | int():
            return value
    return [each.text if isinstance(each, Interval) else each for each in value]


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
        plain = f"不能是 {show(stated)}"
        raise ValueFault(f"{plain}，可用的值：{_allowed(spec)}", plain)
    return stated


def _bool(_spec: FactSpec, stated: Any, _today: date | None) -> bool:
    if type(stated) is not bool:
        plain = "应为 true 或 false"
        raise ValueFault(f"{plain}，现在是 {show(stated)}{_absent(stated)}", plain)
    return stated


def _int(spec: FactSpec, stated: Any, _today: date | None) -> int:
    if type(stated) is not int or not spec.min <= stated <= spec.max:
        plain = f"请填 {spec.min} 到 {spec.max} 的整数"
        raise ValueFault(f"应为 {spec.min} 到 {spec.max} 的整数，现在是 {show(stated)}{_absent(stated)}", plain)
    return stated


def _date(_spec: FactSpec, stated: Any, today: date | None) -> Interval:
    fix = "请写成 2019、2019-06 或 2019-06-15"
    if type(stated) is not str:
        raise ValueFault(f"应为日期文字，现在是 {show(stated)}，{fix}{_absent(stated)}", "应为日期文字")
    try:
        days = read_date(stated)
    except ValueError as error:
        plain = "日历上没有这一天" if looks_like_date(stated) else "看不出是哪一天，请写成 2019年6月15日 或 2019年6月"
        raise ValueFault(f"{show(stated)} 不是日历上有的日期，{fix}", plain) from error
    if days.first < EARLIEST:
        plain = f"太早，应在 {EARLIEST.year} 年以后"
        raise ValueFault(f"{show(stated)} {plain}", plain)
    if today and days.first > today:
        message = f"{show(stated)} 还没有到，应为今天（{today}）或以前的日期"
        raise ValueFault(message, "还没有到，请填今天或以前的日期")
    return days


def _dates(spec: FactSpec, stated: Any, today: date | None) -> tuple[Interval, ...]:
    if type(stated) is not list or len(stated) > spec.max:
        plain = f"应为日期的列表，一项一个，不超过 {spec.max} 项"
        raise ValueFault(f"{plain}，现在是 {show(stated)}，一项也没有请写 []{_absent(stated)}", plain)
    return tuple(sorted(_date(spec, each, today) for each in stated))


def _list(spec: FactSpec, stated: Any, _today: date | None) -> tuple[str, ...]:
    if type(stated) is not list or not stated:
        plain, allowed = "应为非空的列表", _allowed(spec)
        raise ValueFault(f'{plain}，现在是 {show(stated)}，没有请写 ["none"]，可用的值：{allowed}', plain)
    wrong = [value for value in stated if type(value) is not str or value not in spec.values]
    if wrong:
        plain = f"不能含有 {show(wrong[0])}"
        raise ValueFault(f"{plain}，可用的值：{_allowed(spec)}", plain)
    if "none" in stated and len(set(stated)) > 1:
        message = f"既有 none（无）又有其他取值 {show(stated)}，请只留一种"
        raise ValueFault(message, message)
    return tuple(dict.fromkeys(stated))


_READERS: dict[str, Callable[[FactSpec, Any, date | None], Value]] = {
    "enum": _enum,
    "bool": _bool,
    "int": _int,
    "date": _date,
    "list": _list,
    "dates": _dates,
}


def _allowed(spec: FactSpec) -> str:
    return "、".join(spec.values)


def _absent(stated: Any) -> str:
    return "（不知道就不写这一项）" if stated is None else ""
