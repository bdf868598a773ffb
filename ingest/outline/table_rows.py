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
        node.column_heads = "".join(f"{line}\n" for line in (section, row.carried, _heads_over(row, columns)) if line)
        node.paragraphs.append(_paragraph(row))


def _name(table: int, row: int) -> str:
    return f"表第{row}行" if table == 1 else f"表{table}第{row}行"


def _heads_over(row: Block, columns: list[str]) -> str:
    """The names of the columns over the cells of a row; over a cell that spans several stand the names of all."""
    names = list(columns)
    for column in reversed(row.merged):
        if column < len(names):
            names[column - 1 : column + 1] = "、".join(filter(None, names[column - 1 : column + 1])), ""
    return GAP.join(names).rstrip()


def _column_names(heads: list[Block]) -> list[str]:
    """The names of the columns; one that spans several stands before the name of each below it."""
    rows = [_names_in(row) for row in heads]
    for above, below in pairwise(rows):
        for column in range(1, min(len(above), len(below))):
            above[column] = above[column] or (above[column - 1] if below[column] else "")
    width = max(map(len, rows), default=0)
    stacked = ([row[column] for row in rows if column < len(row) and row[column]] for column in range(width))
    return [" ".join(dict.fromkeys(names)) for names in stacked]


def _names_in(row: Block) -> list[str]:
    cells = _cells(row)
    cells += [""] * (max(row.merged, default=0) + 1 - len(cells))
    for column in row.merged:
        cells[column] = cells[column] or cells[column - 1]
    return cells


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
    while count < len(rows) and _goes_on_in(rows[count], rows[0]):
        count += 1
    return rows[:count]


def _goes_on_in(lower: Block, upper: Block) -> bool:
    """Whether `lower` names columns too: cells of `upper` span several columns, and others reach down to it.

    A format without merged cells tells the words of one in each place that it takes.
    """
    above, below = _cells(upper), _cells(lower)
    spans = "" in above or any(left == right for left, right in pairwise(above))
    reaches = bool(lower.carried) or any(name and name == other for name, other in zip(above, below, strict=False))
    return spans and reaches and _reads_like_heads(lower)


def _reads_like_heads(row: Block) -> bool:
    cells = [cell for cell in _cells(row) if cell]
    return len(cells) > 1 and all(len(cell) <= _HEAD_LENGTH and not _VALUE.search(cell) for cell in cells)
