"""The rows of a table as units of their own, each under the heads of its columns."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.document import Block
from ingest.outline.tree_node import Paragraph, TreeNode

GAP = "\t"  # between the cells of a row
_HEAD_LENGTH = 24  # characters of a cell that names a column
_VALUE = re.compile(r"\d{3}|\d[\d年月日时元%％/.:：-]|^[\d.\s—–-]+$|^[（(]?\d+[）)]?$|[。；]")
_SECTION_LENGTH = 40  # characters of a row that heads those below it


def add_rows(unit: TreeNode, rows: list[Block]) -> None:
    """Add the rows of a table to `unit`; one row alone, or one column, is words of the unit."""
    heads = _head_rows(rows)
    if len(rows) < 2 or len(heads) == len(rows):
        for row in rows:
            unit.paragraphs.append(_paragraph(row))
        return
    tables = 1 + len({child.table for child in unit.children if child.kind == "row"})
    columns = _column_names(heads)
    section = ""
    for count, row in enumerate(rows[len(heads) :], 1):
        cells = [cell for cell in _cells(row) if cell]
        below = rows[len(heads) + count : len(heads) + count + 1]
        if (
            len(cells) == 1
            and not row.carried
            and len(cells[0]) <= _SECTION_LENGTH
            and below
            and not _is_alone(below[0])
        ):
            section = cells[0]
            continue
        node = unit.add_child("row", row.source_offset(0), printed=_name(tables, count))
        node.table, node.segment = tables, f"row{count}" if tables == 1 else f"table{tables}-row{count}"
        node.column_heads = "".join(f"{line}\n" for line in (section, row.carried, columns) if line)
        node.paragraphs.append(_paragraph(row))


def _name(table: int, row: int) -> str:
    return f"表第{row}行" if table == 1 else f"表{table}第{row}行"


def _column_names(heads: list[Block]) -> str:
    """The names of the columns; one that spans several stands before the name of each below it."""
    rows = [_cells(row) for row in heads]
    for above, below in pairwise(rows):
        for column in range(1, min(len(above), len(below))):
            above[column] = above[column] or (above[column - 1] if below[column] else "")
    width = max(map(len, rows), default=0)
    names = (" ".join(row[column] for row in rows if column < len(row) and row[column]) for column in range(width))
    return GAP.join(names).rstrip()


def _cells(row: Block) -> list[str]:
    return [cell.strip() for cell in row.text.split("\t")]


def _is_alone(row: Block) -> bool:
    """Whether a row has one cell only, and no merged one beside it."""
    return not row.carried and sum(map(bool, _cells(row))) == 1


def _paragraph(row: Block) -> Paragraph:
    paragraph = Paragraph.from_block(row)
    paragraph.text = GAP.join(_cells(row)).rstrip()
    return paragraph


def _head_rows(rows: list[Block]) -> list[Block]:
    """The rows at the top that name the columns: those that the format marks, or the first that reads like names."""
    count = next((at for at, row in enumerate(rows) if not row.is_table_head), len(rows))
    if not count and not _reads_like_heads(rows[0]):
        return []
    count = max(1, count)
    # Names of columns in two rows, the upper of which spans several.
    while count < len(rows) and rows[count].carried and "" in _cells(rows[0]) and _reads_like_heads(rows[count]):
        count += 1
    return rows[:count]


def _reads_like_heads(row: Block) -> bool:
    cells = [cell for cell in _cells(row) if cell]
    return len(cells) > 1 and all(len(cell) <= _HEAD_LENGTH and not _VALUE.search(cell) for cell in cells)
