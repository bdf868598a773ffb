"""The cells of a table row drawn together: rows of data become one block, a table that lays out the page stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ingest.document import Block

CELL_LENGTH = 200  # characters of a cell in a table of data at most
_MOST_COLUMNS, _MOST_ROWS = 60, 2000  # that a cell may span; what claims more is broken
# A table of two columns that lays out a list: the number stands in the first.
NUMBER_LABEL = re.compile(
    r"[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,3}[.．、]|[（(]\d{1,3}[）)]|第.{1,6}条"
)


@dataclass(slots=True)
class Cell:
    """A cell: its blocks are those from `first` up to `last` of the page's."""

    first: int
    columns: int
    rows: int
    is_head: bool
    last: int = 0


@dataclass(slots=True)
class Table:
    """An open table: for each column, the words of a cell above that reaches down, and for how many rows yet."""

    reaching: dict[int, tuple[int, str]] = field(default_factory=dict)

    def join_row(self, blocks: list[Block], cells: list[Cell]) -> Block | None:
        """Return the row of `cells` as one block, None where they hold what is no data."""
        row = blocks[cells[0].first : cells[-1].last] if cells else []
        columns_taken = sum(cell.columns for cell in cells)
        if columns_taken < 2 or not row or len(row) > 2 * len(cells) or any(len(b.text) > CELL_LENGTH for b in row):
            return None
        if len(row) == 2 and NUMBER_LABEL.fullmatch(row[0].text):
            return replace(_joined(row, " "), is_table_row=False)
        carried: list[str] = []
        columns: list[list[Block]] = []
        merged: list[int] = []
        for cell in cells:
            self._skip_reaching(columns, carried)
            inside = blocks[cell.first : cell.last]
            if cell.rows > 1:
                words = " ".join(block.text for block in inside)
                reach = range(len(columns), len(columns) + cell.columns)
                self.reaching |= {column: (cell.rows - 1, words if column == reach[0] else "") for column in reach}
            merged += range(len(columns) + 1, len(columns) + cell.columns)
            columns += [inside, *([] for _ in range(cell.columns - 1))]
        self._skip_reaching(columns, carried)
        row_block = _joined([_joined(column, " ") if column else None for column in columns], "\t")
        is_head = all(cell.is_head for cell in cells)
        words_above = " ".join(filter(None, carried))
        return replace(row_block, is_table_row=True, is_table_head=is_head, carried=words_above, merged=tuple(merged))

    def _skip_reaching(self, columns: list[list[Block]], carried: list[str]) -> None:
        """Leave the next columns empty as far as cells above reach down into them."""
        while (column := len(columns)) in self.reaching:
            rows, words = self.reaching.pop(column)
            if rows > 1:
                self.reaching[column] = (rows - 1, words)
            carried.append(words)
            columns.append([])


def span_of(attributes: Mapping[str, str], name: str) -> int:
    """Return how many columns or rows a cell says it takes; 1 where it says nothing that can be."""
    text, most = attributes.get(name, "").strip(), _MOST_COLUMNS if name == "colspan" else _MOST_ROWS
    return max(1, min(int(text), most)) if text.isdecimal() and text.isascii() and len(text) < 7 else 1


def _joined(blocks: list[Block] | list[Block | None], seam: str) -> Block:
    spans, texts, size = [], [], 0
    for block in blocks:
        if block:
            spans += [(size + index, offset) for index, offset in block.spans]
            texts.append(block.text)
            size += len(block.text)
        else:
            texts.append("")
        size += len(seam)
    return Block(seam.join(texts), ((0, spans[0][1]), *spans[spans[0][0] == 0 :]))
