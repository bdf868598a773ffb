"""Lengths of service in words, no more precise than the date from which they count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from guidance.eligibility.service_years import Service
from ingest.text.dates import Interval, add_months, say_day, say_days_between, say_months, say_span, whole_years


def say_full(start: Interval, until: date, enough: bool, texts: Mapping[str, str]) -> str:
    """Return the time from a start to the cut-off; `enough` says that it is as long as was asked."""
    if start.first > until:
        return texts["full_not_begun"]
    if start.exact:
        return texts["full_span"].format(span=say_span(start.first, until) or texts["span_no_day"])
    if start.text.isdigit() or start.approximate:
        return _full_years(start, until, enough, texts)
    span = say_span(start.last, until, months_only=True) or texts["span_no_month"]
    return texts["full_span"].format(span=span)


def say_lacking(start: Interval, months: int, until: date) -> str:
    """Return the time that is missing until so many months are full; "" where the start is a year or approximate."""
    if start.exact:
        return say_span(until, add_months(start.first, months))
    if start.text.isdigit() or start.approximate:
        return ""
    full = add_months(start.first, months)
    return say_months((full.year - until.year) * 12 + full.month - until.month)


def say_full_day(service: Service) -> str:
    """Return the day on which a length of service is full, or the days between which it is."""
    return say_day(service.full) if service.exact else say_days_between(service.full, service.latest_full)


def _full_years(start: Interval, until: date, enough: bool, texts: Mapping[str, str]) -> str:
    """The most or the least years that a start known by its year alone, or roughly, can mean."""
    if not enough:
        return texts["full_at_most"].format(years=whole_years(start.first, until))
    return texts["full_at_least"].format(years=whole_years(start.last, until))
