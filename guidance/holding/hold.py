"""A sentence and the clauses it claims to rest on → what in it they do not say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from guidance.holding.cover import covered, forms_stand, joins_stand
from guidance.holding.figures import dates_stand, numbers_stand
from guidance.holding.polarity import judges, polarity_stands
from guidance.holding.symbols import normal
from guidance.holding.wording import Wording
from guidance.quoting import plain
from ingest.passage import passages

LONGEST = 300  # characters of a sentence; what is longer is no sentence
_UNSAID = ("Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk")  # what does not show, and pictures
_LABEL = re.compile(r"^\s*(?:[(（][\d一二三四五六七八九十]+[)）]|[\d一二三四五六七八九十]+[.．、])\s*")

_ENTRY = re.compile("[^,:;]{2,8}:[^:]{1,60}$")
_BRACKETS = re.compile(r"\(([^()]{8,})\)")


def faults_of(sentence: str, clauses: Sequence[str], wording: Wording) -> tuple[str, ...]:
    """Return the kinds of statement in `sentence` that no passage of `clauses` holds; empty when all is held.

    Each part between semicolons and full stops must be held whole by one passage of one clause.
    """
    if not clauses:
        return ("token",)
    if not sentence.strip() or len(sentence) > LONGEST or _hidden(sentence):
        return ("form",)
    parts = [part for part in re.split("[;。!?]+", normal(sentence)) if part]
    found = [_faults(part, tuple(clauses), wording) for part in parts]
    return tuple(dict.fromkeys(kind for faults in found for kind in faults)) if parts else ("form",)


def _hidden(sentence: str) -> bool:
    """Whether characters that do not show, or markup, are in a sentence."""
    return any(unicodedata.category(c) in _UNSAID or c in "<>`*#|[]{}\\" for c in sentence)


def _faults(part: str, clauses: tuple[str, ...], wording: Wording) -> list[str]:
    """The faults against the passage that holds the part best."""
    if judges(part):
        return ["verdict"]
    tried = []
    for clause in clauses:
        forms = forms_stand(part, normal(clause))
        lead, held = _passages(clause)
        for passage in held:
            faults = [] if forms else ["form name"]
            faults += _against(part, passage, lead, wording)
            if not faults:
                return []
            tried.append(faults)
    if "," in part and all(_labelled(each, clauses, wording) for each in part.split(",")):
        return []
    return min(tried, key=len, default=["words"])


def _labelled(part: str, clauses: tuple[str, ...], wording: Wording) -> bool:
    """Whether one short entry such as 联系电话：… holds the part; entries of a clause may be told in one breath."""
    entries = (each for clause in clauses for each in _passages(clause)[1] if _ENTRY.match(each))
    return any(not _against(part, entry, "", wording) for entry in entries)


def _against(part: str, passage: str, lead: str, wording: Wording) -> list[str]:
    checks = {
        "words": lambda: covered(part, passage, lead, wording),
        "number": lambda: numbers_stand(part, passage, lead, wording),
        "date": lambda: dates_stand(part, passage),
        "negation": lambda: polarity_stands(part, passage, wording),
        "join": lambda: joins_stand(part, passage),
    }
    return [kind for kind, stands in checks.items() if not stands()]


@lru_cache(maxsize=1024)
def _passages(clause: str) -> tuple[str, tuple[str, ...]]:
    """The lead up to the first colon, and the sentences of a clause in one spelling, without its printed number."""
    text = _LABEL.sub("", plain(clause))
    held = [normal(text[start:end]) for start, end in passages(text)]
    held += [inside for each in held for inside in _BRACKETS.findall(each)]
    lead = re.match("([^:,;。]{1,40}):", held[0]) if held else None
    return (lead[1] if lead else ""), tuple(held)
