"""Words quoted from a clause of the old edition → the words that stand there in the new one, with their numbers."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.edition_changes.clause_changes import ClauseChange
from ingest.edition_changes.folded_words import NUMBER, FoldedWords, fold_words
from ingest.text.normalise import match_key


@dataclass(frozen=True, slots=True)
class NumberPair:
    """A date or number and what it is now; `behind` is the character that follows it, "" at the end of the quote."""

    old: str
    new: str
    behind: str
    is_date: bool


@dataclass(frozen=True, slots=True)
class MovedQuote:
    """Words of the old edition, those in their place in the new one, and the dates and numbers of both in order."""

    old: str
    new: str
    numbers: tuple[NumberPair, ...]

    @property
    def is_changed(self) -> bool:
        """Whether any of the dates and numbers is another one now."""
        return any(pair.old != pair.new for pair in self.numbers)


def move_quote(quote: str, change: ClauseChange) -> MovedQuote | None:
    """Return where `quote` of the old clause stands in the new one, which is the same but for dates and numbers.

    None where the clause has other numbers now and the quote does not stand in the old one, or stands there several
    times and they differ now.
    """
    if change.old is None or change.new is None:
        return None
    old, new = fold_words(change.old.words), fold_words(change.new.words)
    if len(old.spans) != len(new.spans):
        return None
    found = [_moved(quote, old, new, *tokens) for tokens in _tokens_of(match_key(quote), old)]
    if not found and change.kind == "same":
        return MovedQuote(quote, quote, ())
    is_one = len({match_key(moved.new) for moved in found}) == 1
    return found[0] if is_one else None


def _tokens_of(key: str, text: FoldedWords) -> list[tuple[int, int]]:
    """The first and last token of every place where `key` stands; a number that is cut counts whole."""
    found, at = [], text.key.find(key) if key else -1
    while at >= 0:
        covered = [i for i, (start, end) in enumerate(text.spans) if start < at + len(key) and end > at]
        found.append((covered[0], covered[-1]))
        at = text.key.find(key, at + 1)
    return found


def _moved(quote: str, old: FoldedWords, new: FoldedWords, first: int, last: int) -> MovedQuote:
    numbers = tuple(
        NumberPair(old.token(at), new.token(at), old.token(at + 1)[:1] if at < last else "", old.fold[at] != NUMBER)
        for at in old.numerals()
        if first <= at <= last
    )
    is_same = all(pair.old == pair.new for pair in numbers)
    return MovedQuote(quote, quote if is_same else new.stretch(first, last), numbers)
