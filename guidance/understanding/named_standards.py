"""Companion documents that a message names: which notices go by them, and that their clauses alone count then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from guidance.question import QuestionScope
from guidance.references.find_references import References
from ingest.text.normalise import search_spelling


@dataclass(frozen=True)
class NamedStandards:
    """The standards of an office; `citing` has for each of them, by id, the ids of the notices that go by it."""

    citing: Mapping[str, tuple[str, ...]]

    def named_in(self, references: References) -> tuple[str, ...]:
        """Return the standards that a message names; none where it names a notice too."""
        named = references.notices
        return named if all(id in self.citing for id in named) else ()

    def notices_in(self, references: References) -> tuple[str, ...]:
        """Return the notices that a message names by number."""
        return tuple(id for id in references.notices if id not in self.citing)

    def without_names(self, text: str, references: References) -> str:
        """Return the folded text without the names of standards: their places and years are none of a notice."""
        for reference in references.found:
            if reference.notices and all(id in self.citing for id in reference.notices):
                text = text.replace(search_spelling(reference.text), " ")
        return text

    def elsewhere(self, chosen: str, standards: Sequence[str]) -> tuple[str, ...]:
        """Return the notices that go by one of the standards, none where the notice chosen does."""
        citing = self._citing(standards)
        return () if chosen in citing else citing

    def limit(self, scope: QuestionScope, standards: tuple[str, ...]) -> QuestionScope:
        """Return the scope of a question that names standards: those of its notices that go by them, or any that does.

        One that no notice covers, and one without standards, stays as it is.
        """
        if scope.outside or not standards:
            return scope
        citing = self._citing(standards)
        notices = tuple(id for id in scope.notices if id in citing) or citing or scope.notices
        return replace(scope, notices=notices, standards=standards)

    def _citing(self, standards: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id for of in standards for id in self.citing[of]))
