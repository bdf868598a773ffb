"""A clause while the tree grows: where it stands, its paragraphs, and which of its words are its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.document import Block
from ingest.outline import page_repair
from ingest.outline.number_marks import UNITS
from ingest.outline.resolve_numbers import NumberPlace

DIVISIONS = UNITS - {"条"}
STOP = re.compile("[。；;！!？?]")
# A sentence that leads to a list, not a heading.
LEADING = re.compile("[应须]|不得|可以|[下所]列|[如以]下|之一|符合|提[交供]|包括")
HEADING_LENGTH, RUN_IN_LENGTH = 40, 16


@dataclass(slots=True)
class Paragraph:
    """Words of one paragraph: `own_line` unless it stands behind the number, `bold` the length of a bold start."""

    text: str
    start: int
    end: int
    own_line: bool = True
    level: int = 0
    bold: int = 0

    @classmethod
    def of(cls, block: Block, own_line: bool = True) -> Paragraph:
        """The paragraph that a block or a part of one is."""
        end = block.at(len(block.text) - 1) + 1 if block.text else block.at(0)
        return cls(block.text, block.at(0), end, own_line, block.level, min(block.lead, len(block.text)))

    def absorb(self, block: Block) -> None:
        """Take in the other half of a sentence that was split over a page or line break."""
        self.text = page_repair.join(self.text, block.text)
        self.end = block.at(len(block.text) - 1) + 1

    def goes_on(self) -> bool:
        """Whether the next line belongs to its last sentence."""
        return page_repair.unfinished(self.text, self.level > 0)

    def heading_like(self) -> bool:
        """Whether it reads as a title: short, with no sentence in it."""
        text = self.text
        if not text or len(text) > HEADING_LENGTH or STOP.search(text) or text[-1] in "，、,":
            return False
        return not text.endswith(("：", ":")) or self.run_in()

    def run_in(self) -> bool:
        """Whether it is the heading of a list, such as 第一分册装订顺序：, not a sentence that leads to one."""
        text = self.text
        return len(text) <= RUN_IN_LENGTH and not (STOP.search(text) or "，" in text or LEADING.search(text))


@dataclass(slots=True)
class TreeNode:
    """A unit of the tree: `kind` is root, clause, group, tail, front, annexes, annex or end."""

    kind: str
    start: int
    parent: TreeNode | None = None
    place: NumberPlace | None = None
    printed: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list[TreeNode] = field(default_factory=list)
    group: TreeNode | None = None
    round: int = 0

    def child(self, kind: str, start: int, place: NumberPlace | None = None, printed: str = "") -> TreeNode:
        """Add a unit below this one."""
        node = TreeNode(kind, start, self, place, printed)
        self.children.append(node)
        return node

    @property
    def style(self) -> str:
        """The style of its number, "" for units without one."""
        return self.place.mark.style if self.place else ""

    @property
    def end(self) -> int:
        """Where its own words end in the source."""
        return max((p.end for p in self.paragraphs), default=self.start + 1)

    def goes_on(self) -> bool:
        """Whether the next line belongs to its last sentence: one is open, or its list goes on with semicolons."""
        if not self.paragraphs:
            return False
        last = self.paragraphs[-1]
        if last.goes_on() or len(self.paragraphs) > 1 or self.kind != "clause" or last.level or not last.text:
            return last.goes_on()
        before = self.parent.children[-2:-1]
        stops = bool(before) and [p.text[-1:] for p in before[0].paragraphs] in (["；"], [";"])
        return stops and last.text[-1] not in page_repair.CLOSED

    def add(self, block: Block, own_line: bool = True) -> None:
        """Take in a paragraph, or the rest of the one that a page break split."""
        if not block.level and not block.table and self.goes_on():
            self.paragraphs[-1].absorb(block)
        elif block.text:
            self.paragraphs.append(Paragraph.of(block, own_line))

    def words(self) -> tuple[str, str]:
        """Heading and own text; what is all the unit has to say is text, not heading."""
        if not self.paragraphs:
            return ("附件", "") if self.kind == "annexes" else ("", "")
        first, rest = self.paragraphs[0], [p.text for p in self.paragraphs[1:]]
        if self.kind == "group" or (self.style in DIVISIONS and not STOP.search(first.text)):
            return first.text, "\n".join(rest)
        bold = first.text[: first.bold]
        if bold.endswith(("：", ":", "。")) and len(bold) <= HEADING_LENGTH and first.bold < len(first.text):
            return bold, "\n".join([first.text[first.bold :], *rest])
        numbered = any(c.kind in ("clause", "group") for c in self.children)
        if self.kind == "clause" and self.style != "条" and (rest or numbered) and first.heading_like():
            return first.text, "\n".join(rest)
        return "", "\n".join([first.text, *rest])
