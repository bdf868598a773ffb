"""A notice as it comes → what is kept of it: the original byte for byte, the text that is cited, and its blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Document, SourceWarning
from ingest.errors import UnreadableSourceError
from ingest.readers.convert import convert
from ingest.readers.read_source import ENDINGS, parse_source, read_bytes, read_source

_TEXT = "source.md"  # the text that is cited where the original is none


@dataclass(frozen=True)
class ReceivedNotice:
    """The files to keep, by name, the document that they hold, and what its editor should look at.

    The text that is cited is `source.*`; where the original is no text, it is kept beside it as `original.*`.
    """

    files: Mapping[str, bytes]
    document: Document
    doubts: tuple[SourceWarning, ...]

    @property
    def originals(self) -> dict[str, bytes]:
        """The files as they were received, without the text that was read out of them."""
        return {name: data for name, data in self.files.items() if len(self.files) == 1 or name != _TEXT}


def receive(paths: Sequence[Path]) -> ReceivedNotice:
    """Read the file of one notice, or the pages of one scan in order; raise UnreadableSourceError."""
    path = paths[0]
    if len(paths) == 1 and path.suffix.lower() in ENDINGS:
        document = read_source(path)
        return ReceivedNotice({f"source{path.suffix.lower()}": path.read_bytes()}, document, ())
    pages = [(page.suffix.lower(), read_bytes(page)) for page in paths]
    try:
        converted = convert(pages)
        document = parse_source(converted.text, ".md", path.stem)
    except UnreadableSourceError as error:
        raise UnreadableSourceError(f"{'、'.join(map(str, paths))}：{error}") from None
    files = {_original(at, len(pages), ending): data for at, (ending, data) in enumerate(pages, 1)}
    return ReceivedNotice({**files, _TEXT: converted.text.encode()}, document, converted.doubts)


def _original(at: int, count: int, ending: str) -> str:
    return f"original{ending}" if count == 1 else f"original-{at:02d}{ending}"
