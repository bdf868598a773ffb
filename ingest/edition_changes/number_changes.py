"""The numbers and days of the old edition → those of the new one, where the quotes tell without doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ingest.edition_changes.folded_words import DATE, NUMBER, FoldedWords, fold_words
from ingest.edition_changes.moved_quotes import MovedQuote, NumberPair
from ingest.text.dates import printed_dates, printed_edges, say_day
from ingest.text.numerals import spoken_number

T = TypeVar("T")


@dataclass(frozen=True)
class NumberChanges:
    """What the numbers of some quotes became; the years are those that the editions are for.

    `beside` are further quotes, whose days own words may name as well.
    """

    quotes: tuple[MovedQuote, ...]
    old_year: int
    new_year: int
    beside: tuple[MovedQuote, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no number of the quotes is another one now."""
        return not any(quote.is_changed for quote in self.quotes)

    def number(self, value: int) -> int | None:
        """Return what a number that the quotes print is now, itself where they do not; None where they disagree."""
        found = {spoken_number(pair.new) for pair in self._pairs() if _states(pair, value)}
        return _only(found or {value})

    def day(self, day: date) -> date | None:
        """Return what a day that the quotes print is now; None where they disagree, or print others that changed."""
        found = {new for old, new in self._days(self.quotes) if old == day}
        if found:
            return _only(found)
        return day if self.is_empty else None

    def rewrite(self, text: str) -> str | None:
        """Return own words on the quotes with the numbers and days as they are now; None where they disagree."""
        folded, pieces, end = fold_words(text), [], 0
        for at in folded.numerals():
            now = self._rewritten(folded, at)
            if now is None:
                return None
            start, stop = folded.spans[at]
            pieces += [text[end : folded.offsets[start]], now]
            end = folded.offsets[stop - 1] + 1
        return "".join([*pieces, text[end:]])

    def mentions(self, text: str) -> bool:
        """Return whether `text` has a number, dates aside, that became another one."""
        folded = fold_words(text)
        pairs = [pair for pair in self._pairs() if not pair.is_date and pair.old != pair.new]
        changed = {(_spelled(pair.old), pair.behind) for pair in pairs}
        numbers = [at for at in folded.numerals() if folded.fold[at] == NUMBER]
        return any((_spelled(folded.token(at)), _behind(folded, at)) in changed for at in numbers)

    def _pairs(self) -> Iterator[NumberPair]:
        return (pair for quote in self.quotes for pair in quote.numbers)

    def _days(self, quotes: Iterable[MovedQuote]) -> Iterator[tuple[date, date]]:
        """The days that the quotes print or mark, with what they are now."""
        for quote in quotes:
            for days in (_printed, _edges):
                old, new = days(quote.old, self.old_year), days(quote.new, self.new_year)
                if len(old) == len(new):
                    yield from zip(old, new, strict=True)

    def _rewritten(self, folded: FoldedWords, at: int) -> str | None:
        """One date or number of own words as it is now; None where it cannot be told."""
        token = folded.token(at)
        alike = [pair for pair in self._pairs() if _spelled(pair.old) == _spelled(token)]
        beside = [pair for pair in alike if pair.behind == _behind(folded, at)]
        # 一 in 一线 counts nothing: a Chinese numeral is the same number only before the same word.
        meant = beside or (alike if token[0].isdigit() else [])
        if meant:
            return _only({pair.new if pair.old != pair.new else token for pair in meant})
        if folded.fold[at] == DATE:
            return self._rewritten_day(token)
        is_own_year = token == str(self.old_year) and _behind(folded, at) == "年"
        return str(self.new_year) if is_own_year else token

    def _rewritten_day(self, token: str) -> str | None:
        stated = printed_dates(token, self.old_year)
        found = {new for old, new in self._days(self.quotes) if [old] == stated}
        found = found or {new for old, new in self._days(self.beside) if [old] == stated}
        if not found:
            return token
        day = _only(found)
        return say_day(day) if day else None


def _only(found: Collection[T]) -> T | None:
    return next(iter(found)) if len(found) == 1 else None


def _states(pair: NumberPair, value: int) -> bool:
    return not pair.is_date and spoken_number(pair.old) == value


def _spelled(token: str) -> str:
    """A number in digits, Chinese ones too; anything else as it is."""
    number = spoken_number(token)
    return token if number is None else str(number)


def _behind(folded: FoldedWords, at: int) -> str:
    return folded.token(at + 1)[:1] if at + 1 < len(folded.spans) else ""


def _printed(text: str, year: int) -> list[date]:
    return printed_dates(text, year)


def _edges(text: str, _year: int) -> list[date]:
    return printed_edges(text)
