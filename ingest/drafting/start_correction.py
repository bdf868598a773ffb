"""A notice that answers → a draft beside it to correct: visitors are answered from the old one until it is accepted."""

from __future__ import annotations

from ingest.drafting.add_notice import NotAddedError, draft_lock
from ingest.drafting.draft_review import REVIEW, DraftReview, as_bytes, file_digest
from ingest.drafting.entry_form import FIELDS
from ingest.drafting.open_draft import entries_of
from ingest.notices.notice_folders import DRAFT, METADATA, has_draft
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.line_marks import read_marked


def start_correction(id: str, who: str) -> None:
    """Write a draft of a notice that answers, with all its entries confirmed; where there is one already, it stays.

    Raises NotAddedError where no such notice answers.
    """
    folder = settings().knowledge / "notices" / id
    with draft_lock():
        if has_draft(folder):
            return
        if not (folder / METADATA).is_file():
            raise NotAddedError(f"没有代号为「{id}」的通知，可能刚刚撤下了")
        content = (folder / METADATA).read_bytes()
        values = read_marked(folder / METADATA).value
        entries = [(field, entry) for field in FIELDS for entry in entries_of(values, field)]
        review = DraftReview(corrects=file_digest(content)).with_confirmed(entries, who)
        write_whole(folder / REVIEW, as_bytes(review))
        write_whole(folder / DRAFT, content)
