"""What a visitor states about themself by hand: kept in the talk's case, in memory, never in an address or a log."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from guidance.checking.applicant_case import plainly
from guidance.extraction.date_mentions import find_dates
from guidance.facts.applicant_facts import FactFault, Facts, FactsError, FactVocabulary
from guidance.ui.session import Talk
from ingest.text.dates import typed_date
from ingest.text.normalise import search_spelling
from ingest.text.numerals import spoken_number


def known(mine: Talk) -> set[str]:
    """Return the facts that the visitor has dealt with, in whatever way."""
    return {*mine.conversation.case.facts, *mine.conversation.case.unsure, *mine.faults}


def state(mine: Talk, id: str, value: Any) -> None:
    """Note a fact, or with None take it back."""
    mine.conversation.case.state(id, value)
    mine.faults.pop(id, None)
    mine.typed.pop(id, None)
    mine.changing = None


def state_unsure(mine: Talk, id: str) -> None:
    """Note that the visitor was asked for a fact and does not know it."""
    state(mine, id, None)
    mine.conversation.case.unsure.add(id)


def parsed(mine: Talk, vocabulary: FactVocabulary, today: date) -> Facts:
    """Return the stated facts as values; what cannot be is taken back, and the reason kept."""
    case = mine.conversation.case
    unsure = frozenset(case.unsure)
    try:
        facts = vocabulary.parse(case.facts, today, unsure=unsure)
    except FactsError as error:
        for fault in error.faults:
            case.state(fault.field, None)
            mine.faults[fault.field] = refusal(fault, vocabulary)
        facts = vocabulary.parse(case.facts, today, unsure=unsure)
    mine.typed = {id: typed for id, typed in mine.typed.items() if id in mine.faults}
    return facts


def refusal(fault: FactFault, vocabulary: FactVocabulary) -> str:
    """Return why a value was refused, in words for who typed it."""
    if vocabulary[fault.field].type == "list":
        return "既选了“无”，又选了其他项，请只留一种"
    return plainly(fault.message)


def as_date(typed: str) -> str:
    """Return a typed date in the form of the contract; what is no date comes back as it is, for the check to refuse."""
    if date_in_digits := typed_date(typed):
        return date_in_digits
    spelling = search_spelling(re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)))
    stamps = find_dates(spelling)
    whole = len(stamps) == 1 and (stamps[0].start, stamps[0].end) == (0, len(spelling))
    return stamps[0].value if whole else typed.strip()


def as_int(typed: str, unit: str) -> int | str | None:
    """Return a typed whole number; what is none comes back as it is, for the check to refuse."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)).removesuffix(unit or "\n")
    if re.fullmatch(r"-?\d{1,9}", plain):
        return int(plain)
    said = spoken_number(plain) if plain else None
    return typed.strip() or None if said is None else said
