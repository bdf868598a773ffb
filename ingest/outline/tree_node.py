"""A unit of the clause tree while it is built: where it stands, its paragraphs, which of its words are its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.document import Block
from ingest.outline import page_repair
from ingest.outline.number_marks import SYMBOL, UNITS
from ingest.outline.resolve_numbers import PlacedNumber

DIVISIONS = UNITS - {"条"}
STOP = re.compile("[。；;！!？?]")
# A sentence that leads to a list, not a heading.
LEADING = re.compile("[应须]|不得|可以|[下所]列|[如以]下|之一|符合|提[交供]|包括")
HEADING_LENGTH, RUN_IN_LENGTH = 40, 16


@dataclass(slots=True)
class Paragraph:
    """Words of one paragraph: `own_line` unless it stands behind the number, `bold_length` that of a bold start."""

    text: str
    start: int
    end: int
    own_line: bool = True
    heading_level: int = 0
    bold_length: int = 0

    @classmethod
    def from_block(cls, block: Block, own_line: bool = True) -> Paragraph:
        """Return the paragraph that a block, or a part of one, is."""
        bold_length = min(block.bold_lead, len(block.text))
        return cls(block.text, block.source_offset(0), _end(block), own_line, block.heading_level, bold_length)

    def append(self, block: Block) -> None:
        """Add the other half of a sentence that was split over a page or line break."""
        self.text = page_repair.join_halves(self.text, block.text)
        self.end = _end(block)

    def is_unfinished(self) -> bool:
        """Return whether the next line belongs to its last sentence."""
        return page_repair.is_unfinished(self.text, self.heading_level > 0)

    def looks_like_heading(self) -> bool:
        """Return whether it reads as a title: short, with no sentence in it."""
        text = self.text
        if not text or len(text) > HEADING_LENGTH or STOP.search(text) or text[-1] in "，、,":
            return False
        return not text.endswith(("：", ":")) or self.is_run_in_heading()

    def is_run_in_heading(self) -> bool:
        """Return whether it heads a list, such as 第一分册装订顺序：, and is no sentence that leads to one."""
        text = self.text
        return len(text) <= RUN_IN_LENGTH and not (STOP.search(text) or "，" in text or LEADING.search(text))


@dataclass(slots=True, eq=False)
class TreeNode:
    """A unit of the tree: `kind` is root, clause, group, tail, front, row, passage, annexes, annex or end.

    `open_group` is the run-in heading under which further clauses of this one stand; `restarts` counts how often the
    numbering began again before this unit among those beside it. A row has the number of its `table` in the unit and
    its `column_heads`; rows and passages bring the last part of their id, their `segment`.
    """

    kind: str
    start: int
    parent: TreeNode | None = None
    number: PlacedNumber | None = None
    printed: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list[TreeNode] = field(default_factory=list)
    open_group: TreeNode | None = None
    restarts: int = 0
    segment: str = ""
    table: int = 0
    column_heads: str = ""

    def add_child(self, kind: str, start: int, number: PlacedNumber | None = None, printed: str = "") -> TreeNode:
        """Add a unit below this one and return it."""
        node = TreeNode(kind, start, self, number, printed)
        self.children.append(node)
        return node

    @property
    def style(self) -> str:
        """The style of its number, "" for units without one."""
        return self.number.mark.style if self.number else ""

    @property
    def end(self) -> int:
        """Where its own words end in the source."""
        return max((paragraph.end for paragraph in self.paragraphs), default=self.start + 1)

    @property
    def ends_with_table(self) -> bool:
        """Return whether the rows of a table are what it holds last."""
        return bool(self.children) and self.children[-1].kind == "row"

    def is_unfinished(self) -> bool:
        """Return whether the next line belongs to its last sentence, or to its list that goes on with semicolons."""
        if not self.paragraphs or self.ends_with_table:
            return False
        last = self.paragraphs[-1]
        if last.is_unfinished():
            return True
        if self.kind != "clause" or len(self.paragraphs) > 1 or last.heading_level or not last.text:
            return False
        return self._follows_semicolon() and last.text[-1] not in page_repair.CLOSED

    def _follows_semicolon(self) -> bool:
        before = self.parent.children[-2:-1] if self.parent else []
        return bool(before) and [paragraph.text[-1:] for paragraph in before[0].paragraphs] in (["；"], [";"])

    def goes_on_with(self, block: Block) -> bool:
        """Return whether a block is the rest of what it says last, and no heading, row or line set off by a sign."""
        is_apart = block.heading_level or block.is_table_row or SYMBOL.match(block.text)
        return not is_apart and self.is_unfinished()

    def add_paragraph(self, block: Block, own_line: bool = True) -> None:
        """Add a paragraph, or the rest of the one that a page break split."""
        if self.goes_on_with(block):
            self.paragraphs[-1].append(block)
        elif block.text:
            self.paragraphs.append(Paragraph.from_block(block, own_line))

    def heading_and_text(self) -> tuple[str, str]:
        """Return heading and own text; what is all the unit has to say is text, not heading."""
        if not self.paragraphs:
            return ("附件", "") if self.kind == "annexes" else ("", "")
        first, rest = self.paragraphs[0], [paragraph.text for paragraph in self.paragraphs[1:]]
        if self.kind == "row":
            return self.column_heads, first.text
        if self.kind == "group" or (self.style in DIVISIONS and not STOP.search(first.text)):
            return first.text, "\n".join(rest)
        bold = first.text[: first.bold_length]
        if bold.endswith(("：", ":", "。")) and len(bold) <= HEADING_LENGTH and first.bold_length < len(first.text):
            return bold, "\n".join([first.text[first.bold_length :], *rest])
        if self._can_have_heading(bool(rest)) and first.looks_like_heading():
            return first.text, "\n".join(rest)
        return "", "\n".join([first.text, *rest])

    def _can_have_heading(self, has_more_text: bool) -> bool:
        has_list = any(child.kind in ("clause", "group", "row", "passage") for child in self.children)
        return self.kind == "clause" and self.style != "条" and (has_more_text or has_list)


def _end(block: Block) -> int:
    """Where the words of a block end in the source; the tabs of a row's last empty cells stand nowhere in it."""
    words = block.text.rstrip("\t")
    return block.source_offset(len(words) - 1) + 1 if words else block.source_offset(0)
