"""What a notice is made of: the blocks of its source, and its clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

MOST_LINES = 150_000  # blocks of a document; what has more is no notice


@dataclass(frozen=True, slots=True)
class ListItem:
    """The number that a format sets before an item of a list by itself: no character of it stands in the text.

    `label` is as a reader sees it, without its point, such as 3 or c; `level` is 1 for a list that stands in no
    other; `is_first` tells an item that begins its list.
    """

    label: str
    number: int
    level: int
    is_first: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of a source without its markup.

    `spans` are pairs (index in `text`, offset in the source), rising, the first for index 0. `heading_level` is
    what the format claims (0 for none) and `bold_lead` the number of leading characters that it sets in bold: both
    are hints, often wrong. `is_table_row` marks the row of a table: a tab stands between two of its cells, and empty
    ones keep their tab; `is_table_head` marks a row that the format itself says names the columns, and `carried`
    are the words of merged cells above that hold for it too; `merged` are the columns, rising, that stay empty because
    a cell to their left spans them. `starts_page` says that a page begins with it, where
    the format tells. `item` is the number that the format sets before it.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    heading_level: int = 0
    bold_lead: int = 0
    is_table_row: bool = False
    is_table_head: bool = False
    carried: str = ""
    merged: tuple[int, ...] = ()
    starts_page: bool = False
    item: ListItem | None = None

    def source_offset(self, index: int) -> int:
        """Return where in the source the character at `index` stands."""
        inside, offset = self.spans[bisect_right(self.spans, (index, 1 << 62)) - 1]
        return offset + index - inside

    def part(self, start: int, end: int) -> Block:
        """Return the block from `start` to `end`, without white space at its edges."""
        text = self.text[start:end]
        if text == self.text and not (text[:1].isspace() or text[-1:].isspace()):
            return self
        item = None if start else self.item
        start += len(text) - len(text.lstrip())
        text = text.strip()
        spans = self._spans_between(start, start + len(text))
        return replace(self, text=text, spans=spans, bold_lead=max(0, self.bold_lead - start), item=item)

    def without(self, ranges: Iterable[tuple[int, int]]) -> Block:
        """Return the block without the characters of `ranges`, pairs (start, end) that rise; what is left is joined."""
        pieces, spans, size, start = [], [], 0, 0
        for range_start, range_end in [*ranges, (len(self.text), len(self.text))]:
            if start < range_start:
                spans += [(size + index, offset) for index, offset in self._spans_between(start, range_start)]
                pieces.append(self.text[start:range_start])
                size += range_start - start
            start = range_end
        return replace(self, text="".join(pieces), spans=tuple(spans) or self.spans[:1])

    def followed_by(self, rest: Block, text: str) -> Block:
        """Return the block that goes on with `rest`; `text` is both their words, which end with those of `rest`."""
        seam = len(text) - len(rest.text)
        return replace(self, text=text, spans=(*self.spans, *((seam + at, offset) for at, offset in rest.spans)))

    def _spans_between(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The spans of the part from `start` to `end`, with indexes that count from its start."""
        first = bisect_right(self.spans, (start, 1 << 62))
        last = bisect_right(self.spans, (max(start, end - 1), 1 << 62))
        return ((0, self.source_offset(start)), *((index - start, at) for index, at in self.spans[first:last]))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that stand in a source and are not read: `at` is their offset, `is_struck` tells struck from hidden."""

    text: str
    at: int
    is_struck: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its name, its decoded source, the blocks in the order of the source, and what was left out."""

    name: str
    source: str
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()


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
