"""A notice as it comes → what is kept of it: the original byte for byte, the text that is cited, and its blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Document, SourceWarning
from ingest.errors import UnreadableSourceError
from ingest.readers.content_kind import require_kind
from ingest.readers.convert import CONVERTED
from ingest.readers.convert_within_limits import convert_within_limits
from ingest.readers.read_source import ENDINGS, decode_source, parse_source, read_bytes
from ingest.readers.reading_progress import PageProgress, quiet

MOST_CHARACTERS = 600_000  # of an upload; the longest notices and standards have a tenth of that
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
    return receive_files([(str(path), read_bytes(path)) for path in paths])


def receive_files(files: Sequence[tuple[str, bytes]], progress: PageProgress = quiet) -> ReceivedNotice:
    """Read the same from names and contents: of a name, nothing but its ending counts; raise UnreadableSourceError."""
    endings = [Path(name).suffix.lower() for name, _ in files]
    try:
        for (_, data), ending in zip(files, endings, strict=True):
            require_kind(ending, data)
            _require_read(ending)
        if len(files) == 1 and endings[0] in ENDINGS:
            data = files[0][1]
            document = _short(parse_source(decode_source(data), endings[0], _document_name(files[0][0])))
            return ReceivedNotice({f"source{endings[0]}": data}, document, ())
        converted = convert_within_limits(list(zip(endings, (data for _, data in files), strict=True)), progress)
        document = _short(parse_source(converted.text, ".md", _document_name(files[0][0])))
    except UnreadableSourceError as error:
        raise UnreadableSourceError(f"{'、'.join(name for name, _ in files)}：{error}") from None
    originals = {
        _original(at, len(files), ending): data
        for at, (ending, (_, data)) in enumerate(zip(endings, files, strict=True), 1)
    }
    return ReceivedNotice({**originals, _TEXT: converted.text.encode()}, document, converted.doubts)


def _short(document: Document) -> Document:
    if sum(len(block.text) for block in document.blocks) > MOST_CHARACTERS:
        raise UnreadableSourceError(f"超过 {MOST_CHARACTERS} 字，不像一份通知，请检查是否传错了文件")
    return document


def _require_read(ending: str) -> None:
    if ending not in (*ENDINGS, *CONVERTED):
        readable = "、".join((*CONVERTED, *ENDINGS))
        raise UnreadableSourceError(f"不支持“{ending or '无'}”这种文件结尾，请另存为 {readable} 之一")


def _document_name(name: str) -> str:
    path = Path(name)
    return path.stem if path.stem != "source" else path.resolve().parent.name


def _original(at: int, count: int, ending: str) -> str:
    return f"original{ending}" if count == 1 else f"original-{at:02d}{ending}"
