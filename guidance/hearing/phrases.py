"""Facts that a turn of phrase tells: knowledge/hearing.yaml's `facts`, and the places where people work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidance.hearing.model import Finding, Value
from guidance.hearing.places import nation_hits, place_hits
from guidance.hearing.wording import PAUSE, Lexicon

_DENIED = re.compile(rf"(?:不是|不属于|不算|不在|并非|没有?|无|未|非|不(?!过))(?:[^{PAUSE}有是在]{{0,5}})\Z")
WEAK = {"employment_status": "employed"}  # the value that any other of the same message overrules


@dataclass(frozen=True, slots=True)
class _Hit:
    value: Value | None
    start: int
    end: int
    denied: bool


def find_phrases(text: str, lexicon: Lexicon) -> list[Finding]:
    """Return the facts that phrases of `text` tell: where two overlap the longer counts, then the later."""
    hits: dict[str, list[_Hit]] = {}
    listed = set()
    for phrases in lexicon.phrases:
        for match in phrases.pattern.finditer(text):
            hit = _Hit(phrases.value, *match.span(), _denied(text, match.start()))
            hits.setdefault(phrases.fact, []).append(hit)
            if phrases.listed:
                listed.add(phrases.fact)
    for fact, found in (("work_place", place_hits(text, lexicon)), ("origin", nation_hits(text, lexicon))):
        hits.setdefault(fact, []).extend(_Hit(value, start, end, _denied(text, start)) for value, start, end in found)
    return [finding for fact, found in hits.items() for finding in _settle(fact, _longest(found, fact), fact in listed)]


def _denied(text: str, start: int) -> bool:
    return bool(_DENIED.search(text, max(0, start - 9), start))


def _longest(hits: list[_Hit], fact: str) -> list[_Hit]:
    """The hits that count: of two that overlap the longer, nothing denied, a weak value only where it stands alone."""
    strong = [hit for hit in hits if hit.value != WEAK.get(fact, "") and not hit.denied]
    return _apart(strong) or _apart(hits)


def _apart(hits: list[_Hit]) -> list[_Hit]:
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.value is not None, hit.start - hit.end, -hit.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    told = [hit for hit in kept if hit.value is not None and not (hit.denied and hit.value is not False)]
    return sorted(told, key=lambda hit: hit.start)


def _settle(fact: str, hits: list[_Hit], listed: bool) -> Iterator[Finding]:
    if hits and listed:
        values = list(dict.fromkeys(str(hit.value) for hit in hits))
        values = [value for value in values if value != "none"] or values
        yield Finding(fact, values, hits[0].start, hits[-1].end)
    elif hits:
        yield Finding(fact, hits[-1].value, hits[-1].start, hits[-1].end)
