"""Reasons in plain Chinese, from conditions and the values they were held against."""

from __future__ import annotations

import functools
from datetime import date
from typing import Any

from guidance.eligibility.compiled_rule import CompiledRule, Reason
from guidance.eligibility.decision_diagram import MET, UNMET
from guidance.eligibility.value_classes import Axis
from guidance.facts.fact_spec import FactSpec
from ingest.text.dates import Interval, add_years, say_date, say_day, say_months, say_span

Raw = tuple[Any, ...]
_JUDGED = {MET: "符合", UNMET: "不符合"}


def say(reason: Reason, raw: Raw, axes: tuple[Axis, ...]) -> str:
    """Return a reason in words, for the values in `raw`."""
    rule, status, words = reason.rule, reason.status, reason.rule.words
    if rule.kind == "left_open":
        return words.says
    if rule.kind == "years":
        return say_years(rule, status, raw, axes)
    stated = [axes[at].spec for at in reason.facts if raw[at] is not None]
    if status not in _JUDGED:
        return ask([axes[at].spec for at in reason.facts if raw[at] is None], stated)
    known = "；".join(
        f"{axes[at].spec.short}：{axes[at].spec.say(raw[at])}" for at in reason.facts if raw[at] is not None
    )
    if words.own:
        return f"{words.own}：{_JUDGED[status]}" + (f"（{known}）" if known else "")
    return known if status == MET or not words.wants else f"{known}，要求{words.wants}"


def ask(absent: list[FactSpec], vague: list[FactSpec]) -> str:
    """Return what is not known, or not precisely enough."""
    parts = [f"还不知道：{'、'.join(spec.short for spec in absent)}"] if absent else []
    return "；".join([*parts, *(f"{spec.short}要更准确才能判断" for spec in vague)]) or "通知没有写明"


def counted_from(rule: CompiledRule, raw: Raw) -> int | None:
    """Return the number of the fact from which a length of service counts: the latest of those stated."""
    latest = None
    for at in rule.reads:
        stated = raw[at]
        if stated is not None and (latest is None or stated[1] > raw[latest][1]):
            latest = at
    return latest


def say_years(rule: CompiledRule, status: int, raw: Raw, axes: tuple[Axis, ...]) -> str:
    """Return how many years are full by the cut-off, and how much is lacking."""
    first, latest = rule.reads[0], counted_from(rule, raw)
    if latest is None or (raw[first] is None and status != UNMET):
        return ask([axes[first].spec], [])
    start, until = raw[latest], rule.until
    event = rule.words.event if latest == first else axes[latest].spec.event
    if status not in _JUDGED:
        return f"{say_date(start)}{event}，到{say_day(until)}是否满{rule.need}年，要看具体日期"
    lacking = "" if status == MET else say_lacking(start, rule.need, until)
    return f"{say_since(start, event, until, status == MET)}，要求满{rule.need}年" + (f"，{lacking}" if lacking else "")


@functools.lru_cache(maxsize=20_000)
def say_since(start: Interval, event: str, until: date, enough: bool) -> str:
    """Return what began when, and how long that is by the cut-off."""
    return f"{say_date(start)}{event}，到{say_day(until)}{say_full(start, until, enough)}"


def say_full(start: Interval, until: date, enough: bool) -> str:
    """Return the time from a start to the cut-off, no more precise than the start is; `enough` is what was asked."""
    if start.first > until:
        return "还没有开始"
    if start.exact:
        return f"满{say_span(start.first, until) or '0天'}"
    if start.text.isdigit():
        most = until.year - start.first.year
        return f"至少满{most - (add_years(start.last, most) > until)}年" if enough else f"最多满{most}年"
    return f"满{say_span(start.last, until, months_only=True) or '不到1个月'}"


def say_lacking(start: Interval, years: int, until: date) -> str:
    """Return what is missing until the years are full; "" where the start is a year alone."""
    if start.exact:
        return f"差{say_span(until, add_years(start.first, years))}"
    if start.text.isdigit():
        return ""
    full = add_years(start.first, years)
    months = (full.year - until.year) * 12 + full.month - until.month
    return f"差{say_months(months)}"
