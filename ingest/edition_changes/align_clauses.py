"""The clauses of two editions of a notice → which is which: by number, heading and words, dates and numbers folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import fuzz

from ingest.document import Clause
from ingest.edition_changes.clause_changes import ChangeKind, ClauseChange, EditionChanges
from ingest.edition_changes.folded_words import fold_words

ALIKE = 75.0  # per cent alike from which two clauses are the same one wherever they stand
ALIKE_IN_PLACE = 45.0  # likewise for two in the same place
_FIXED = ("0", "annex", "end")  # numbers that say what a clause is


def align(old: Sequence[Clause], new: Sequence[Clause]) -> EditionChanges:
    """Return what became of each clause of the `old` edition in the `new` one; both in document order."""
    pairing = _Pairing(old, new)
    pairing.pair_equal(_key, same_number=True)
    pairing.pair_equal(_key)
    pairing.pair_equal(_comparable, same_number=True)
    pairing.pair_equal(_comparable)
    pairing.pair_alike()
    pairing.pair_equal(_comparable)
    return EditionChanges(tuple(pairing.changes()))


class _Pairing:
    """The clauses of two editions on the way to pairs."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause]) -> None:
        self._old, self._new = old, new
        # Folded once: each clause is compared with many.
        self._old_words, self._new_words = ({clause.id: _comparable(clause) for clause in some} for some in (old, new))
        self._partner: dict[str, Clause] = {}  # by the id of the old clause
        self._taken: set[str] = set()  # ids of new clauses

    def pair_equal(self, spelling: Callable[[Clause], str], same_number: bool = False) -> None:
        """Pair the clauses left with the same spelling: under the same number, or where only one of each is meant."""
        left = self._left_by(spelling, self._left_new())
        left_old = self._left_by(spelling, self._left_old())
        for key, olds in left_old.items():
            for clause in olds:
                found = [each for each in left.get(key, ()) if each.id not in self._taken]
                near = [each for each in found if self._is_near(clause, each, same_number)]
                is_only = not same_number and len(found) == 1 and len(olds) == 1
                if near or is_only:
                    self._pair(clause, (near or found)[0])

    def pair_alike(self) -> None:
        """Pair the clauses left that are alike enough, those higher up first, of several the most alike."""
        for depth in sorted({_depth(clause) for clause in self._left_old()}):
            olds = [clause for clause in self._left_old() if _depth(clause) == depth]
            scored = [(score, o, n) for o in olds for n in self._left_new() if (score := self._likeness(o, n))]
            for _, clause, other in sorted(scored, key=lambda each: -each[0]):
                if clause.id not in self._partner and other.id not in self._taken:
                    self._pair(clause, other)

    def changes(self) -> Iterable[ClauseChange]:
        """Return the pairs and what has no partner, in the order of the new edition."""
        partners = {new.id: old for old in self._old if (new := self._partner.get(old.id))}
        counts = _Counts(self._old, self._new)
        at = {clause.id: (place, 0) for place, clause in enumerate(self._new)}
        found = [(at[n.id], ClauseChange(counts.kind(partners.get(n.id), n), partners.get(n.id), n)) for n in self._new]
        last = -1
        for serial, clause in enumerate(self._old, 1):
            if partner := self._partner.get(clause.id):
                last = at[partner.id][0]
            else:
                found.append(((last, serial), ClauseChange("gone", clause, None)))
        return [change for _, change in sorted(found, key=lambda each: each[0])]

    def _left_old(self) -> list[Clause]:
        return [clause for clause in self._old if clause.id not in self._partner]

    def _left_new(self) -> list[Clause]:
        return [clause for clause in self._new if clause.id not in self._taken]

    @staticmethod
    def _left_by(spelling: Callable[[Clause], str], clauses: Iterable[Clause]) -> dict[str, list[Clause]]:
        found: dict[str, list[Clause]] = {}
        for clause in clauses:
            found.setdefault(spelling(clause), []).append(clause)
        return found

    def _pair(self, old: Clause, new: Clause) -> None:
        self._partner[old.id] = new
        self._taken.add(new.id)

    def _is_near(self, old: Clause, new: Clause, same_number: bool) -> bool:
        return old.number == new.number if same_number else self._is_in_place(old, new)

    def _is_in_place(self, old: Clause, new: Clause) -> bool:
        """Whether two clauses stand under the same clause."""
        if old.parent is None or new.parent is None:
            return old.parent is new.parent
        partner = self._partner.get(old.parent)
        return partner is not None and partner.id == new.parent

    def _likeness(self, old: Clause, new: Clause) -> float:
        """How alike two clauses are, from 0 to 200; 0 where they are not the same one."""
        if old.number in _FIXED or new.number in _FIXED:
            return 200.0 if old.number == new.number else 0.0
        ratio = fuzz.ratio(self._old_words[old.id], self._new_words[new.id])
        if not self._is_in_place(old, new):
            return ratio if ratio >= ALIKE else 0.0
        if old.heading and fold_words(old.heading).fold == fold_words(new.heading).fold:
            return 100.0 + ratio / 2
        return 50.0 + ratio if ratio >= ALIKE_IN_PLACE else 0.0


class _Counts:
    """How many clauses of each edition are the same but for dates and numbers."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause]) -> None:
        self._old, self._new = (Counter(map(_comparable, edition)) for edition in (old, new))

    def kind(self, old: Clause | None, new: Clause) -> ChangeKind:
        """Return what became of a pair; of several that differ in numbers only, more or fewer now, none is sure."""
        if old is None:
            return "new"
        if _key(old) == _key(new):
            return "same"
        shared = _comparable(new)
        is_sure = _comparable(old) == shared and self._old[shared] == self._new[shared]
        return "numbers" if is_sure else "changed"


def _key(clause: Clause) -> str:
    return fold_words(clause.words).key


def _comparable(clause: Clause) -> str:
    return fold_words(clause.words).comparable


def _depth(clause: Clause) -> int:
    return clause.number.count(".")
