"""How applicants tell the facts that a rule pack names itself: by their names and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from guidance.extraction.fact_wording import PAUSE, FactPhrases, FactWording
from guidance.extraction.wording_file import CountWords, DateWords, OwnFactWords, YearsWords
from guidance.facts.applicant_facts import FactVocabulary
from guidance.facts.own_fact import OwnFact
from guidance.lexicon.lexicon import either
from ingest.text.normalise import search_spelling
from ingest.text.numerals import SPOKEN_NUMBER

_YEARS, _MONTHS = "年", "个月"
_MOST = 1200
_ONE = "个"  # stands for any measure word


def with_own_words(wording: FactWording, own: Mapping[str, OwnFact], facts: FactVocabulary) -> FactWording:
    """Return the wording with a pack's own facts; `facts` is the vocabulary that has them.

    A number is told with its unit beside a name (3份病案), a length of time in the clause of one, a day likewise; a yes
    by a clause that says no more than that it is so, a no by a name that is denied.
    """
    words, file = wording.file.own_facts, wording.file
    numbers = {id: fact for id, fact in own.items() if fact.type == "int"}
    spent = {id: fact for id, fact in numbers.items() if fact.unit.endswith(_YEARS) or fact.unit == _MONTHS}
    counts = {id: _counted(fact, words) for id, fact in numbers.items() if id not in spent}
    dates = {id: DateWords(events=_folded(fact.names)) for id, fact in own.items() if fact.type == "date"}
    file = file.model_copy(
        update={
            "counts": {**file.counts, **counts},
            "years": {**file.years, **{id: _spent(fact) for id, fact in spent.items()}},
            "dates": {**file.dates, **dates},
        }
    )
    phrases = [phrase for id, fact in own.items() if fact.type == "bool" for phrase in _phrases(id, fact, words)]
    return FactWording(file, (*wording.phrases, *phrases), wording.short_phrases, facts)


def _folded(words: Iterable[str]) -> list[str]:
    return sorted(map(search_spelling, words), key=len, reverse=True)


def _counted(fact: OwnFact, words: OwnFactWords) -> CountWords:
    units = "".join(dict.fromkeys(f"{fact.unit}{_ONE}"))
    return CountWords(things=_folded(fact.names), units=units, verbs=words.verbs, none_of=_folded(fact.wider))


def _spent(fact: OwnFact) -> YearsWords:
    units = list(dict.fromkeys((fact.unit, _YEARS)))
    return YearsWords(at=_folded(fact.names), units=units, most=_MOST, months=fact.unit == _MONTHS)


def _phrases(id: str, fact: OwnFact, words: OwnFactWords) -> Iterator[FactPhrases]:
    denied = f"(?:{either(_folded([*fact.names, *fact.wider]))})"
    no = f"(?:{either(words.denials)})"
    did = rf"(?:{either(words.verbs)})?(?:过|到|上)?"
    yield _phrase(id, True, _had(fact.names, words))
    yield _phrase(id, False, rf"{no}(?:[^{PAUSE}有没不但却]{{0,4}}?){denied}")
    yield _phrase(id, False, rf"{denied}[^{PAUSE}有没不但却]{{0,10}}?{no}{did}(?=[{PAUSE}、的了啊呢]|\Z)")
    if fact.opposite:
        yield _phrase(id, False, _had(fact.opposite, words))


def _had(names: Iterable[str], words: OwnFactWords) -> str:
    """Clauses that say in whole that the applicant has or did one of `names`: a name in any other clause is asked for.

    主持过一项省级课题; 省级课题有一项; not 省级课题还没批, 就差省级课题, 省级课题的申请书.
    """
    name, has = f"(?:{either(_folded(names))})", f"(?:{either([*words.verbs, *words.having])})(?:了|过|到|上)?"
    number = rf"(?:{SPOKEN_NUMBER}[^\d{PAUSE}]?)?"
    begins = rf"(?<![^{PAUSE}、])"
    ends = rf"(?=[{PAUSE}、]|\Z)(?![{PAUSE}、]?[^{PAUSE}]{{0,4}}?(?:{either(words.taken_back)}))"
    before = f"[^{PAUSE}{''.join(words.unsettled)}]{{0,20}}?"
    verb_first = rf"{begins}{before}{has}{number}的?{name}(?:的|了)?(?:{either(words.at_work)})?{ends}"
    name_first = rf"{begins}(?:我|本人|自己)?的?{name}(?:、[^{PAUSE}、{''.join(words.unsettled)}]{{1,10}})*"
    return rf"{verb_first}|{name_first}(?:我|也|都|已经?|全)*{has}{number}{ends}"


def _phrase(id: str, value: bool, pattern: str) -> FactPhrases:
    return FactPhrases(id, value, False, re.compile(pattern), of_pack=True)
