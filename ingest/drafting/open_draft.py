"""A drafted notice as its editor sees it: its entries, the text that they come from, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.document import ClauseTree, Document
from ingest.drafting.add_notice import NotAddedError
from ingest.drafting.draft_notice import draft_notice, load_scope_tables
from ingest.drafting.draft_review import DraftReview, load_review, review_of
from ingest.drafting.entry_form import FIELDS, is_list
from ingest.notices.load_notices import source_file
from ingest.notices.notice_folders import DRAFT, has_draft, is_draft
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import read_source
from ingest.settings import settings
from ingest.staff_files.line_marks import read_marked

REQUIRED = ("title", "year")  # without which no notice can answer; standards need no year
DOUBT = "doubt"  # in the place of a field, for a doubt that has been looked at


@dataclass(frozen=True)
class OpenDraft:
    """One drafted notice: the values of its notice.draft.yaml, the document and tree of its source, the review."""

    folder: Path
    values: dict[str, Any]
    document: Document
    tree: ClauseTree
    review: DraftReview

    @property
    def id(self) -> str:
        """The notice's id."""
        return self.folder.name

    @property
    def is_correction(self) -> bool:
        """Whether the notice answers meanwhile, as it was before."""
        return not is_draft(self.folder)

    @property
    def title(self) -> str:
        """What the notice calls itself, or its id."""
        entry = self.values.get("title")
        return str(entry.get("value") or self.id) if isinstance(entry, dict) else self.id

    @property
    def is_standards(self) -> bool:
        """Whether this is a companion document, which nobody applies under."""
        return self.values.get("document") == "standards"

    def is_required(self, field: str) -> bool:
        """Whether the document cannot be published without a field."""
        return field in REQUIRED and not (self.is_standards and field == "year")

    def entries(self, field: str) -> list[dict[str, Any]]:
        """Return the entries of a field, none where it is absent."""
        return entries_of(self.values, field)

    def left(self) -> list[tuple[str, dict[str, Any] | None]]:
        """Return what nobody has confirmed yet: fields with an entry, or with None where one is absent."""
        return list(self._left())

    def doubts_left(self) -> int:
        """Return how many doubts nobody has looked at yet."""
        return sum(not self.review.is_confirmed(DOUBT, doubt.message) for doubt in self.review.doubts)

    def _left(self) -> Iterator[tuple[str, dict[str, Any] | None]]:
        for field in FIELDS:
            entries = self.entries(field)
            yield from ((field, entry) for entry in entries if not self.review.is_confirmed(field, entry))
            if not entries and self.is_missing(field):
                yield field, None

    def is_missing(self, field: str) -> bool:
        """Whether an absent field is something to be done about."""
        return self.is_required(field) or (bool(self.review.why(field)) and not self.review.is_confirmed(field, None))


def open_draft(id: str) -> OpenDraft:
    """Read a drafted notice; NotAddedError where there is none, FaultsError where its files cannot be read."""
    folder = settings().knowledge / "notices" / id
    if not has_draft(folder):
        raise NotAddedError(f"没有代号为「{id}」的草稿，可能刚刚发布或丢弃了")
    document = read_source(source_file(folder))
    tree = parse_outline(document, id)
    review = load_review(folder) or review_of(draft_notice(document, tree, load_scope_tables()))
    return OpenDraft(folder, draft_values(folder), document, tree, review)


def draft_values(folder: Path) -> dict[str, Any]:
    """Return what stands in a drafted notice's YAML; FaultsError where it cannot be read."""
    value = read_marked(folder / DRAFT).value
    return value if isinstance(value, dict) else {}


def entries_of(values: dict[str, Any], field: str) -> list[dict[str, Any]]:
    """Return the entries of a field of such values, none where it is absent."""
    found = values.get(field)
    listed = found if is_list(field) and isinstance(found, list) else [found]
    return [entry for entry in listed if isinstance(entry, dict)]
