"""What a notice is made of: the blocks of its source, and its clauses."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of a source without its markup.

    `spans` are pairs (index in `text`, offset in the source), rising, the first for index 0. `heading_level` is
    what the format claims (0 for none) and `bold_lead` the number of leading characters that it sets in bold: both
    are hints, often wrong. `is_table_row` marks the row of a table.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    heading_level: int = 0
    bold_lead: int = 0
    is_table_row: bool = False

    def source_offset(self, index: int) -> int:
        """Return where in the source the character at `index` stands."""
        inside, offset = self.spans[bisect_right(self.spans, (index, 1 << 62)) - 1]
        return offset + index - inside

    def part(self, start: int, end: int) -> Block:
        """Return the block from `start` to `end`, without white space at its edges."""
        text = self.text[start:end]
        if text == self.text and not (text[:1].isspace() or text[-1:].isspace()):
            return self
        start += len(text) - len(text.lstrip())
        text = text.strip()
        first = bisect_right(self.spans, (start, 1 << 62))
        last = bisect_right(self.spans, (start + max(0, len(text) - 1), 1 << 62))
        spans = ((0, self.source_offset(start)), *((index - start, at) for index, at in self.spans[first:last]))
        return Block(text, spans, self.heading_level, max(0, self.bold_lead - start), self.is_table_row)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its name, its decoded source and the blocks in the order of the source."""

    name: str
    source: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered (or specially named) unit of a notice, without its children.

    `id` is `<notice id>#<canonical path>`; `path` keeps the source's labels without punctuation except
    brackets; `text` is the clause's own words with page-break splits repaired; `heading` stands before
    `text` and is "" when there is none; `start` and `end` are character offsets into the source file.
    """

    id: str
    path: tuple[str, ...]
    label: str
    heading: str
    text: str
    parent: str | None
    start: int
    end: int

    @property
    def number(self) -> str:
        """The canonical path alone, `2.1.4.5`."""
        return self.id.split("#", 1)[1]

    @property
    def notice(self) -> str:
        """The id of the notice that the clause stands in."""
        return self.id.split("#", 1)[0]

    @property
    def words(self) -> str:
        """Heading and own text as they stand in the source."""
        return self.heading + self.text


@dataclass(frozen=True, slots=True)
class SourceWarning:
    """Something odd in a source, for its editor: `kind` is stable, `message` Chinese, `clause` an id.

    `at` is a character offset into the source.
    """

    kind: str
    message: str
    at: int
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class ClauseTree:
    """The clauses of one document in document order, and what looks odd in its source."""

    clauses: tuple[Clause, ...]
    warnings: tuple[SourceWarning, ...]
