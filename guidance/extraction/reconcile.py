"""Findings beside what is known: corrections, weak words that yield to strong ones, earlier stages."""

from __future__ import annotations

import re

from guidance.extraction.date_mentions import find_dates
from guidance.extraction.employment import replaces
from guidance.extraction.extraction_result import FactFinding, KnownFacts
from guidance.extraction.fact_wording import PAUSE, FactWording
from guidance.extraction.withdrawal import with_withdrawn
from guidance.lexicon.lexicon import either

_FORMER = re.compile(r"第一学历|原来|以前|之前|当时|起初|最早|那时候|先是")
_NO_WORD_GOES_ON = "(?![口称应位等外])"  # 不对口, 不对称
_Findings = dict[str, FactFinding]
_Stage = tuple[str, str, str]


def is_correction(text: str, wording: FactWording) -> bool:
    """Whether the folded `text` says that something stated before was wrong."""
    return re.search(rf"(?:{either(wording.file.correcting)}){_NO_WORD_GOES_ON}", text) is not None


def corrected_date(text: str, known: KnownFacts, wording: FactWording) -> FactFinding | None:
    """Return the known date that a bare new date replaces: the one denied, or the only one, or the one stated last.

    A date of works, or of an agreement, replaces none.
    """
    dates = find_dates(text)
    date_facts = wording.date_facts
    known_dates = [fact for fact in known if fact in date_facts]
    if not dates or not known_dates:
        return None
    new = dates[-1]
    if _names_undated(_clause(text, new.start, new.end), wording):
        return None
    denied = [fact for fact in known_dates if any(str(known[fact]).startswith(old.value) for old in dates[:-1])]
    return FactFinding((denied or known_dates)[-1], new.value, new.start, new.end)


def _clause(text: str, start: int, end: int) -> str:
    first = max(text.rfind(pause, 0, start) for pause in PAUSE) + 1
    return text[first : min((at for pause in PAUSE if (at := text.find(pause, end)) >= 0), default=len(text))]


def _names_undated(text: str, wording: FactWording) -> bool:
    """Whether something is named of which no date is known: 我那篇文章其实是2014年发的."""
    works = (thing for words in wording.file.counts.values() for thing in words.things)
    agreements = (name for words in wording.file.agreements.values() for name in words.named)
    return any(name in text for name in (*works, *agreements))


def reconcile(found: _Findings, known: KnownFacts, is_corrected: bool, text: str, wording: FactWording) -> _Findings:
    """Return the findings that stand beside the known facts; all do where the message corrects itself."""
    standing = dict(found)
    if not _names_postgraduate(found, known, wording):
        for fact in wording.file.schooling.postgraduate_only:
            standing.pop(fact, None)
    if not is_corrected:
        _drop_weaker(standing, known, text, wording)
    return with_withdrawn(standing, known, is_corrected, wording)


def _drop_weaker(found: _Findings, known: KnownFacts, text: str, wording: FactWording) -> None:
    """Weak words and earlier stages replace nothing that is known."""
    _drop_weak_status(found, known, text, wording)
    _drop_vague_values(found, known, wording)
    for stage in _stages(wording):
        if _is_earlier(stage, found, known, text, wording):
            for fact in stage:
                found.pop(fact, None)


def _names_postgraduate(found: _Findings, known: KnownFacts, wording: FactWording) -> bool:
    """Whether a postgraduate education or degree is spoken of; only then can facts about it be."""
    values = {**known, **{fact: finding.value for fact, finding in found.items()}}
    facts = (wording.file.education.fact, wording.file.degree.fact)
    return any(values.get(fact) in wording.file.schooling.postgraduate for fact in facts)


def _drop_weak_status(found: _Findings, known: KnownFacts, text: str, wording: FactWording) -> None:
    values = wording.file.status
    status = found.get(values.fact)
    if status and status.value == values.working and not replaces(status, known, text, values):
        del found[values.fact]


def _drop_vague_values(found: _Findings, known: KnownFacts, wording: FactWording) -> None:
    """Values that people name in passing replace no other unless the message corrects itself."""
    trades, completion = wording.file.trades, wording.file.schooling.completion
    for fact, vague in ((trades.fact, trades.value), (completion.fact, completion.graduated)):
        if fact in found and found[fact].value == vague and known.get(fact, vague) != vague:
            del found[fact]


def _stages(wording: FactWording) -> list[_Stage]:
    """Facts of careers that have stages: the level, its date ("" where there is none), what else belongs to it."""
    file = wording.file
    return [
        (file.education.fact, wording.date_of("education") or "", file.schooling.completion.fact),
        (file.titles.fact, wording.date_of("title") or "", file.titles.engineer_fact),
    ]


def _is_earlier(stage: _Stage, found: _Findings, known: KnownFacts, text: str, wording: FactWording) -> bool:
    """Whether the message tells of a stage before the known one: a lower level, at an earlier date."""
    level, day, _ = stage
    if level not in found or level not in known:
        return False
    if found[level].value is None:
        return False
    ranks = list(wording.facts[level].values)
    if ranks.index(str(found[level].value)) >= ranks.index(str(known[level])):
        return False
    earlier = day in found and str(found[day].value) < str(known.get(day, ""))
    return earlier or bool(_FORMER.search(text))
