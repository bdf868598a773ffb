"""knowledge/draft_wording.yaml: the words by which a draft knows what a day, an amount or a number in a notice is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from ingest.settings import settings
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict, read_marked, validate

WordList = Annotated[list[Text], Field(min_length=1)]
Act = Literal["payment", "onsite", "review", "hearing", "online"]


class ActWords(Strict):
    """What is done within a time, by kind; a kind that stands earlier goes before a later one."""

    payment: WordList
    onsite: WordList
    review: WordList
    hearing: WordList
    online: WordList


class ZoneWords(Strict):
    """What the names of zones, which no table of divisions lists whole, say of their nature, and how they end."""

    natures: WordList
    endings: WordList


class DraftWording(Strict):
    """All of draft_wording.yaml."""

    acts: ActWords
    no_acts: WordList
    applicant: WordList
    counted: WordList
    unrelated: WordList
    stops: WordList
    fees: WordList
    not_fees: WordList
    contacts: WordList
    not_phones: WordList
    offices: WordList
    kinds: WordList
    zones: ZoneWords


def load_draft_wording(path: Path | None = None) -> DraftWording:
    """Read draft_wording.yaml; raise FaultsError with every fault, its file and line."""
    return validate(DraftWording, read_marked(path or settings().knowledge / "draft_wording.yaml"))


def last_of(text: str, words: Iterable[str]) -> int:
    """Return where the last of `words` in `text` stands; -1 where there is none."""
    return max((text.rfind(word) for word in words), default=-1)


def first_of(text: str, words: Iterable[str]) -> int:
    """Return where the first of `words` in `text` stands; -1 where there is none."""
    return min((at for word in words if (at := text.find(word)) >= 0), default=-1)


def has_any(text: str, words: Iterable[str]) -> bool:
    """Return whether one of `words` stands in `text`."""
    return any(word in text for word in words)
