"""A notice → the search texts of its clauses: own words, words under their headings, known questions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ingest.document import Clause
from ingest.notices.notice import KnownQuestion
from ingest.text.sentences import sentence_spans

OWN_KINDS = ("text", "path", "passage")  # search texts made of the notice itself
LONGEST_WHOLE = 80  # characters up to which a clause has no search texts for its single sentences


@dataclass(frozen=True, slots=True)
class SearchText:
    """One text by which a clause is found; several may lead to the same clause.

    `kind` is `text` (the clause's words), `path` (its headings from the top, then its words), `passage`
    (one sentence of it) or `question` (a known question that the clause answers).
    """

    id: str
    clause: str
    notice: str
    kind: str
    text: str

    def digest(self) -> str:
        """Return a SHA-256 digest of everything but the id."""
        parts = (self.clause, self.notice, self.kind, self.text)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Searched(Protocol):
    """What is indexed of a notice."""

    @property
    def id(self) -> str:
        """The notice's id."""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses in document order."""

    @property
    def questions(self) -> tuple[KnownQuestion, ...]:
        """Its known questions."""


def search_texts(notice: Searched) -> list[SearchText]:
    """Return the search texts of `notice` in document order, ids stable and unique."""
    by_id = {c.id: c for c in notice.clauses}
    return [text for clause in notice.clauses for text in _of_clause(clause, by_id, notice)]


def _of_clause(clause: Clause, by_id: dict[str, Clause], notice: Searched) -> Iterator[SearchText]:
    if not clause.words.strip():
        return
    yield SearchText(f"{clause.id}@text", clause.id, notice.id, "text", clause.words)
    yield SearchText(f"{clause.id}@path", clause.id, notice.id, "path", words_under_headings(clause, by_id))
    spans = sentence_spans(clause.text) if len(clause.text) > LONGEST_WHOLE else []
    for at, (start, end) in enumerate(spans if len(spans) > 1 else []):
        yield SearchText(f"{clause.id}@p{at}", clause.id, notice.id, "passage", clause.text[start:end].strip())
    for question in notice.questions:
        if clause.id in question.clauses:
            yield SearchText(f"{clause.id}@q:{question.id}", clause.id, notice.id, "question", question.text)


def words_under_headings(clause: Clause, by_id: dict[str, Clause]) -> str:
    """Return the clause's words behind the headings over it, from the top; `by_id` holds the clauses of its notice."""
    return " ".join((*_headings(clause, by_id), clause.words)).strip()


def _headings(clause: Clause, by_id: dict[str, Clause]) -> list[str]:
    """The headings over `clause` from the top; a parent without one lends the start of its words."""
    found: list[str] = []
    parent = by_id.get(clause.parent or "")
    while parent:
        found.append(parent.heading or parent.text[:30])
        parent = by_id.get(parent.parent or "")
    return found[::-1]
