"""Beside a draft: what someone should look at, and which of its entries somebody has looked at."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.document import SourceWarning
from ingest.drafting.notice_draft import NoticeDraft
from ingest.staff_files.faults import Fault, FaultsError

REVIEW = "notice.draft.review.json"


class DraftReview(BaseModel):
    """Fields to look at with the reason, doubts of the source, and who confirmed what, by the entry's digest.

    An entry that changes has another digest, and so is to be confirmed anew. `corrects` is the digest of the file
    that a correction began with, "" for a new notice.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    to_confirm: tuple[tuple[str, str], ...] = ()
    doubts: tuple[SourceWarning, ...] = ()
    confirmed: Mapping[str, str] = {}
    corrects: str = ""

    def why(self, field: str) -> list[str]:
        """Return the reasons to look at a field."""
        return [why for key, why in self.to_confirm if key == field]

    def is_confirmed(self, field: str, entry: object) -> bool:
        """Whether somebody has confirmed this entry of a field; None stands for there being none."""
        return entry_digest(field, entry) in self.confirmed

    def with_confirmed(self, entries: Iterable[tuple[str, object]], who: str) -> DraftReview:
        """Return the review after `who` has confirmed entries, each with its field."""
        digests = {entry_digest(field, entry): who for field, entry in entries}
        return self.model_copy(update={"confirmed": {**self.confirmed, **digests}})


def review_of(draft: NoticeDraft) -> DraftReview:
    """Return what is to be looked at in a new draft."""
    return DraftReview(to_confirm=tuple(draft.to_confirm()), doubts=draft.doubts)


def load_review(folder: Path) -> DraftReview | None:
    """Return the review beside the draft in `folder`, None where there is none; FaultsError where it is broken."""
    path = folder / REVIEW
    try:
        return DraftReview.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise FaultsError([Fault(path, 0, "核对记录坏了；删去这个文件，重新核对")]) from error


def as_bytes(review: DraftReview) -> bytes:
    """Return what stands in the file."""
    return review.model_dump_json(indent=1).encode()


def file_digest(content: bytes) -> str:
    """Return what tells the content of a file from any other."""
    return hashlib.sha256(content).hexdigest()[:24]


def entry_digest(field: str, entry: object) -> str:
    """Return what tells one entry of a field from every other."""
    return hashlib.sha256(json.dumps([field, _plain(entry)], sort_keys=True).encode()).hexdigest()[:24]


def _plain(entry: Any) -> Any:
    if isinstance(entry, Mapping):
        return {str(key): _plain(value) for key, value in entry.items()}
    return [_plain(value) for value in entry] if isinstance(entry, list) else str(entry)
