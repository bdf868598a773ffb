"""Finding a clause in seconds: by number or document number first, then by its words; no vectors."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from guidance.lexicon.list_requests import wants_list
from guidance.references.find_references import ReferenceIndex, References
from guidance.references.resolve import Absent
from guidance.references.typed_references import refer
from guidance.retrieval.clause_scores import ClauseScores
from guidance.retrieval.highlight import hits
from guidance.retrieval.word_index import best
from guidance.weights import LookUpWeights
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling
from ingest.text.numerals import label_number
from ingest.text.search_words import search_words

LONGEST = 400  # characters of a query that are read
BY_NUMBER = 1.0  # score of a clause that was asked for by number


@dataclass(frozen=True, slots=True)
class LookupLimits:
    """Where a look-up searches; None leaves it open. `section` is a top-level number or words of its heading.

    `notices` are the ids of those that it searches among.
    """

    notice: str | None = None
    notices: frozenset[str] | None = None
    place: str | None = None
    year: int | None = None
    section: str | None = None


EVERYWHERE = LookupLimits()


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A clause that answers a look-up.

    `above` are the headings over it from the top; `score` is 1 for what was asked for by number, else the share
    of the query's weight that the clause holds, 0 to 0.99; `hits` are the spans (start, end) of `clause.words` that
    the query names.
    """

    clause: Clause
    notice: Notice
    above: tuple[str, ...]
    score: float
    hits: tuple[tuple[int, int], ...]


class Lookup:
    """The clauses of some notices, ready to be looked up."""

    def __init__(
        self,
        notices: Sequence[Notice],
        weights: LookUpWeights,
        expand: Callable[[str], Iterable[str]] | None = None,
    ) -> None:
        """`expand` turns a folded query into the notices' own words for it (`Vocabulary.expand`), or is None."""
        self.notices = tuple(notices)
        self._weights = weights
        self._expand = expand or _unexpanded
        self._single: dict[str, Lookup] = {}
        self._clauses = [c for n in self.notices for c in n.clauses]
        self._at = {c.id: at for at, c in enumerate(self._clauses)}
        self._notice_of = np.repeat(np.arange(len(self.notices)), [len(n.clauses) for n in self.notices])

    def find(self, query: str, limit: int = 20, limits: LookupLimits = EVERYWHERE) -> list[FoundClause]:
        """Return up to `limit` clauses that `query` means, best first; for an empty query all, in document order."""
        if limits.notice and len(self.notices) > 1:
            return self._alone(limits.notice).find(query, limit, limits)
        query, inside = query[:LONGEST].strip(), self._inside(limits)
        if not query:
            return [self._found(at, BY_NUMBER, ()) for at in np.flatnonzero(inside)[:limit]]
        named = self.referred(query, limits)
        marked_words = [w for r in named.documents for w in search_words(r.text)]
        if named.only:
            return [self._found(at, BY_NUMBER, marked_words) for at in self._named_clauses(named, inside)[:limit]]
        rest = named.rest if named else query
        expansion = list(self._expand(search_spelling(rest[:100])))
        scores = self._scores.scores(rest, expansion)
        fit = None if wants_list(query) else scores
        by_number = self._by_fit(self._named_clauses(named, inside), named, [rest, *expansion], fit)
        scores[~self._narrowed(inside, named)] = 0
        scores[by_number] = 0
        marked_words += search_words(" ".join([rest, *expansion]))
        first = [self._found(at, BY_NUMBER, marked_words) for at in by_number[:limit]]
        return first + [self._found(at, float(scores[at]), marked_words) for at in best(scores, limit - len(first))]

    def referred(self, query: str, limits: LookupLimits = EVERYWHERE) -> References:
        """Return the numbers that `query` names within the limits, found and missing."""
        admitted = (notice.id for notice in self.notices if _admits(notice, limits))
        return refer(query[:LONGEST], self._numbers if limits == EVERYWHERE else self._numbers.within(admitted))

    def clause(self, id: str) -> FoundClause:
        """Return one clause by its id; KeyError when there is none."""
        return self._found(self._at[id], BY_NUMBER, ())

    def _alone(self, notice: str) -> Lookup:
        """One notice by itself: how rare a word is must not depend on how many others there are."""
        if notice not in self._single:
            self._single[notice] = Lookup([n for n in self.notices if n.id == notice], self._weights, self._expand)
        return self._single[notice]

    def _named_clauses(self, named: References, inside: np.ndarray) -> list[int]:
        """The clauses that the numbers name, bare headings with their items, then others that name the same annex.

        Where a number is absent, its parent stands in; where a notice's number is all, the notice's clauses do.
        """
        ids = [i for each in named.clauses for i in (each, *self._below(each))]
        ids += [i for r in named.found for i in r.mentions]
        ids = ids or [a.parent for a in named.absent if a.parent]
        if named.only and not ids and not named.absent:
            ids = [c.id for n in self.notices if n.id in named.notices for c in n.clauses]
        return [at for at in dict.fromkeys(self._at[i] for i in ids) if inside[at]]

    def _by_fit(
        self, clauses: list[int], named: References, other_words: list[str], scores: np.ndarray | None
    ) -> list[int]:
        """The named clauses, those of the notice first that the other words fit; these order a heading's items too."""
        own = self._scores.notice_words.counts(search_words(" ".join(other_words)))
        firm = {self._at[i] for i in named.clauses if not self._below(i)}
        return sorted(clauses, key=lambda at: (-own[at], 0 if scores is None or at in firm else -float(scores[at])))

    def _below(self, id: str) -> Sequence[str]:
        """The items of a clause that is a bare heading."""
        return () if self._clauses[self._at[id]].text.strip() else self._items.get(id, ())

    def _narrowed(self, inside: np.ndarray, named: References) -> np.ndarray:
        """`inside`, without the notices whose document number was not named, where any was."""
        if not named.notices:
            return inside
        return inside & np.isin(self._notice_of, [i for i, n in enumerate(self.notices) if n.id in named.notices])

    def _found(self, at: int, score: float, marked_words: Sequence[str]) -> FoundClause:
        clause = self._clauses[at]
        above = tuple(c.heading.strip() for c in self._over(clause) if c.heading.strip())
        spans = hits(clause.words, marked_words)
        return FoundClause(clause, self.notices[self._notice_of[at]], above, round(score, 3), spans)

    def _over(self, clause: Clause) -> list[Clause]:
        found = []
        while clause.parent in self._at:
            clause = self._clauses[self._at[clause.parent]]
            found.append(clause)
        return found[::-1]

    def _inside(self, limits: LookupLimits) -> np.ndarray:
        if limits == EVERYWHERE:
            return np.ones(len(self._clauses), dtype=bool)
        inside = np.array([_admits(n, limits) for n in self.notices], dtype=bool)[self._notice_of]
        if not limits.section:
            return inside
        inside_of = [at for at in np.unique(self._top_of) if is_section(self._clauses[at], limits.section)]
        return inside & np.isin(self._top_of, inside_of)

    @cached_property
    def _numbers(self) -> ReferenceIndex:
        return ReferenceIndex(self.notices)

    @cached_property
    def _scores(self) -> ClauseScores:
        return ClauseScores(self.notices, self._weights)

    @cached_property
    def _top_of(self) -> np.ndarray:
        tops = (self._at.get(f"{c.notice}#{c.number.split('.')[0]}", self._at[c.id]) for c in self._clauses)
        return np.fromiter(tops, dtype=np.int64, count=len(self._clauses))

    @cached_property
    def _items(self) -> dict[str, list[str]]:
        items: dict[str, list[str]] = {}
        for clause in self._clauses:
            items.setdefault(clause.parent or "", []).append(clause.id)
        return items


def _unexpanded(_query: str) -> tuple[str, ...]:
    return ()


def _admits(notice: Notice, limits: LookupLimits) -> bool:
    return (
        limits.notice in (None, notice.id)
        and (limits.notices is None or notice.id in limits.notices)
        and limits.year in (None, notice.year)
        and (limits.place is None or limits.place in (notice.place, *notice.scope.places))
    )


def tops(notices: Iterable[Notice]) -> list[Clause]:
    """Return the clauses that stand at the top of the notices, one after another."""
    return [clause for notice in notices for clause in notice.clauses if clause.parent is None]


def is_section(top: Clause, section: str) -> bool:
    """Whether the top-level clause has that number, or those words in its heading."""
    number = label_number(section.strip("第部分条章、. ")) or section
    return top.number == str(number) or section in top.heading


def missing_numbers(lookup: Lookup, named: References, shown: Collection[str]) -> list[str]:
    """Return a sentence for each number that is in no notice, or not in one of the notices `shown`."""
    absent = [_absent_sentence(lookup, a) for a in named.absent if not shown or a.notice in shown]
    unknown = [r.text for r in named.documents if not r.clauses and not r.notices]
    return absent + [f"没有通知用到文号“{text}”" for text in unknown]


def _absent_sentence(lookup: Lookup, absent: Absent) -> str:
    notice = next(n for n in lookup.notices if n.id == absent.notice)
    where = f"“{lookup.clause(absent.parent).clause.label.rstrip('、.')}”下" if absent.parent else ""
    why = "原文编号在此跳过" if absent.skipped else "原文没有这个编号"
    return f"{notice.name}{where}没有第 {absent.text} 项：{why}"
