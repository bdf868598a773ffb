"""Blocks and the numbers that count in them → tree: which unit each paragraph without a number belongs to."""

from __future__ import annotations

import re
from collections import defaultdict

from ingest.document import Block
from ingest.outline.resolve_numbers import PlacedNumber
from ingest.outline.split_document import ANNEX_ITEM, ANNEX_LIST, DocumentPart, closing_start
from ingest.outline.table_rows import add_rows
from ingest.outline.tree_node import HEADING_LENGTH, Paragraph, TreeNode

SIBLINGS = 50  # neighbours of a clause that are looked at for how the clauses of its list are built
CLOSING_LINES = 5  # blocks below a text without numbers at most
SPEAKS_FOR_ALL = re.compile("以上")
# What ends a whole document.
LAST_WORDS = re.compile("特此|请.{2,80}(?:转发|遵照|贯彻)|本(?:通知|公告|办法|意见)自.{2,30}起")

WHOM_TO_ASK = re.compile(
    "[（(]?(?:政策|业务|技术|监督|举报|投诉|服务|办公|联系|咨询)*(?:联系人|联系方式|咨询|电话|热线|咨询时间)[：:]"
)


def build_tree(part: DocumentPart, blocks: list[Block], numbers: list[PlacedNumber]) -> TreeNode:
    """Return the root of a part: its front, clauses, tails, list of annexes and closing."""
    builder = _TreeBuilder(TreeNode("root", part.start, printed=part.label), numbers)
    numbers_in = defaultdict(list)
    for number in numbers:
        numbers_in[number.mark.block].append(number)
    end = _body_end(part, blocks, numbers)
    body, closing = part.body[:end], part.body[end:]
    for index, next_index in zip(body, [*body[1:], -1], strict=False):
        builder.add_block(blocks[index], numbers_in[index], next_index)
    builder.end_table()
    _add_annexes(builder.root, [blocks[index] for index in part.annexes])
    if closing:
        node = builder.root.add_child("end", blocks[closing[0]].source_offset(0))
        node.paragraphs += [Paragraph.from_block(blocks[index]) for index in closing]
    return builder.root


def _body_end(part: DocumentPart, blocks: list[Block], numbers: list[PlacedNumber]) -> int:
    """Where in the part's body the closing begins; it comes after the last clause or the list of annexes."""
    if part.letterhead is None:
        return len(part.body)
    last_clause = [numbers[-1].mark.block] if numbers else part.annexes[:1]
    if last_clause:
        after = next((at for at, index in enumerate(part.body) if index > last_clause[0]), len(part.body))
    else:
        after = max(part.letterhead, len(part.body) - CLOSING_LINES)
    return after + closing_start(blocks, part.body[after:])


class _TreeBuilder:
    """The tree as far as it is built: the clause and the unit written to last, and the numbers still to come."""

    def __init__(self, root: TreeNode, numbers: list[PlacedNumber]) -> None:
        self.root = root
        self._numbers = numbers
        self._done = 0  # numbers that have their node
        self._nodes: dict[PlacedNumber, TreeNode] = {}
        self._clause: TreeNode | None = None
        self._last: TreeNode | None = None
        self._rows: list[Block] = []  # of the table that is open

    def add_block(self, block: Block, numbers: list[PlacedNumber], next_index: int) -> None:
        """Add the words of a block and the clauses that begin in it; the part's next block is at `next_index`."""
        if block.is_table_row:
            self._rows.append(block)
            return
        self.end_table()
        first = numbers[0].mark.start if numbers else len(block.text)
        words = block.part(0, first)
        if words.text:
            coming = self._next_number()
            self._add_unnumbered(words, bool(numbers) or (coming is not None and coming.mark.block == next_index))
        ends = [*(number.mark.start for number in numbers[1:]), len(block.text)]
        for number, end in zip(numbers, ends, strict=False):
            self._add_clause(number, block, end)

    def end_table(self) -> None:
        """Add the rows of the table that is open to the unit written to last."""
        if self._rows:
            self._last = self._last or self.root.add_child("front", self._rows[0].source_offset(0))
            add_rows(self._last, self._rows)
            self._rows = []

    def _next_number(self) -> PlacedNumber | None:
        return self._numbers[self._done] if self._done < len(self._numbers) else None

    def _add_clause(self, number: PlacedNumber, block: Block, end: int) -> None:
        parent = self._nodes[number.parent] if number.parent else self.root
        parent = parent.open_group or parent
        before = next((node for node in reversed(parent.children) if node.kind == "clause"), None)
        node = parent.add_child("clause", block.source_offset(number.mark.start), number, number.mark.printed)
        if before:
            node.restarts = before.restarts + number.restarts
        node.add_paragraph(block.part(number.mark.end, end), own_line=False)
        self._nodes[number] = self._clause = self._last = node
        self._done += 1

    def _add_unnumbered(self, words: Block, number_follows: bool) -> None:
        if self._clause is None:
            self._last = self._last or self.root.add_child("front", words.source_offset(0))
        elif number_follows and (parent := self._parent_of_restarted_list()) and _is_run_in_heading(words):
            self._last = _open_group(parent, words)
            return
        else:
            self._last = self._unit_for(words, self._clause, self._last or self._clause)
        self._last.add_paragraph(words)

    def _parent_of_restarted_list(self) -> TreeNode | None:
        """The clause under which a list starts again next, and may have a heading: lists of an article have none."""
        coming = self._next_number()
        if not coming or not coming.restarts or not coming.parent or coming.parent.mark.style == "条":
            return None
        return self._nodes[coming.parent]

    def _unit_for(self, words: Block, clause: TreeNode, last: TreeNode) -> TreeNode:
        if last.goes_on_with(words) or (last.ends_with_table and not words.heading_level):
            return last
        unit = self._owner(words.text, clause, last)
        if unit.kind == "tail" and not unit.paragraphs:
            unit.start = words.source_offset(0)
        return unit

    def _owner(self, text: str, clause: TreeNode, last: TreeNode) -> TreeNode:
        """The unit that an unnumbered paragraph belongs to, by what comes next."""
        coming = self._next_number()
        if _waits_for_words(clause) or (coming and _list_goes_on(clause, coming)):
            return clause
        if SPEAKS_FOR_ALL.match(text):
            return _tail_of(self._list_that_ends(clause, coming))
        ends_notice = not coming and WHOM_TO_ASK.match(text) and not _is_about_contacts(clause)
        if clause is last and len(clause.paragraphs) > 1 and clause.paragraphs[-1].own_line and not ends_notice:
            return clause
        if not coming and LAST_WORDS.match(text):
            return _tail_of(self.root)
        if last.kind == "tail":
            return last
        return clause if _has_paragraphs(clause) and not ends_notice else _tail_of(clause.parent or self.root)

    def _list_that_ends(self, clause: TreeNode, coming: PlacedNumber | None) -> TreeNode:
        """The unit whose whole list is over at `clause`: beside the number that comes next, or at the top."""
        path = _numbered_path(clause)
        beside = (node for node in path if coming and node.number and node.number.parent is coming.parent)
        ended = next(beside, path[0])
        return ended if ended is not clause else clause.parent or self.root


def _is_about_contacts(clause: TreeNode) -> bool:
    """Whether a clause or one that it stands in says by its first words that it tells whom to ask."""
    first = (node.paragraphs[0].text for node in _numbered_path(clause) if node.paragraphs)
    return any(re.search("联系|咨询|电话|热线|监督|地址", words[:HEADING_LENGTH]) for words in first)


def _is_run_in_heading(words: Block) -> bool:
    return Paragraph.from_block(words).is_run_in_heading()


def _list_goes_on(clause: TreeNode, coming: PlacedNumber) -> bool:
    """Whether the next number stands right under the clause, or beside it in the same run of numbers."""
    beside = clause.number is not None and coming.parent is clause.number.parent
    return coming.parent is clause.number or (beside and not coming.restarts)


def _open_group(parent: TreeNode, words: Block) -> TreeNode:
    """A run-in heading starts the numbering anew; the first one, seen only now, becomes a heading too."""
    last = parent.paragraphs[-1] if parent.paragraphs else None
    if not parent.open_group and last and last.own_line and last.is_run_in_heading():
        parent.paragraphs.pop()
        first = TreeNode("group", last.start, parent, paragraphs=[last], children=parent.children)
        for child in first.children:
            child.parent = first
        parent.children = [first]
    parent.open_group = parent.add_child("group", words.source_offset(0))
    parent.open_group.add_paragraph(words)
    return parent.open_group


def _numbered_path(clause: TreeNode) -> list[TreeNode]:
    """The numbered units from the top down to `clause`."""
    path = [clause]
    while (parent := path[0].parent) and parent.kind != "root":
        path.insert(0, parent)
    return [node for node in path if node.number]


def _siblings(clause: TreeNode) -> list[TreeNode]:
    """The clauses before this one in its list, the nearest SIBLINGS of them."""
    beside = clause.parent.children[-SIBLINGS:] if clause.parent else []
    return [node for node in beside if node.kind == "clause" and node is not clause]


def _waits_for_words(clause: TreeNode) -> bool:
    """Whether a clause has a heading at most."""
    if not clause.paragraphs:
        return True
    if len(clause.paragraphs) > 1 or not clause.paragraphs[0].looks_like_heading():
        return False
    siblings = _siblings(clause)
    return not siblings or any(len(node.paragraphs) > 1 or node.children for node in siblings)


def _has_paragraphs(clause: TreeNode) -> bool:
    """Articles, headed clauses and those of a list whose clauses have several paragraphs keep what follows."""
    if clause.style == "条" or (len(clause.paragraphs) > 1 and clause.paragraphs[0].looks_like_heading()):
        return True
    return any(len(node.paragraphs) > 1 for node in _siblings(clause))


def _tail_of(parent: TreeNode) -> TreeNode:
    last = parent.children[-1] if parent.children else None
    return last if last and last.kind == "tail" else parent.add_child("tail", 0)


def _add_annexes(root: TreeNode, blocks: list[Block]) -> None:
    """The list of annexes, an item a node; a single annex is the list's own words."""
    if not blocks:
        return
    annexes = root.add_child("annexes", blocks[0].source_offset(0))
    count = 0
    for block in blocks:
        head = ANNEX_LIST.match(block.text)
        start = head.end() if head else 0
        items = [(0, start, head["number"])] if head and head["number"] else []
        for item in ANNEX_ITEM.finditer(block.text, start):
            if int(item[1]) == count + 1 + len(items):
                items.append((item.start(), item.end(), item[1]))
        if not items:
            (annexes.children[-1] if annexes.children else annexes).add_paragraph(block.part(start, len(block.text)))
        ends = [*(item_start for item_start, _, _ in items[1:]), len(block.text)]
        for (item_start, words_start, label), end in zip(items, ends, strict=False):
            node = annexes.add_child("annex", block.source_offset(item_start), printed=label)
            node.add_paragraph(block.part(words_start, end), own_line=False)
        count += len(items)
