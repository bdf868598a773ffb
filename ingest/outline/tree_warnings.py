"""What an editor should look at in a source: missing, repeated and doubtful numbers, in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.document import Block, Clause, LeftOut, SourceWarning
from ingest.outline.number_marks import LINE, NumberMark
from ingest.outline.resolve_numbers import PlacedNumber
from ingest.outline.tree_node import TreeNode

MOST_UNDIVIDED = 3  # units of a text without numbers that is not divided: letterhead, list of annexes, signature
MOST_LEFT_OUT = 20  # warnings about what is struck out or hidden; a page that hides more hides it everywhere


def find_warnings(
    roots: list[TreeNode],
    refused: list[NumberMark],
    blocks: list[Block],
    clauses: tuple[Clause, ...],
    left_out: tuple[LeftOut, ...],
) -> tuple[SourceWarning, ...]:
    """Return what looks odd, in the order of the source.

    `refused` are the marks that do not count as numbers, `left_out` what the source strikes out or hides.
    """
    by_start = {clause.start: clause for clause in clauses if clause.path}
    warnings: list[SourceWarning] = []
    for node, number in _numbered(roots):
        if clause := by_start.get(node.start):
            warnings += _number_warnings(number, clause)
    warnings += [
        _refused_warning(mark, blocks[mark.block]) for mark in refused if mark.strength == LINE or mark.is_damaged
    ]
    warnings += [_left_out_warning(words) for words in left_out[:MOST_LEFT_OUT]]
    if not any(True for _ in _numbered(roots)):
        way = "按小标题和自然段引用" if len(clauses) > MOST_UNDIVIDED else "只能作为一整段引用"
        warnings.append(SourceWarning("no_numbers", f"全文没有找到条款编号，{way}；请核对源文件", 0))
    return tuple(sorted(warnings, key=lambda warning: warning.at))


def _numbered(roots: list[TreeNode]) -> Iterator[tuple[TreeNode, PlacedNumber]]:
    nodes = list(roots)
    while nodes:
        node = nodes.pop()
        nodes += node.children
        if node.number:
            yield node, node.number


def _number_warnings(number: PlacedNumber, clause: Clause) -> Iterable[SourceWarning]:
    if number.missing:
        first, last = number.missing
        range_ = f"{first}" if first == last else f"{first} 至 {last}"
        message = f"源文件里“{clause.label}”之前缺编号 {range_}；编号照原样保留，不补"
        yield SourceWarning("missing_number", message, clause.start, clause.id)
    if number.mark.is_damaged:
        message = f"源文件里编号“{number.mark.printed}”的标点不规范，按“{clause.label}”读；请核对"
        yield SourceWarning("damaged_number", message, clause.start, clause.id)
    if number.repeated:
        message = f"源文件里编号“{clause.label}”重复或次序颠倒；编号照原样保留，请核对"
        yield SourceWarning("repeated_number", message, clause.start, clause.id)


def _left_out_warning(words: LeftOut) -> SourceWarning:
    why = "是删去的（带删除线）" if words.is_struck else "在页面上看不见"
    return SourceWarning("left_out", f"源文件里“{words.text[:20]}”{why}，没有读入；如确是正文，请核对源文件", words.at)


def _refused_warning(mark: NumberMark, block: Block) -> SourceWarning:
    message = f"行首“{block.text[:20]}”像编号，但与前后编号接不上，按正文处理；如确是一条，请核对源文件的编号"
    return SourceWarning("not_a_clause", message, block.source_offset(mark.start))
