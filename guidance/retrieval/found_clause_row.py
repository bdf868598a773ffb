"""A clause that was found, as a row for other programs."""

from __future__ import annotations

from typing import Any

from guidance.citations import copied_citation
from guidance.retrieval.look_up import FoundClause


def found_clause_row(found: FoundClause) -> dict[str, Any]:
    """Return the clause with its place, its citation to copy, and the spans of `text` that were searched for."""
    return {
        "id": found.clause.id,
        "notice": found.clause.notice,
        "label": found.clause.label,
        "path": list(found.above),
        "text": found.clause.words,
        "citation": copied_citation(found.notice, found.clause),
        "score": found.score,
        "hits": [list(span) for span in found.hits],
    }
