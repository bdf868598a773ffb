"""Whether words stand in a clause, and which numbers they show."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from operator import attrgetter

from ingest.document import Clause
from ingest.staff_files.nearest_name import NEAR_NUMBER, nearest
from ingest.text.normalise import match_key

_HOLDERS = 3  # clauses that are named where the words quoted stand elsewhere


class ClauseTexts:
    """The clauses of one notice, for checking what a staff file quotes from them.

    `words` gives the text of a clause that quotes must stand in, by default all its words; `name` gives what the file
    calls it, by default its number.
    """

    def __init__(
        self,
        clauses: Iterable[Clause],
        words: Callable[[Clause], str] = attrgetter("words"),
        name: Callable[[Clause], str] = attrgetter("number"),
    ) -> None:
        self._keys = {name(clause): match_key(words(clause)) for clause in clauses}

    def __contains__(self, number: object) -> bool:
        return number in self._keys

    def absent(self, number: str) -> str:
        """Return what is wrong with naming the clause `number`, "" when there is one."""
        return "" if number in self else no_such_clause(number, self._keys)

    def misquoted(self, number: str, quote: str) -> str:
        """Return that `quote` does not stand in the clause `number`, and in which it does; "" when it stands there."""
        if self.holds(number, quote):
            return ""
        return f"条款 {number} 里没有「{quote}」这些字{self.elsewhere(quote) or '，请按原文改写'}"

    def holds(self, number: str, quote: str) -> bool:
        """Return whether `quote` stands in the clause `number`; KeyError when there is no such clause."""
        return match_key(quote) in self._keys[number]

    def elsewhere(self, quote: str) -> str:
        """Return which clauses hold the words quoted, as the end of a fault; "" when none does."""
        key = match_key(quote)
        found = [number for number, text in self._keys.items() if key and key in text]
        return f"；这些字在条款 {'、'.join(found[:_HOLDERS])}" if found else ""


def no_such_clause(number: str, numbers: Iterable[str]) -> str:
    """Return the fault of naming a clause that is not among `numbers`, with the nearest that is."""
    near = nearest(number, numbers, NEAR_NUMBER)
    return f"通知里没有编号为 {number} 的条款" + (f"，是不是 {near}" if near else "")


def clause_digest(clause: Clause) -> str:
    """Return twelve hexadecimal digits that change with any word of the clause; white space and marks aside."""
    return hashlib.sha256(match_key(clause.words).encode()).hexdigest()[:12]


def stands_in(words: str, text: str) -> bool:
    """Return whether `words` stand in `text`, white space, width and Markdown aside."""
    return match_key(words) in match_key(text)


def numbers(text: str) -> list[int]:
    """Return the whole numbers that `text` shows in digits, in order."""
    return [int(digits) for digits in re.findall(r"\d+", match_key(text))]
