"""What an editor should look at: missing, repeated and doubtful numbers, said in Chinese."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.document import Block, Clause, Doubt
from ingest.outline.number_marks import LINE, Mark
from ingest.outline.tree_node import TreeNode


def doubts(
    roots: list[TreeNode], refused: list[Mark], blocks: list[Block], clauses: tuple[Clause, ...]
) -> tuple[Doubt, ...]:
    """Return the findings in the order of the source."""
    by_start = {clause.start: clause for clause in clauses if clause.path}
    found = [doubt for node in _numbered(roots) for doubt in _of_place(node, by_start.get(node.start))]
    for mark in refused:
        if mark.strength == LINE:
            words = blocks[mark.block].text[:20]
            message = f"行首“{words}”像编号，但与前后编号接不上，按正文处理；如确是一条，请核对源文件的编号"
            found.append(Doubt("not_a_clause", message, blocks[mark.block].at(mark.start)))
    if not any(node.place for root in roots for node in root.children):
        found.append(Doubt("no_numbers", "全文没有找到条款编号，只能作为一整段引用；请核对源文件", 0))
    return tuple(sorted(found, key=lambda doubt: doubt.at))


def _numbered(roots: list[TreeNode]) -> Iterable[TreeNode]:
    nodes = list(roots)
    while nodes:
        node = nodes.pop()
        nodes += node.children
        if node.place:
            yield node


def _of_place(node: TreeNode, clause: Clause | None) -> Iterable[Doubt]:
    if not clause:
        return
    if node.place.missing:
        first, last = node.place.missing
        range_ = f"{first}" if first == last else f"{first} 至 {last}"
        message = f"源文件里“{clause.label}”之前缺编号 {range_}；编号照原样保留，不补"
        yield Doubt("missing_number", message, clause.start, clause.id)
    if node.place.repeated:
        message = f"源文件里编号“{clause.label}”重复或次序颠倒；编号照原样保留，请核对"
        yield Doubt("repeated_number", message, clause.start, clause.id)
