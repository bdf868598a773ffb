"""Facts that a turn of phrase tells: knowledge/hearing.yaml's `facts`, and the places where people work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidance.extraction.employment import find_status
from guidance.extraction.extraction_result import FactFinding, PhraseHit
from guidance.extraction.fact_wording import PAUSE, Lexicon
from guidance.extraction.places import branch_hits, nation_hits, place_hits

_DENIED = re.compile(rf"(?:不是|不属于|不算|不在|并非|没有?|无|未|非|不(?!过))(?:[^{PAUSE}有是在]{{0,5}})\Z")


def find_phrases(text: str, lexicon: Lexicon, whole: str = "") -> list[FactFinding]:
    """Return the facts that phrases of `text` tell: where two overlap the longer counts, then the later.

    `whole` is the message with what is not told, which may name the trade that is aimed at.
    """
    hits: dict[str, list[PhraseHit]] = {}
    listed = set()
    for phrases in lexicon.phrases:
        for match in phrases.pattern.finditer(text):
            hit = PhraseHit(phrases.value, *match.span(), _denied(text, match.start()))
            hits.setdefault(phrases.fact, []).append(hit)
            if phrases.listed:
                listed.add(phrases.fact)
    for fact, find in (("work_place", place_hits), ("origin", nation_hits), ("employer_type", branch_hits)):
        found = find(text, lexicon)
        hits.setdefault(fact, []).extend(
            PhraseHit(value, start, end, _denied(text, start)) for value, start, end in found
        )
    hits.setdefault("speciality", []).extend(_trades(text, whole or text, lexicon))
    status = find_status(text, _apart(hits.pop("employment_status", []), denied=True))
    settled = (each for fact, found in hits.items() for each in _settle(fact, _longest(found), fact in listed))
    return [*settled, *status]


def _denied(text: str, start: int) -> bool:
    return bool(_DENIED.search(text, max(0, start - 9), start))


def _trades(text: str, whole: str, lexicon: Lexicon) -> list[PhraseHit]:
    """Trades at which the applicant works; beside 智能制造 they may be its part."""
    if re.search("智能制造|智造|数字经济", whole):
        return []
    work = rf"(?:做|搞|干|从事|负责|接|学)(?:[^{PAUSE}不没]{{0,3}}?)"
    return [
        PhraseHit("other", *match.span(), _denied(text, match.start()))
        for match in re.finditer(rf"{work}(?:{'|'.join(lexicon.wording.trades)})(?!师?(?:职称|证|高工))", text)
    ]


def _longest(hits: list[PhraseHit]) -> list[PhraseHit]:
    plain = [hit for hit in hits if not hit.denied and hit.value != "other"]
    if _apart(plain):
        return _apart(plain)
    return _apart([hit for hit in hits if not hit.denied]) or _apart(hits)


def _apart(hits: list[PhraseHit], denied: bool = False) -> list[PhraseHit]:
    """The hits that count, of two that overlap the longer; those that are denied only with `denied`."""
    kept: list[PhraseHit] = []
    for hit in sorted(hits, key=_rank):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    told = [hit for hit in kept if hit.value is not None and (denied or not hit.denied or hit.value is False)]
    return sorted(told, key=lambda hit: hit.start)


def _rank(hit: PhraseHit) -> tuple[bool, bool, int, int]:
    return hit.value is not None, hit.value == "employed", hit.start - hit.end, -hit.start


def _settle(fact: str, hits: list[PhraseHit], listed: bool) -> Iterator[FactFinding]:
    if hits and listed:
        values = list(dict.fromkeys(str(hit.value) for hit in hits))
        values = [value for value in values if value != "none"] or values
        yield FactFinding(fact, values, hits[0].start, hits[-1].end)
    elif hits:
        yield FactFinding(fact, hits[-1].value, hits[-1].start, hits[-1].end)
