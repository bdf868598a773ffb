"""Two editions of a notice, and where what was written on the old one stands in the new one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ingest.document import Clause
from ingest.edition_changes.align_clauses import align
from ingest.edition_changes.clause_changes import EditionChanges
from ingest.edition_changes.moved_quotes import MovedQuote, move_quote
from ingest.edition_changes.number_changes import NumberChanges
from ingest.notices.notice import Notice
from ingest.text.sentences import sentence_spans

Entry = dict[str, Any]
"""A mapping of a staff file, as it is written."""

LONGEST_QUOTE = 80  # characters of a clause that stands in for itself


@dataclass(frozen=True, slots=True)
class LeftToConfirm:
    """What was not carried over, or what came new, and why: `clause` is where to look in the new notice, "" for all.

    `part` is the draft that it is about, `what` names the entry; `decides` tells that a verdict may hang on it.
    """

    part: str
    what: str
    clause: str
    why: str
    decides: bool = False


@dataclass(frozen=True)
class EditionPair:
    """The `old` edition of a notice and the `new` one."""

    old: Notice
    new: Notice

    @cached_property
    def changes(self) -> EditionChanges:
        """What became of each clause."""
        return align(self.old.clauses, self.new.clauses)

    def number_now(self, number: str) -> str | None:
        """Return the number that an old clause has now, if it is the same in its place but for dates and numbers.

        A clause of a companion document, named by its full id, stays what it is where the new edition cites that too.
        """
        if "#" in number:
            return number if number.split("#")[0] in self.new.companions else None
        change = self.changes.same_in_place(number)
        return change.new.number if change and change.new else None

    def quote_now(self, number: str, quote: str) -> MovedQuote | None:
        """Return the words of such a clause that stand where `quote` stood, None where none surely do."""
        if "#" in number:
            return MovedQuote(quote, quote, ()) if self.number_now(number) else None
        change = self.changes.same_in_place(number)
        return move_quote(quote, change) if change else None

    def numbers_of(self, quotes: Iterable[MovedQuote], beside: Iterable[MovedQuote] = ()) -> NumberChanges:
        """Return what the numbers of some quotes became, and the days of those `beside` them."""
        return NumberChanges(tuple(quotes), self.old.year, self.new.year, tuple(beside))

    def standing_for(self, number: str) -> Clause:
        """Return the new clause in which to look for what an old one said: its own, or the nearest above it."""
        steps = number.split(".")
        for length in range(len(steps), 0, -1):
            change = self.changes.of_old.get(".".join(steps[:length]))
            if change and change.new and change.new.words.strip():
                return change.new
        return next(clause for clause in self.new.clauses if clause.words.strip())

    def clause_now(self, number: str) -> Clause:
        """Return the new clause with this number; for one of a companion that in which to look for what it said."""
        return self.standing_for(number) if "#" in number else self.new.clause(number)

    def why_left(self, number: str) -> str:
        """Return in Chinese why an entry on an old clause is not carried over."""
        if "#" in number and self.number_now(number) is None:
            return f"新通知的 notice.yaml 没有写 companions: [{number.split('#')[0]}]"
        if self.number_now(number) is None:
            return self.changes.why_not_same(number)
        return "所引的话或数字对不上"

    def left(self, part: str, what: str, number: str, why: str = "", *, decides: bool = False) -> LeftToConfirm:
        """Return that the entry `what` on an old clause is left to confirm."""
        return LeftToConfirm(part, what, self.standing_for(number).number, why or self.why_left(number), decides)


def first_words(clause: Clause) -> str:
    """Return the first sentence of a clause, word for word and not longer than a quote should be."""
    words = clause.words.strip()
    start, end = sentence_spans(words)[0]
    return words[start : min(end, start + LONGEST_QUOTE)].strip()
