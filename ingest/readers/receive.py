"""A notice as it comes → what is kept of it: the original byte for byte, the text that is cited, and its blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Document, SourceWarning
from ingest.readers.read_source import read_source


@dataclass(frozen=True)
class ReceivedNotice:
    """The files to keep, by name, the document that they hold, and what its editor should look at.

    The text that is cited is `source.*`; where that is the original itself, there is no other file.
    """

    files: Mapping[str, bytes]
    document: Document
    doubts: tuple[SourceWarning, ...]


def receive(paths: Sequence[Path]) -> ReceivedNotice:
    """Read the file or pages of one notice; raise UnreadableSourceError."""
    path = paths[0]
    document = read_source(path)
    return ReceivedNotice({f"source{path.suffix.lower()}": path.read_bytes()}, document, ())
