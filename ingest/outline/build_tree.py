"""Blocks and the numbers that count in them → nodes: who owns each paragraph that has no number."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from ingest.document import Block
from ingest.outline import split_document
from ingest.outline.resolve_numbers import NumberPlace
from ingest.outline.split_document import DocumentPart
from ingest.outline.tree_node import Paragraph, TreeNode

# How many neighbours are asked how the clauses of a list are built.
SIBLINGS = 50
WHOLE = re.compile("以上")
# What is said of the whole document at its end.
LAST_WORDS = re.compile("特此|请.{2,80}(?:转发|遵照|贯彻)|本(?:通知|公告|办法|意见)自.{2,30}起")


@dataclass(slots=True)
class Growth:
    """How far the tree has grown: the clause and the unit written to last, the numbers still to come."""

    root: TreeNode
    coming: list[NumberPlace]
    nodes: dict[int, TreeNode] = field(default_factory=dict)
    clause: TreeNode | None = None
    last: TreeNode | None = None
    at: int = 0

    def next(self) -> NumberPlace | None:
        """The number that comes next in the part."""
        return self.coming[self.at] if self.at < len(self.coming) else None


def grow(part: DocumentPart, blocks: list[Block], places: list[NumberPlace]) -> TreeNode:
    """Return the root of a part: its front, clauses, tails, list of annexes and closing."""
    growth = Growth(TreeNode("root", part.start, printed=part.label), places)
    inside = defaultdict(list)
    for place in places:
        inside[place.mark.block].append(place)
    ended = _ended(part, blocks, places)
    for n, index in enumerate(part.body[:ended]):
        follows = part.body[n + 1] if n + 1 < ended else -1
        _block(growth, blocks[index], inside[index], follows)
    _annexes(growth.root, [blocks[i] for i in part.annexes])
    if ended < len(part.body):
        end = growth.root.child("end", blocks[part.body[ended]].at(0))
        for index in part.body[ended:]:
            end.paragraphs.append(Paragraph.of(blocks[index]))
    return growth.root


def _ended(part: DocumentPart, blocks: list[Block], places: list[NumberPlace]) -> int:
    """Where in the part's body the closing begins; it comes after the last clause or the list of annexes."""
    said = places[-1].mark.block if places else (part.annexes or [1 << 62])[0]
    after = next((n for n, index in enumerate(part.body) if index > said), len(part.body))
    return after + split_document.closing(blocks, part.body[after:])


def _block(growth: Growth, block: Block, places: list[NumberPlace], follows: int) -> None:
    start = places[0].mark.start if places else len(block.text)
    if (words := block.part(0, start)).text:
        _unnumbered(growth, words, bool(places) or (growth.next() is not None and growth.next().mark.block == follows))
    for place, end in zip(places, [*(p.mark.start for p in places[1:]), len(block.text)], strict=False):
        parent = growth.nodes[id(place.parent)] if place.parent else growth.root
        parent = parent.group or parent
        last = next((n for n in reversed(parent.children) if n.kind == "clause"), None)
        node = parent.child("clause", block.at(place.mark.start), place, place.mark.printed)
        node.round = (last.round if last else 0) + (place.anew and last is not None)
        node.add(block.part(place.mark.end, end), own_line=False)
        growth.nodes[id(place)] = growth.clause = growth.last = node
        growth.at += 1


def _unnumbered(growth: Growth, words: Block, before_number: bool) -> None:
    coming, clause = growth.next(), growth.clause
    if clause is None:
        growth.last = growth.last or growth.root.child("front", words.at(0))
    elif before_number and coming.anew and _headed(coming.parent) and Paragraph.of(words).run_in():
        growth.last = _group(growth.nodes[id(coming.parent)], words)
        return
    elif not words.level and not words.table and growth.last.goes_on():
        pass
    elif not words.table:
        growth.last = _owner(growth, words.text, coming)
        growth.last = (
            growth.last if growth.last.kind != "tail" or growth.last.paragraphs else _moved(growth.last, words)
        )
    growth.last.add(words)


def _moved(tail: TreeNode, words: Block) -> TreeNode:
    tail.start = words.at(0)
    return tail


def _headed(parent: NumberPlace | None) -> bool:
    """Whether lists under a clause may have headings: those of an article are its paragraphs."""
    return parent is not None and parent.mark.style != "条"


def _group(parent: TreeNode, words: Block) -> TreeNode:
    """A run-in heading starts the numbering anew; the first one, seen only now, becomes a heading too."""
    last = parent.paragraphs[-1] if parent.paragraphs else None
    if not parent.group and last and last.own_line and last.run_in():
        parent.paragraphs.pop()
        first = TreeNode("group", last.start, parent, paragraphs=[last], children=parent.children)
        for child in first.children:
            child.parent = first
        parent.children = [first]
    parent.group = parent.child("group", words.at(0))
    parent.group.add(words)
    return parent.group


def _owner(growth: Growth, text: str, coming: NumberPlace | None) -> TreeNode:
    """The unit that an unnumbered paragraph belongs to, by what comes next."""
    clause = growth.clause
    above = coming.parent if coming else None
    if _bare(clause) or (coming and above is clause.place):
        return clause
    if coming and above is clause.place.parent and not coming.anew:
        return clause
    path = _path(clause)
    if WHOLE.match(text):
        ended = next((n for n in path if coming and n.place.parent is above), path[0])
        return _tail(ended if ended is not clause else clause.parent)
    if clause is growth.last and len(clause.paragraphs) > 1 and clause.paragraphs[-1].own_line:
        return clause
    if not coming and LAST_WORDS.match(text):
        return _tail(growth.root)
    if growth.last.kind == "tail":
        return growth.last
    return clause if _holds_paragraphs(clause) else _tail(clause.parent)


def _path(clause: TreeNode) -> list[TreeNode]:
    """The numbered units from the top down to `clause`."""
    path = [clause]
    while path[0].parent and path[0].parent.kind != "root":
        path.insert(0, path[0].parent)
    return [node for node in path if node.place]


def _bare(clause: TreeNode) -> bool:
    """Whether a clause has a heading at most, and still waits for its words."""
    if not clause.paragraphs:
        return True
    if len(clause.paragraphs) > 1 or not clause.paragraphs[0].heading_like():
        return False
    before = [n for n in clause.parent.children[-SIBLINGS:] if n.kind == "clause" and n is not clause]
    return not before or any(len(n.paragraphs) > 1 or n.children for n in before)


def _holds_paragraphs(clause: TreeNode) -> bool:
    """Articles, headed clauses and those of a list whose clauses have several paragraphs keep what follows."""
    if clause.style == "条" or (len(clause.paragraphs) > 1 and clause.paragraphs[0].heading_like()):
        return True
    return any(
        len(n.paragraphs) > 1 for n in clause.parent.children[-SIBLINGS:] if n.kind == "clause" and n is not clause
    )


def _tail(parent: TreeNode) -> TreeNode:
    last = parent.children[-1] if parent.children else None
    return last if last and last.kind == "tail" else parent.child("tail", 0)


def _annexes(root: TreeNode, blocks: list[Block]) -> None:
    """The list of annexes, an item a node; a single annex is the list's own words."""
    if not blocks:
        return
    whole = root.child("annexes", blocks[0].at(0))
    number = 0
    for block in blocks:
        head = split_document.LISTED.match(block.text)
        at = head.end() if head else 0
        cuts = [] if not head or not head["number"] else [(0, head.end(), head["number"])]
        for item in split_document.ITEM.finditer(block.text, at):
            if int(item[1]) == number + 1 + len(cuts):
                cuts.append((item.start(), item.end(), item[1]))
        if not cuts:
            (whole.children[-1] if whole.children else whole).add(block.part(at, len(block.text)))
        for (start, inside, label), end in zip(cuts, [*(c[0] for c in cuts[1:]), len(block.text)], strict=False):
            node = whole.child("annex", block.at(start), printed=label)
            node.add(block.part(inside, end), own_line=False)
        number += len(cuts)
