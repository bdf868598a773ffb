"""What a message takes back: facts known before that it replaces, also where only the new value is said."""

from __future__ import annotations

import re

from guidance.extraction.date_mentions import find_dates
from guidance.extraction.extraction_result import FactFinding, Known
from guidance.extraction.fact_wording import Lexicon

_DATES = ("title_date", "graduation", "skill_certificate_date", "speciality_since")
_NUMBER_CLAUSE = re.compile(r"(?:不是|不对)[^,;。!?\n]*[,;]?")


def is_correction(text: str, lexicon: Lexicon) -> bool:
    """Whether the folded `text` says that something said before was wrong."""
    return any(word in text for word in lexicon.wording.correcting)


def mend_date(text: str, known: Known) -> FactFinding | None:
    """Return the known date that a bare new date replaces: the one denied, or the only one, or the one told last."""
    stamps = find_dates(text)
    if not stamps:
        return None
    new = stamps[-1]
    dates = [fact for fact in known if fact in _DATES]
    denied = [fact for fact in dates if any(str(known[fact]).startswith(old.value) for old in stamps[:-1])]
    fact = (denied or dates)[-1] if dates else None
    return FactFinding(fact, new.value, new.start, new.end) if fact else None
