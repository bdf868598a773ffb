"""Of works that a message parts (3件,2件授权1件受理; 三篇,其中一篇是二作) only the part that counts is heard."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidance.extraction.extraction_result import FactFinding, KnownFacts, Span
from guidance.extraction.fact_wording import PAUSE, phrase_pattern
from guidance.extraction.mask import MaskedMessage
from guidance.extraction.wording_file import CountWords
from guidance.lexicon.lexicon import either
from ingest.text.numerals import SPOKEN_NUMBER, spoken_number

_BETWEEN = rf"(?:(?!{SPOKEN_NUMBER})[^{PAUSE}、]){{0,5}}?(?:[一总]共(?:有|是)?)?"
_LINK = re.compile(
    r"(?:是|为|算|都|均|已经?|还|才|刚|就|我|正?在|被|有|获得?|拿到?|[了的])*"
)  # no other thing is named
_NOT = "(?:没有?|未)(?:能|被|有|得到?)?"
_COUNTS, _DOES_NOT = "counting", "other"


@dataclass(frozen=True, slots=True)
class _Parted:
    """How one fact's works are counted as a whole (`total`), named, and told to count or not, part by part."""

    total: re.Pattern[str]
    thing: re.Pattern[str]
    tokens: re.Pattern[str]


class PartsOfWorks:
    """Tells how many works count where a message says of some of them what they are; `counts` are the words by fact."""

    def __init__(self, counts: Mapping[str, CountWords]) -> None:
        self._of_known = {fact: _part_of_known(words) for fact, words in counts.items()}
        # what adds up is told part by part
        every = {fact: _compile(words) for fact, words in counts.items() if not words.adds}
        self._parted = {fact: parted for fact, parted in every.items() if parted}

    def heard(self, findings: Iterable[FactFinding], masked: MaskedMessage) -> list[FactFinding]:
        """Return the findings with the counts of what is parted put right.

        What is parted is told of the applicant; its parts may stand in any of the message, as in a clause of
        something begun.
        """
        parts = [part for fact, parted in self._parted.items() if (part := _part(fact, parted, masked))]
        facts = {part.fact for part in parts}
        return [*(finding for finding in findings if finding.fact not in facts), *parts]

    def of_known(self, masked_text: str, known: KnownFacts) -> list[FactFinding]:
        """Return as denied the one known number of which the text says that a part is something else.

        其中一件是实用新型 said of three known patents; a part of several known numbers of one unit is of none.
        """
        told = ((fact, pattern.search(masked_text)) for fact, pattern in self._of_known.items() if known.get(fact))
        parts = [(fact, match) for fact, match in told if match]
        if len(parts) != 1:
            return []
        ((fact, match),) = parts
        return [FactFinding(fact, None, *match.span(), denied=known[fact])]


def _part_of_known(words: CountWords) -> re.Pattern[str]:
    """The pattern that says of some of the works that they are something else than the things counted."""
    own = either([*words.things, *words.finished, *(words.authors.first if words.authors else ())])
    return re.compile(
        rf"(?<![^{PAUSE}])(?:但是?|不过|可是|对了)?(?:其中|里面)(?:有|的)?{SPOKEN_NUMBER}[{re.escape(words.units)}]"
        rf"(?:其实|应该|只|也)*(?:是|为|算|不是|不算)(?!{own})[^{PAUSE}]"
    )


def _part(fact: str, parted: _Parted, masked: MaskedMessage) -> FactFinding | None:
    """The works of a fact that count, where what follows their number or their name parts them."""
    text = masked.full_text
    total = parted.total.search(text)
    named = total or parted.thing.search(text)
    if not named or not _is_told(masked, named.span()):
        return None
    sentence = re.split("[。;!?\n]", text[named.end() :])[0]
    parts = list(_parts(parted, sentence))
    counting = [number for number, status in parts if status == _COUNTS]
    other = [number for number, status in parts if status == _DOES_NOT]
    if not total:
        return FactFinding(fact, sum(counting), *named.span()) if counting and other else None
    whole = next((n for group in total.groups() if group and (n := spoken_number(group)) is not None), 0)
    left = sum(counting) if counting else whole - sum(other)
    if not (counting or other) or not 0 <= left <= whole or sum(counting) + sum(other) > whole:
        return None
    return FactFinding(fact, left, *total.span())


def _is_told(masked: MaskedMessage, span: Span) -> bool:
    """Whether the words at `span` tell of the applicant, if only of something begun."""
    begun = any(start <= span[0] and span[1] <= end for start, end in masked.unfinished)
    return bool(masked.masked_text[slice(*span)].strip() or (begun and masked.masked_text.strip()))


def _parts(parted: _Parted, sentence: str) -> Iterator[tuple[int, str]]:
    """The number of each part and whether it counts: the numbers come first (2件授权1件受理), or what they are does."""
    tokens = list(parted.tokens.finditer(sentence))
    pairs = list(itertools.pairwise(tokens))
    step = 2 if tokens and tokens[0].lastgroup != "number" else 1
    for first, second in pairs[::step]:
        number, status = (first, second) if first.lastgroup == "number" else (second, first)
        if _is_pair(number, status, step) and _LINK.fullmatch(sentence, first.end(), second.start()):
            count = spoken_number(number["number"])
            if count is not None:
                yield count, str(status.lastgroup)


def _is_pair(number: re.Match[str], status: re.Match[str], step: int) -> bool:
    numbers_first = number.start() < status.start()
    return number.lastgroup == "number" and status.lastgroup != "number" and numbers_first == (step == 1)


def _compile(words: CountWords) -> _Parted | None:
    unit, things = f"[{re.escape(words.units)}]", either(words.things)
    other, counting = _statuses(words)
    if not other:
        return None
    count = rf"(?<![每第几\d])({SPOKEN_NUMBER}){unit}"
    number = rf"(?<![每第几\d没])(?<!没有)(?P<number>{SPOKEN_NUMBER}){unit}"
    told = rf"(?P<{_DOES_NOT}>{'|'.join(other)})" + (rf"|(?P<{_COUNTS}>{'|'.join(counting)})" if counting else "")
    total = re.compile(
        rf"(?:{things}){_BETWEEN}{count}(?={_BETWEEN}[{PAUSE}])|{count}{_BETWEEN}(?:{things})(?={_BETWEEN}[{PAUSE}])"
    )
    return _Parted(total, re.compile(things), re.compile(rf"{number}|{told}"))


def _statuses(words: CountWords) -> tuple[Sequence[str], Sequence[str]]:
    """The patterns that say that a part does not count, and that it does."""
    other = [either(words.begun)] if words.begun else []
    counting = [either(words.finished)] if words.finished else []
    if counting:
        other.insert(0, f"{_NOT}(?:{counting[0]})")
    if words.authors:
        other.append(phrase_pattern(words.authors.later))
        counting.append(either([*words.authors.first, *words.authors.alone]))
    other += [either(words.not_own)] if words.not_own else []
    return other, counting
