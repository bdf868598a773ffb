"""What became of each clause from one edition of a notice to the next, as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ingest.document import Clause
from ingest.edition_changes.folded_words import fold_words
from ingest.text.sentences import sentence_spans

ChangeKind = Literal["same", "numbers", "changed", "new", "gone"]
"""Unchanged, changed in dates and numbers only, changed in words, only in the new edition, only in the old one."""

KIND_NAMES: dict[ChangeKind, str] = {
    "same": "相同",
    "numbers": "只改了日期或数字",
    "changed": "有改动",
    "new": "新增",
    "gone": "取消",
}
_SELF_CONTAINED = 15  # characters from which a clause means the same under another heading
_LEADS = re.compile("下列|以下|如下|[:：]$")


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause of the old edition and what it is in the new one; None where an edition has no such clause."""

    kind: ChangeKind
    old: Clause | None
    new: Clause | None

    @property
    def is_moved(self) -> bool:
        """Whether the clause has another number than before."""
        return bool(self.old and self.new and self.old.number != self.new.number)


@dataclass(frozen=True)
class EditionChanges:
    """All clauses of two editions in the order of the new one, those that are gone behind what they stood behind."""

    changes: tuple[ClauseChange, ...]

    @cached_property
    def of_old(self) -> Mapping[str, ClauseChange]:
        """The changes by the number of the clause in the old edition."""
        return {change.old.number: change for change in self.changes if change.old}

    @cached_property
    def of_new(self) -> Mapping[str, ClauseChange]:
        """The changes by the number of the clause in the new edition."""
        return {change.new.number: change for change in self.changes if change.new}

    def count(self, kind: ChangeKind) -> int:
        """Return how many clauses are of a kind."""
        return sum(change.kind == kind for change in self.changes)

    def same_clause(self, number: str) -> ClauseChange | None:
        """Return the change of a clause of the old edition that is the same but for dates and numbers, else None."""
        change = self.of_old.get(number)
        return change if change and change.kind in ("same", "numbers") else None

    def same_in_place(self, number: str) -> ClauseChange | None:
        """Return the change of such a clause that also means the same: what leads up to it is the same as well.

        A short one that stands under another heading now may mean something else there.
        """
        change = self.same_clause(number)
        if change is None or change.old is None or change.new is None:
            return None
        if self._leads(change.old, self._old_by_id) != self._leads(change.new, self._new_by_id):
            return None
        return change if self._is_under_same(change.old, change.new) or _is_long(change.new) else None

    def why_not_same(self, number: str) -> str:
        """Return in Chinese why a clause of the old edition is not the same in its place."""
        change = self.of_old.get(number)
        if change is None or change.kind == "gone":
            return "新通知里没有这一条了"
        if change.kind == "changed":
            return "这一条的文字有改动"
        return "引出这一条的话有改动"

    def _is_under_same(self, old: Clause, new: Clause) -> bool:
        above = self._old_by_id.get(old.parent or "")
        if above is None:
            return new.parent is None
        partner = self.of_old[above.number].new
        return partner is not None and partner.id == new.parent

    @cached_property
    def _old_by_id(self) -> dict[str, Clause]:
        return {change.old.id: change.old for change in self.changes if change.old}

    @cached_property
    def _new_by_id(self) -> dict[str, Clause]:
        return {change.new.id: change.new for change in self.changes if change.new}

    @staticmethod
    def _leads(clause: Clause, by_id: Mapping[str, Clause]) -> list[str]:
        """What leads up to a clause from above (符合下列条件之一：), documents cited in it aside."""
        above = list(_chain(clause, by_id))
        return [lead for each in above if (lead := _lead(each.text))]


def _chain(clause: Clause, by_id: Mapping[str, Clause]) -> Iterator[Clause]:
    while above := by_id.get(clause.parent or ""):
        clause = above
        yield clause


def _lead(text: str) -> str:
    """The sentences of a text that lead up to items, folded, without the parts that cite documents."""
    sentences = [text[start:end].strip() for start, end in sentence_spans(text)]
    leading = [sentence for sentence in sentences if _LEADS.search(sentence)]
    parts = [part for sentence in leading for part in re.split("[,，、]", sentence) if not re.search("[《〔]", part)]
    # How many of the items are asked for (之一, 之二) is no number that a value could follow.
    spelled = (fold_words(part).key if _LEADS.search(part) else fold_words(part).fold for part in parts)
    return "".join(spelled)


def _is_long(clause: Clause) -> bool:
    return len(fold_words(clause.words).key) >= _SELF_CONTAINED
