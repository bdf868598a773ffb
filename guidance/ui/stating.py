"""What a visitor states about themself by hand: kept in the talk's case, in memory, never in an address or a log."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from guidance.facts import Facts, FactsFault, FactVocabulary
from guidance.ui.talk import Talk

_DATE = re.compile(r"(\d{4})(?:[年./-](\d{1,2})(?:[月./-](\d{1,2})[日号]?|月)?|年)?")


def known(mine: Talk) -> set[str]:
    """Return the facts that the visitor has dealt with, in whatever way."""
    return {*mine.conversation.case.facts, *mine.conversation.case.unsure, *mine.faults}


def state(mine: Talk, id: str, value: Any) -> None:
    """Note a fact, or with None take it back."""
    mine.conversation.case.state(id, value)
    mine.faults.pop(id, None)
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
        return vocabulary.parse(case.facts, today, unsure=unsure)
    except FactsFault as error:
        for fault in error.faults:
            case.state(fault.field, None)
            mine.faults[fault.field] = fault.message
        return vocabulary.parse(case.facts, today, unsure=unsure)


def as_date(typed: str) -> str:
    """Return a typed date in the form of the contract; what is no date comes back as it is, for the check to refuse."""
    match = _DATE.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)))
    if not match:
        return typed.strip()
    return "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
