"""A notice → the search texts of its clauses: own words, words under their headings, known questions."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.document import Chunk, Clause
from ingest.text.sentences import sentence_spans

SHORT = 80  # a clause up to this many characters is one passage


def chunks(notice) -> list[Chunk]:
    """Return the chunks of `notice` (an `ingest.notice.Notice`) in document order, ids stable and unique."""
    above = {c.id: c for c in notice.clauses}
    return [chunk for clause in notice.clauses for chunk in _of(clause, above, notice)]


def _of(clause: Clause, above: dict[str, Clause], notice) -> Iterator[Chunk]:
    if not clause.words.strip():
        return
    yield Chunk(f"{clause.id}@text", clause.id, notice.id, "text", clause.words)
    headings = " ".join(_headings(clause, above))
    yield Chunk(f"{clause.id}@path", clause.id, notice.id, "path", f"{headings} {clause.words}".strip())
    spans = sentence_spans(clause.text) if len(clause.text) > SHORT else []
    for at, (start, end) in enumerate(spans if len(spans) > 1 else []):
        yield Chunk(f"{clause.id}@p{at}", clause.id, notice.id, "passage", clause.text[start:end].strip())
    for question in notice.questions:
        if clause.id in question.clauses:
            yield Chunk(f"{clause.id}@q:{question.id}", clause.id, notice.id, "question", question.text)


def _headings(clause: Clause, above: dict[str, Clause]) -> list[str]:
    """The headings over `clause` from the top; a parent without one lends the start of its words."""
    found, parent = [], above.get(clause.parent or "")
    while parent:
        found.append(parent.heading or parent.text[:30])
        parent = above.get(parent.parent or "")
    return found[::-1]
