"""A date or a number typed into a field of its own → the form of the contract."""

from __future__ import annotations

import re
import unicodedata

from guidance.extraction.date_mentions import find_dates
from ingest.text.dates import typed_date
from ingest.text.normalise import search_spelling
from ingest.text.numerals import spoken_number

_BETWEEN_DATES = re.compile(r"[、，,；;\n]|\s+(?=\d{4})")
_NOTHING = ("0", "无", "没有", "零")


def read_typed_date(typed: str) -> str:
    """Return a typed date as "YYYY", "YYYY-MM" or "YYYY-MM-DD"; what is no date comes back as it is.

    The day need not exist: parsing the facts says so.
    """
    if in_digits := typed_date(typed):
        return in_digits
    spelling = search_spelling(_compact(typed))
    dates = find_dates(spelling)
    is_one_date = len(dates) == 1 and (dates[0].start, dates[0].end) == (0, len(spelling))
    return dates[0].value if is_one_date else typed.strip()


def read_typed_dates(typed: str) -> list[str] | None:
    """Return the dates of several things, typed one after the other; [] for 0 or 没有, None where nothing is typed."""
    parts = [part for part in _BETWEEN_DATES.split(typed) if part.strip()]
    if len(parts) == 1 and _compact(parts[0]) in _NOTHING:
        return []
    return [read_typed_date(part) for part in parts] or None


def read_typed_integer(typed: str, unit: str) -> int | str | None:
    """Return a typed whole number, with or without its unit; None for nothing, what is no number as it is."""
    compact = _compact(typed).removesuffix(unit or "\n")
    if re.fullmatch(r"-?\d{1,9}", compact):
        return int(compact)
    spoken = spoken_number(compact) if compact else None
    return typed.strip() or None if spoken is None else spoken


def _compact(typed: str) -> str:
    """What was typed without white space, full-width letters as usual ones."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", typed))
