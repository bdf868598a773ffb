"""Of works that a message parts (3件,2件授权1件受理; 三篇,其中一篇是二作) only the part that counts is heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guidance.extraction.extraction_result import FactFinding
from guidance.extraction.fact_wording import PAUSE, phrase_pattern
from guidance.extraction.wording_file import CountWords
from guidance.lexicon.lexicon import either
from ingest.text.numerals import SPOKEN_NUMBER, spoken_number

_BETWEEN = rf"(?:(?!{SPOKEN_NUMBER})[^{PAUSE}、]){{0,5}}?"
_LINK = "(?:是|为|算|都|均|已经?|还|才|刚|就|我|正?在|被|有|获得?|拿到?|了)*"  # no other thing is named


@dataclass(frozen=True, slots=True)
class _Parted:
    """How one fact's works are counted as a whole (`total`), and which parts of them count or do not."""

    total: re.Pattern[str]
    counting: re.Pattern[str]
    other: re.Pattern[str]


class PartsOfWorks:
    """Tells how many works count where a message says of some of them what they are; `counts` are the words by fact."""

    def __init__(self, counts: Mapping[str, CountWords]) -> None:
        # what adds up is told part by part
        every = {fact: _compile(words) for fact, words in counts.items() if not words.adds}
        self._parted = {fact: parted for fact, parted in every.items() if parted}

    def heard(self, findings: Iterable[FactFinding], masked_text: str, text: str) -> list[FactFinding]:
        """Return the findings with the counts of what is parted put right.

        What is parted is told in `masked_text`; its parts may stand in any of `text`, the whole message.
        """
        parts = [part for fact, parted in self._parted.items() if (part := _part(fact, parted, masked_text, text))]
        facts = {part.fact for part in parts}
        return [*(finding for finding in findings if finding.fact not in facts), *parts]


def _part(fact: str, parted: _Parted, masked_text: str, text: str) -> FactFinding | None:
    """The works of a fact that count, where the clauses behind their number part them."""
    total = parted.total.search(text)
    if not total or not masked_text[slice(*total.span())].strip():
        return None
    sentence = re.split("[。;!?\n]", text[total.end() :])[0]
    whole = next(_numbers(total), 0)
    counting = [n for match in parted.counting.finditer(sentence) for n in _numbers(match)]
    other = [n for match in parted.other.finditer(sentence) for n in _numbers(match)]
    left = sum(counting) if counting else whole - sum(other)
    if not (counting or other) or not 0 <= left <= whole or sum(counting) + sum(other) > whole:
        return None
    return FactFinding(fact, left, *total.span())


def _numbers(match: re.Match[str]) -> Iterator[int]:
    yield from (number for group in match.groups() if group and (number := spoken_number(group)) is not None)


def _compile(words: CountWords) -> _Parted | None:
    unit, things = f"[{re.escape(words.units)}]", either(words.things)
    count = rf"(?<![每第几\d])({SPOKEN_NUMBER}){unit}"
    part = rf"{count}{_LINK}"
    finished, begun = [either(words.finished)] if words.begun else [], [either(words.begun)] if words.begun else []
    if words.authors:
        finished.append(either([*words.authors.first, *words.authors.alone]))
        begun.append(phrase_pattern(words.authors.later))
    begun += [either(words.not_own)] if words.not_own else []
    if not begun:
        return None
    counting = re.compile(rf"{part}(?:{'|'.join(finished)})") if finished else re.compile("(?!)")
    total = re.compile(
        rf"(?:{things}){_BETWEEN}{count}(?={_BETWEEN}[{PAUSE}])|{count}{_BETWEEN}(?:{things})(?={_BETWEEN}[{PAUSE}])"
    )
    return _Parted(total, counting, re.compile(rf"{part}(?:{'|'.join(begun)})"))
