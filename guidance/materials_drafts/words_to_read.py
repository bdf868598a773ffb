"""Words of the clauses to account for that nothing in a drafted list quotes: entered, so that someone reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guidance.materials.material_quotes import left_over
from guidance.materials.materials_file import MaterialsFile
from guidance.materials_drafts.draft_materials import TO_READ
from guidance.rules.quoted_documents import QuotedDocuments
from ingest.document import Clause
from ingest.edition_changes.folded_words import fold_words
from ingest.notices.load_notices import load_companions
from ingest.notices.notice import Notice
from ingest.staff_files.line_marks import Marked, validate
from ingest.text.normalise import match_key

Values = dict[str, Any]


def words_left(values: Values, notice: Notice) -> list[Values]:
    """Return entries of `information` for the words that `values`, those of a materials file, leave unquoted.

    Raises FaultsError where the values are none of such a file.
    """
    documents = QuotedDocuments(notice, load_companions(notice))
    left = left_over(validate(MaterialsFile, Marked(Path(), values, {})), documents)
    return [
        {"clause": named, "quote": _as_printed(piece, documents.clause(named)), "text": TO_READ}
        for named, piece in left
    ]


def with_words_to_read(values: Values, notice: Notice) -> Values:
    """Return the values with exactly the unquoted words entered as still to be read; raises as `words_left` does."""
    entries = values.get("information", [])
    settled = {**values, "information": [entry for entry in entries if entry["text"] != TO_READ]}
    left = [(entry["clause"], match_key(entry["quote"])) for entry in words_left(settled, notice)]
    kept = [entry for entry in entries if entry["text"] != TO_READ or _is_left(entry, left)]
    known = {**values, "information": kept}
    every = [*kept, *words_left(known, notice)]
    rest = {key: value for key, value in values.items() if key != "information"}
    return {**rest, "information": every} if every else rest


def _is_left(entry: Values, left: list[tuple[str, str]]) -> bool:
    """Whether nothing quotes any of the words of an entry."""
    key = match_key(str(entry.get("quote") or ""))
    return any(str(entry["clause"]) == named and key in piece for named, piece in left)


def _as_printed(key: str, clause: Clause) -> str:
    """Words of a clause by their match key, as they stand in it."""
    folded = fold_words(clause.words)
    at = folded.key.find(key)
    return clause.words[folded.offsets[at] : folded.offsets[at + len(key) - 1] + 1]
