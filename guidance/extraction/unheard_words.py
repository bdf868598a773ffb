"""Words that state something of the applicant in which no fact was heard: 工程师2017年的,之后卖了三年保险."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from guidance.extraction.extraction_result import MessageClause, Span
from guidance.extraction.mask import MaskedMessage, split_clauses

MOST = 12  # of a message; whoever tells more tells a story
_LEAST = 3  # characters of a clause, besides numbers and signs, that say something
_LEAST_BEHIND = 4  # characters behind what was heard of a clause
_GOES_ON = re.compile("[、和或与跟及]")  # the heard words are one of several: 不属于统考、准入这些专业
_WAS_ANOTHER = re.compile(r"的(?:其实|真|都|才|倒|可)*是(?:我|俺|咱|人家|别|他|她)[^\W\d]{0,4}\Z")
_SAYS_NOTHING = re.compile(r"[\W\d_]")


def unheard_words(masked: MaskedMessage, heard: Collection[Span], dated: Collection[Span]) -> list[Span]:
    """Return where the words stand, in order, that are stated and are no part of what was `heard`.

    That is a clause as a whole, or what is added behind all that was heard of it; but nothing beside a date, whose
    `dated` spans leave out the words for what it dates.
    """
    stated = (clause for clause in split_clauses(masked.full_text) if _is_stated(masked, clause))
    return [span for clause in stated for span in _unheard(clause, heard, dated)][:MOST]


def _is_stated(masked: MaskedMessage, clause: MessageClause) -> bool:
    """Whether all of a clause is stated of the applicant, or that somebody else was the one: 乙方写的是我妻子."""
    return masked.masked_text[clause.start : clause.end] == clause.text or _WAS_ANOTHER.search(clause.text) is not None


def _unheard(clause: MessageClause, heard: Collection[Span], dated: Collection[Span]) -> Iterator[Span]:
    ends, dates = _ends_within(clause, heard), _ends_within(clause, dated)
    if dates and not ends:
        return
    start = max([clause.start, *ends, *dates])
    words = clause.text[start - clause.start :]
    if ends and _GOES_ON.match(words):
        return
    words = _SAYS_NOTHING.sub("", words)
    if len(words) >= (_LEAST_BEHIND if ends else _LEAST):
        yield start, clause.end


def _ends_within(clause: MessageClause, spans: Collection[Span]) -> list[int]:
    return [end for start, end in spans if start < clause.end and end > clause.start]
