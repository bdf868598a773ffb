"""Two notices side by side: the clause of another notice on the same matter, and how the wording differs."""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from guidance.weights import ComparisonWeights
from ingest.document import Clause
from ingest.memo import memo
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling
from ingest.text.search_words import search_words

_TOKEN = re.compile(r"[A-Za-z]+|[0-9]+(?:\.[0-9]+)*|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WordingSpan:
    """A stretch of two texts: the same in both (width and script of characters aside), or different."""

    same: bool
    left: str
    right: str


def compare(left: Clause, right: Clause) -> tuple[WordingSpan, ...]:
    """Return both clauses' words in full as parts in order, the differing ones told apart."""
    ours, theirs = _TOKEN.findall(left.words), _TOKEN.findall(right.words)
    matcher = difflib.SequenceMatcher(None, [_key(t) for t in ours], [_key(t) for t in theirs], autojunk=False)
    parts = [
        WordingSpan(kind == "equal", "".join(ours[a:b]), "".join(theirs[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
    ]
    return tuple(_joined(parts))


def similar_clauses(
    clause: Clause, home: Notice, other: Notice, weights: ComparisonWeights, limit: int = 3
) -> tuple[Clause, ...]:
    """Return the clauses of `other` on the same matter as `clause` of `home`, the nearest first.

    A clause with items is taken with all of them, and against others with all of theirs; its heading counts as well.
    """
    rarity = _rarity([*home.clauses, *other.clauses])
    whole = any(c.parent == clause.id for c in home.clauses)
    words = _word_bag(clause, home, whole)

    def similarity(candidate: Clause) -> float:
        by_heading = weights.headings * _common(_bag(clause.heading), _bag(candidate.heading)) if whole else 0
        return max(_common(words, _word_bag(candidate, other, whole), rarity), by_heading)

    ranked = sorted(((similarity(c), -at) for at, c in enumerate(other.clauses)), reverse=True)[:limit]
    return tuple(other.clauses[-at] for score, at in ranked if score >= weights.alike)


def _key(token: str) -> str:
    return " " if token.isspace() else search_spelling(token) or token


def _joined(parts: Iterable[WordingSpan]) -> list[WordingSpan]:
    """Differences with a lone equal character between them become one: a word is not torn into characters."""
    joined: list[WordingSpan] = []
    for part in parts:
        lone = part.same and joined and not joined[-1].same and len(part.left.strip()) < 2
        if joined and (lone or joined[-1].same == part.same):
            last = joined.pop()
            part = WordingSpan(last.same and part.same, last.left + part.left, last.right + part.right)
        joined.append(part)
    return joined


def _word_bag(clause: Clause, notice: Notice, whole: bool) -> Counter[str]:
    """The words of a clause; with `whole` those of what stands under it as well."""
    below = [c.words for c in notice.clauses if c.id.startswith(f"{clause.id}.")] if whole else []
    return sum((_bag(text) for text in below), Counter(_bag(clause.words)))


@memo("search words of a clause")
def _bag(text: str) -> Counter[str]:
    return Counter(search_words(text))


def _rarity(clauses: list[Clause]) -> dict[str, float]:
    counts = Counter(word for clause in clauses for word in _bag(clause.words))
    return {word: math.log(1 + len(clauses) / count) for word, count in counts.items()}


def _common(left: Counter[str], right: Counter[str], rarity: dict[str, float] | None = None) -> float:
    def weight(bag: Counter[str]) -> float:
        return sum(count if rarity is None else rarity.get(word, 0) * count for word, count in bag.items())

    total = weight(left) + weight(right)
    return 2 * weight(left & right) / total if total else 0.0
