"""Conditions on the old edition → the same on the new one; one whose words changed is left open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from guidance.carry_over.edition_pair import EditionPair, Entry
from guidance.carry_over.open_entries import open_condition
from ingest.edition_changes.folded_words import NUMBER, fold_words
from ingest.edition_changes.moved_quotes import MovedQuote
from ingest.edition_changes.number_changes import NumberChanges
from ingest.text.numerals import spoken_number

_LISTS = ("all", "any", "several")
OWN_WORDS = ("text", "event", "left_open", "note")


class ConditionCarrier:
    """Carries the conditions of one entry over.

    `quotes` are the words that they stand on, as they are now; `left` the old clauses and the reasons where one is
    left open. `around` are the numbers of the whole file, which a reading may be made of.
    """

    def __init__(self, editions: EditionPair, around: NumberChanges) -> None:
        self._editions, self._around = editions, around
        self.quotes: list[MovedQuote] = []
        self.left: list[tuple[str, str]] = []
        self._followed: set[tuple[object, object]] = set()

    def carry(self, node: Entry) -> Entry:
        """Return a condition, or any entry that quotes a clause, on the new edition."""
        if "quote" in node:
            return self._quoting(node)
        before = len(self.quotes)
        carried = {key: self._inside(key, value) for key, value in node.items()}
        if "text" in node:
            text = self._numbers(self.quotes[before:]).rewrite(node["text"])
            carried = {key: value for key, value in {**carried, "text": text}.items() if value is not None}
        return carried

    def follows(self, quotes: Sequence[MovedQuote]) -> bool:
        """Return whether each number, dates aside, that is another one in these quotes is followed by a value.

        One that no value follows, as how many items of a list are asked for, may change what the conditions mean.
        """
        pairs = [pair for quote in quotes for pair in quote.numbers if not pair.is_date and pair.old != pair.new]
        found = {(spoken_number(pair.old), spoken_number(pair.new)) for pair in pairs if not _is_year(pair.old)}
        return found <= self._followed

    def words_now(self, entry: Entry, quotes: Sequence[MovedQuote]) -> Entry | None:
        """Return an entry's own words with the numbers of its quotes as they are now; None where they cannot be."""
        numbers = self._numbers(quotes)
        words = {key: numbers.rewrite(entry[key]) for key in OWN_WORDS if key in entry}
        return None if None in words.values() else words

    def _numbers(self, quotes: Sequence[MovedQuote]) -> NumberChanges:
        return self._editions.numbers_of(quotes, self._around.quotes)

    def _inside(self, key: str, value: Any) -> Any:
        if key in _LISTS:
            return [self.carry(child) for child in value]
        return self.carry(value) if key == "not" else value

    def _quoting(self, node: Entry) -> Entry:
        number = str(node["clause"])
        moved = self._editions.quote_now(number, node["quote"])
        carried = self._moved(node, moved) if moved else None
        if moved is None or carried is None:
            self.left.append((number, self._editions.why_left(number)))
            return open_condition(self._editions.standing_for(number))
        self.quotes.append(moved)
        return {**carried, "clause": self._editions.number_now(number)}

    def _moved(self, node: Entry, moved: MovedQuote) -> Entry | None:
        """The condition with the words and values of the new clause; None where a value cannot be told."""
        numbers = self._numbers([moved])
        carried: Entry = {}
        for key, value in node.items():
            now = moved.new if key == "quote" else self._value(key, value, numbers)
            if now is None:
                return None
            if type(value) is int and now != value:
                self._followed.add((value, now))
            carried[key] = now
        return carried

    def _value(self, key: str, value: Any, numbers: NumberChanges) -> Any:
        if key in (*_LISTS, "not"):
            return self._inside(key, value)
        if key == "reading":
            return None if self._is_stale(value, numbers) else numbers.rewrite(value)
        if key in OWN_WORDS:
            return numbers.rewrite(value)
        return value_now(value, numbers)

    def _is_stale(self, reading: str, numbers: NumberChanges) -> bool:
        """Whether a reading may be made of numbers, dates aside, that are others now."""
        folded = fold_words(reading)
        numerals = [folded.token(at) for at in folded.numerals() if folded.fold[at] == NUMBER]
        has_digits = any(numeral[0].isdigit() for numeral in numerals)
        return self._around.mentions(reading) or (has_digits and not numbers.is_empty)


def _is_year(token: str) -> bool:
    return token.isdigit() and len(token) == 4


def value_now(value: Any, numbers: NumberChanges) -> Any:
    """Return a value of a condition as the quote states it now; None where that cannot be told."""
    if isinstance(value, dict):
        found = {key: value_now(inner, numbers) for key, inner in value.items()}
        return None if None in found.values() else found
    if isinstance(value, date):
        return numbers.day(value)
    return numbers.number(value) if type(value) is int else value
