"""Facts that a turn of phrase tells: the `facts` of fact_wording.yaml, places, nations, trades and the status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guidance.extraction.employment import find_status
from guidance.extraction.extraction_result import FactFinding, PhraseHit, Value
from guidance.extraction.fact_wording import PAUSE, FactWording
from guidance.extraction.fields_of_study import FieldsOfStudy
from guidance.extraction.former_times import tells_of_before
from guidance.extraction.places import PlaceFinder
from guidance.extraction.wording_file import NamedValue
from guidance.lexicon.lexicon import Negation, either

NONE = "none"  # the value of a list fact that says there is nothing


class PhraseFinder:
    """Finds facts by their phrases; `specialities` are those of the notices, of which a trade may be part."""

    def __init__(
        self, wording: FactWording, negation: Negation, places: PlaceFinder, specialities: Sequence[str]
    ) -> None:
        self._phrases, self._places = wording.phrases, places
        self._status, self._trades = wording.file.status, wording.file.trades
        self._trade = _trade_pattern(wording.file.trades)
        self._own_specialities = re.compile(either(specialities) or "(?!)")
        self._denial = _denial_pattern(negation)
        self._studies = FieldsOfStudy(word for words in wording.file.education.words.values() for word in words)
        self._of_packs = {phrases.fact for phrases in wording.phrases if phrases.of_pack}
        self._list_facts = {phrases.fact for phrases in wording.phrases if phrases.is_list}

    def find(self, text: str, full_text: str = "") -> list[FactFinding]:
        """Return the facts that phrases of `text` tell: where two overlap the longer counts, then the later.

        `full_text` is the message unmasked, which may name the speciality that is aimed at.
        """
        if not text.strip():
            return []
        hits: dict[str, list[PhraseHit]] = {}
        for phrases in self._phrases:
            for match in phrases.pattern.finditer(text):
                hits.setdefault(phrases.fact, []).append(self._hit(text, phrases.value, *match.span()))
        for fact, places in self._places.find(text).items():
            hits.setdefault(fact, []).extend(self._hit(text, *place) for place in places)
        hits.setdefault(self._trades.fact, []).extend(self._trade_hits(text, full_text or text))
        worked_at = [h for h in hits[self._trades.fact] if self._is_work_now(text, h)]
        hits[self._trades.fact] = worked_at
        status_hits = _apart(hits.pop(self._status.fact, []), self._status.working, denied=True)
        findings = [finding for fact, found in hits.items() for finding in self._findings(fact, self._best(found))]
        stated = {finding.fact for finding in findings}
        denied = [hit for fact, found in hits.items() if fact not in stated for hit in _denied(fact, found)]
        return [*findings, *denied, *find_status(text, status_hits, self._status)]

    def _is_work_now(self, text: str, hit: PhraseHit) -> bool:
        """Whether a speciality named is that of the work done now, not one studied or worked at before."""
        start = max(text.rfind(pause, 0, hit.start) for pause in PAUSE) + 1
        return not self._studies.is_studied(text, hit.start, hit.end) and not tells_of_before(text[start : hit.end])

    def _hit(self, text: str, value: Value | None, start: int, end: int) -> PhraseHit:
        return PhraseHit(value, start, end, bool(self._denial.search(text, max(0, start - 9), start)))

    def _trade_hits(self, text: str, full_text: str) -> list[PhraseHit]:
        """Trades at which the applicant works; beside a notice's own speciality they may be part of it."""
        if self._own_specialities.search(full_text):
            return []
        return [self._hit(text, self._trades.value, *match.span()) for match in self._trade.finditer(text)]

    def _best(self, hits: list[PhraseHit]) -> list[PhraseHit]:
        """The hits that count: those that are neither denied nor vague, else the vague ones, else all."""
        affirmed = [hit for hit in hits if not hit.denied]
        certain = [hit for hit in affirmed if hit.value != self._trades.value]
        working = self._status.working
        return _apart(certain, working) or _apart(affirmed, working) or _apart(hits, working)

    def _findings(self, fact: str, hits: list[PhraseHit]) -> Iterator[FactFinding]:
        if hits and fact in self._list_facts:
            values = list(dict.fromkeys(str(hit.value) for hit in hits))
            values = [value for value in values if value != NONE] or values
            yield FactFinding(fact, values, hits[0].start, hits[-1].end)
        elif hits and not (fact in self._of_packs and len({hit.value for hit in hits}) > 1):
            yield FactFinding(fact, hits[-1].value, hits[-1].start, hits[-1].end)


def _denied(fact: str, hits: list[PhraseHit]) -> Iterator[FactFinding]:
    """What a message denies of a fact of which it states nothing."""
    for hit in hits:
        if hit.denied and hit.value is not None:
            yield FactFinding(fact, None, hit.start, hit.end, denied=hit.value)


def _denial_pattern(negation: Negation) -> re.Pattern[str]:
    words = either([*negation.words, *negation.copula, *negation.membership])
    return re.compile(rf"(?:(?:{words})(?!全日制)|不(?!过))(?:[^{PAUSE}有是在]{{0,5}})\Z")


def _trade_pattern(trades: NamedValue) -> re.Pattern[str]:
    work = rf"(?:做|搞|干|从事|负责|接)(?:[^{PAUSE}不没]{{0,3}}?)"
    return re.compile(rf"{work}(?:{'|'.join(trades.names)})(?!师?(?:职称|证|高工))")


def _apart(hits: list[PhraseHit], working: str, denied: bool = False) -> list[PhraseHit]:
    """The hits that count, of two that overlap the longer; those that are denied only with `denied`.

    A phrase that only says that somebody is `working` yields to any other, a yes to a no of the same words and to
    one that begins in its midst and goes on behind it (签了正式合同还没签).
    """

    def rank(hit: PhraseHit) -> tuple[bool, bool, int, int, bool]:
        return hit.value is not None, hit.value == working, hit.start - hit.end, -hit.start, hit.value is True

    apart: list[PhraseHit] = []
    taken_back = [no for no in hits if no.value is False and not no.denied]
    for hit in sorted(hits, key=rank):
        is_taken_back = hit.value is True and any(hit.start < no.start < hit.end < no.end for no in taken_back)
        if not is_taken_back and all(hit.end <= other.start or hit.start >= other.end for other in apart):
            apart.append(hit)
    counting = [hit for hit in apart if hit.value is not None and (denied or not hit.denied or hit.value is False)]
    return sorted(counting, key=lambda hit: hit.start)
