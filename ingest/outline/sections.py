"""Sections that have a heading but no number: where each begins, and the tree of a part that is made of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Block
from ingest.outline.build_tree import build_tree
from ingest.outline.number_marks import SYMBOL, WRAPPED, NumberMark
from ingest.outline.resolve_numbers import PlacedNumber, resolve_numbers
from ingest.outline.split_document import DocumentPart
from ingest.outline.tree_node import Paragraph, TreeNode

_HEAD_LENGTH = 40  # characters
_NO_HEADING = re.compile("[。；;，,、！!]$|[：:].|\\d{5}")
_BRACKETED = re.compile("【[^】]{1,24}】")
_LETTERHEAD = 8  # blocks above a notice's text in which its title and the line that addresses somebody stand


@dataclass(frozen=True, slots=True)
class PartTree:
    """The tree of a part, and the marks at the start of a line that are none of its numbers."""

    root: TreeNode
    refused: list[NumberMark]


def part_tree(part: DocumentPart, blocks: list[Block], marks: list[list[NumberMark]]) -> PartTree:
    """Return the tree of `part`: under its numbers, or under its unnumbered headings where it is made of such."""
    numbers, refused = resolve_numbers([mark for index in part.body for mark in marks[index]])
    heads = _section_heads(part, blocks, marks, numbers)
    if not heads:
        return PartTree(build_tree(part, blocks, numbers), refused)
    wanted = set(heads)
    edges = [at for at, index in enumerate(part.body) if index in wanted]
    root = TreeNode("root", part.start, printed=part.label)
    refused = []
    for start, end in zip([0, *edges], [*edges, len(part.body)], strict=True):
        is_last = end == len(part.body)
        body = part.body[start:end]
        head = body[0] if body and body[0] in wanted else None
        section = DocumentPart(
            "", part.start, body[head is not None :], part.annexes if is_last else [], 0 if is_last else None
        )
        found, unplaced = resolve_numbers([mark for index in section.body for mark in marks[index]])
        refused += unplaced
        _add_section(root, None if head is None else blocks[head], build_tree(section, blocks, found))
    return PartTree(root, refused)


def _add_section(root: TreeNode, head: Block | None, tree: TreeNode) -> None:
    """Put the units of a section under its heading; the closing and the list of annexes stay at the top."""
    owner = root
    if head:
        owner = root.add_child("group", head.source_offset(0))
        owner.paragraphs += _heading_and_words(head)
    for child in tree.children:
        if head and child.kind in ("front", "tail"):
            owner.paragraphs += child.paragraphs
            owner.children += child.children
            for below in child.children:
                below.parent = owner
            continue
        above = root if child.kind in ("annexes", "end") else owner
        child.parent = above
        above.children.append(child)


def _heading_and_words(head: Block) -> list[Paragraph]:
    """The heading that a block is, and the words that follow it on its line."""
    bracketed = _BRACKETED.match(head.text)
    end = bracketed.end() if bracketed else len(head.text)
    words = head.part(end, len(head.text))
    return [Paragraph.from_block(head.part(0, end)), *([Paragraph.from_block(words)] if words.text else [])]


def _section_heads(
    part: DocumentPart, blocks: list[Block], marks: list[list[NumberMark]], numbers: list[PlacedNumber]
) -> list[int]:
    """The blocks that head the sections of a part, none where its numbers run on over such lines."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for index in part.body[_letterhead(part.body, blocks) :]:
        if kind := _kind_of_head(blocks[index], marks[index]):
            kinds[kind].append(index)
    heading = [kind for kind, found in kinds.items() if len(found) > 1 and _head_something(found, part.body)]
    heads = kinds[min(heading, key=lambda kind: (_order(kind), kinds[kind][0]))] if heading else []
    top = [number for number in numbers if number.parent is None]
    for before, after in pairwise(top):
        following = bisect_right(heads, before.mark.block)  # the heads rise
        runs_on = after.mark.style == before.mark.style and not after.restarts
        if runs_on and following < len(heads) and heads[following] < after.mark.block:
            return []
    return heads


def _letterhead(body: list[int], blocks: list[Block]) -> int:
    """How many blocks stand above the text: up to the line that addresses somebody, the title at least."""
    ends = (at + 1 for at, index in enumerate(body[:_LETTERHEAD]) if blocks[index].text.endswith(("：", ":")))
    return next(ends, 1)


def _kind_of_head(block: Block, marks: list[NumberMark]) -> str:
    """What makes a block read as the heading of a section, "" when nothing does."""
    text = block.text
    is_numbered = any(mark.start == 0 and mark.strength >= WRAPPED for mark in marks)
    if is_numbered or block.is_table_row:
        return ""
    if _BRACKETED.match(text):
        return "【"
    if len(text) > _HEAD_LENGTH or _NO_HEADING.search(text):
        return ""
    if block.heading_level:
        return f"level {block.heading_level}"
    if (symbol := SYMBOL.match(text)) and "。" not in text:
        return symbol[0].strip()
    return "bold" if block.bold_lead >= len(text) else ""


def _head_something(found: list[int], body: list[int]) -> bool:
    """Whether most of the blocks found have others below them, unlike the items of a list."""
    place = {index: at for at, index in enumerate(body)}
    touching = sum(place[after] == place[before] + 1 for before, after in pairwise(found))
    return touching * 2 <= len(found)


def _order(kind: str) -> tuple[bool, str]:
    """Headings that the format marks come first, the highest level of them before the others; then what comes first."""
    is_level = kind.startswith("level")
    return not is_level, kind if is_level else ""
