"""HTML: the blocks of the page's main text, without navigation, footers and what no reader of the page sees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ingest.document import MOST_LINES, Block, LeftOut, ListItem
from ingest.readers.html_lists import OrderedList, item_counts
from ingest.readers.html_rows import NUMBER_LABEL, Cell, Table, span_of
from ingest.readers.html_tags import RAW_TEXT, Tag, html_tags
from ingest.readers.html_visibility import Look, StyleSheets, list_style_of, look_of

INLINE = {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label"}
INLINE |= {"mark", "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr"}
WITHOUT_TEXT = RAW_TEXT | {"button"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
BREAKS = {"br", "hr"}  # the void elements that end a line
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = {"b", "strong"}
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
SPACE = re.compile(rf"[\s\u00a0{ZERO_WIDTH}]+")
SENTENCE = re.compile("[。；：，、]")
MAIN_TEXT_SHARE = 0.8  # of the running text of a page that its main element holds at least
# What holds a part of a text at most, however much of its running text stands there.
PARTS = {"table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl", "li", "p"}
# Which open elements a start tag ends although nothing closes them, and where the search for them ends.
ENDED_BY = {"li": {"li"}, "td": {"td", "th"}, "th": {"td", "th"}, "tr": {"tr", "td", "th"}, "p": {"p"}}
ENDS_PARAGRAPH = {
    "p",
    "div",
    "table",
    "ul",
    "ol",
    "dl",
    "li",
    "section",
    "article",
    "blockquote",
    "center",
    "hr",
    *HEADINGS,
}
BOUNDS = {"li": {"ol", "ul"}, "td": {"tr", "table"}, "th": {"tr", "table"}, "tr": {"table"}}
# An element that an end tag closes is looked for among this many open ones.
DEEPEST = 100
MOST_OPEN = 500  # elements inside each other; deeper ones belong to the last


def html_blocks(source: str) -> tuple[list[Block], list[LeftOut]]:
    """Return the blocks of the smallest element that holds nearly all running text, with the page's title.

    What is struck out or hidden in that element is no part of them: it comes second.
    """
    page = _Page(item_counts(html_tags(source)) if "reversed" in source else [])
    for piece in html_tags(source):
        if not isinstance(piece, Tag):
            page.add_words(piece.text, piece.at)
        elif piece.is_end:
            page.close(piece.name)
        elif len(page.blocks) > MOST_LINES:  # too long to be read to its end
            break
        else:
            page.open(piece.name, piece.attributes)
    page.end_block()
    main = page.main_element()
    titles = [b for b in page.blocks[: main.first] if len(b.text) > 7 and b.text in page.title]
    left_out = [words for block, words in page.left_out if main.first <= block <= main.last]
    return [*titles[-1:], *page.blocks[main.first : main.last]], left_out


@dataclass(slots=True)
class _Element:
    """An element that breaks lines: its blocks are those from `first` up to `last`.

    `weight` counts the sentence marks of its own text, a measure of running text; `is_data` marks rows of a table
    of data, and what stands in them.
    """

    tag: str
    parent: _Element | None
    first: int
    last: int = 0
    weight: int = 0
    cells: list[Cell] = field(default_factory=list)
    is_data: bool = False


@dataclass(slots=True)
class _Open:
    """An open tag: how its text is seen, the element that breaks lines which it is or stands in, its list or table."""

    tag: str
    look: Look
    element: _Element
    breaks_line: bool = False
    ordered_list: OrderedList | None = None
    table: Table | None = None


@dataclass(slots=True)
class _Line:
    """The text gathered for the block under way."""

    item: ListItem | None = None
    pieces: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    size: int = 0
    bold_lead: int = 0
    has_plain_text: bool = False

    def add(self, text: str, offset: int, is_bold: bool) -> None:
        """Add `text`, which stands at `offset` in the source, with runs of white space drawn together."""
        start = 0
        for space in SPACE.finditer(text):
            self._add_piece(text[start : space.start()], offset + start)
            is_unseen = not space[0].strip(ZERO_WIDTH) or ("\n" in space[0] and _stands_between_chinese(text, space))
            self._add_piece("" if is_unseen else " ", offset + space.start())
            start = space.end()
        self._add_piece(text[start:], offset + start)
        self.has_plain_text = self.has_plain_text or (not is_bold and bool(text.strip()))
        if not self.has_plain_text:
            self.bold_lead = self.size

    def _add_piece(self, text: str, offset: int) -> None:
        if text and not (text == " " and self.pieces and self.pieces[-1] == " "):
            if not self.spans or offset - self.spans[-1][1] != self.size - self.spans[-1][0]:
                self.spans.append((self.size, offset))
            self.pieces.append(text)
            self.size += len(text)


class _Page:
    """Gathers a page's blocks in order, and the elements they stand in."""

    def __init__(self, item_counts: list[int]) -> None:
        self.blocks: list[Block] = []
        self.left_out: list[tuple[int, LeftOut]] = []  # each with the number of blocks before it
        self.title = ""
        self._item_counts = iter(item_counts)
        self._sheets = StyleSheets()
        self._root = _Element("", None, 0)
        self._open = [_Open("", Look(), self._root)]
        self._elements = [self._root]
        self._line = _Line()
        self._skipped_tag = ""
        self._bold_depth = self._list_depth = self._heading_level = 0

    def open(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element, unless it holds nothing."""
        if self._skipped_tag:
            return
        if not _is_inline(tag):
            self._close_unended(tag)
            self.end_block()
        if tag in WITHOUT_TEXT:
            self._skipped_tag = tag
        elif tag not in VOID:
            self._push(tag, attributes)

    def close(self, tag: str) -> None:
        """Close the element that the tag belongs to, and those left open in it."""
        if self._skipped_tag:
            self._skipped_tag = "" if tag == self._skipped_tag else self._skipped_tag
            return
        if not _is_inline(tag):
            self.end_block()
            self._heading_level = 0 if tag[:1] == "h" else self._heading_level
        at = self._index_of_open(tag)
        if at and not (_is_inline(tag) and any(entry.breaks_line for entry in self._open[at:])):
            self._pop_to(at)
        elif at:  # it ends in an element that it did not begin in
            self._bold_depth -= tag in BOLD
            del self._open[at]

    def add_words(self, text: str, offset: int) -> None:
        """Add text where it counts."""
        if self._skipped_tag == "title":
            self.title += text
        elif self._skipped_tag == "style":
            self._sheets.add(text)
        elif not self._skipped_tag:
            look = self._open[-1].look
            if not look.is_left_out:
                self._line.add(text, offset, self._bold_depth > 0)
            elif text.strip():
                self.left_out.append((len(self.blocks), LeftOut(text.strip(), offset, look.is_struck)))

    def end_block(self) -> None:
        """Finish the block under way."""
        line, text = self._line, "".join(self._line.pieces)
        if not text.strip():
            self._line = _Line(line.item)
            return
        block = Block(text, tuple(line.spans), self._heading_level, line.bold_lead)
        # An item that brings its own number is not numbered twice.
        item = None if NUMBER_LABEL.match(text.strip()) else line.item
        self.blocks.append(replace(block.part(0, len(text)), item=item))
        self._element.weight += len(SENTENCE.findall(text))
        self._line = _Line()

    def main_element(self) -> _Element:
        """Return the smallest element that holds nearly all running text; the page must have been read."""
        self._pop_to(1)
        self._root.last = len(self.blocks)
        for element in self._elements:
            element.is_data = element.is_data or (element.parent is not None and element.parent.is_data)
        # A long table of posts must not pass for the text it is a part of.
        candidates = [element for element in self._elements if not element.is_data]
        for element in reversed(candidates):
            if element.parent:
                element.parent.weight += element.weight
        if not self._root.weight:
            return self._root
        # Nor must a list or table pass for it that is longer than all the text around it.
        enough = MAIN_TEXT_SHARE * self._root.weight
        return next(e for e in reversed(candidates) if e.weight >= enough and e.tag not in PARTS)

    @property
    def _element(self) -> _Element:
        return self._open[-1].element

    def _push(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(self._open) > MOST_OPEN:
            return
        above = self._open[-1]
        style = self._sheets.style_of(tag, attributes)
        entry = _Open(tag, look_of(tag, attributes, style, above.look), above.element)
        self._bold_depth += tag in BOLD
        if not _is_inline(tag):
            entry.element, entry.breaks_line = _Element(tag, above.element, len(self.blocks)), True
            self._elements.append(entry.element)
            self._heading_level = HEADINGS.get(tag, self._heading_level)
        self._open.append(entry)
        if tag in ("td", "th"):
            cell = Cell(len(self.blocks), span_of(attributes, "colspan"), span_of(attributes, "rowspan"), tag == "th")
            above.element.cells.append(cell)
        elif tag == "table":
            entry.table = Table()
        elif tag in ("ol", "ul", "li"):
            self._open_list(entry, attributes, list_style_of(style))

    def _open_list(self, entry: _Open, attributes: Mapping[str, str], style: str) -> None:
        if entry.tag == "li":
            ordered = self._open[-2].ordered_list if len(self._open) > 1 else None
            self._line.item = ordered.next_item(attributes, style) if ordered else None
        elif entry.tag == "ol":
            self._list_depth += 1
            entry.ordered_list = OrderedList.opened_by(attributes, style, self._list_depth, next(self._item_counts, 1))

    def _close_unended(self, tag: str) -> None:
        """Close what a start tag ends although no end tag did."""
        ended, bounds = ENDED_BY.get(tag, set()), BOUNDS.get(tag, set())
        found = 0
        for at in range(len(self._open) - 1, max(0, len(self._open) - DEEPEST), -1):
            entry = self._open[at]
            if entry.tag in ended or (entry.tag == "p" and tag in ENDS_PARAGRAPH and not found):
                found = at
            if entry.tag in bounds or (entry.breaks_line and entry.tag not in ended and not bounds):
                break
        if found:
            self.end_block()
            self._pop_to(found)

    def _index_of_open(self, tag: str) -> int:
        lowest = max(0, len(self._open) - DEEPEST)
        return next((at for at in range(len(self._open) - 1, lowest, -1) if self._open[at].tag == tag), 0)

    def _pop_to(self, size: int) -> None:
        """Close open elements, the innermost first, until `size` are left."""
        while len(self._open) > size:
            entry = self._open.pop()
            self._bold_depth -= entry.tag in BOLD
            self._list_depth -= entry.tag == "ol"
            if entry.breaks_line:
                entry.element.last = len(self.blocks)
                self._finish(entry)

    def _finish(self, entry: _Open) -> None:
        """Make a block of a table row that is over."""
        above = self._open[-1].element
        if entry.tag in ("td", "th") and above.cells:
            above.cells[-1].last = len(self.blocks)
        elif entry.tag == "tr":
            table = next((outer.table for outer in reversed(self._open[-4:]) if outer.table), None) or Table()
            row = table.join_row(self.blocks, entry.element.cells)
            if row:
                self.blocks[entry.element.cells[0].first :] = [row]
                entry.element.is_data = row.is_table_row


def _is_inline(tag: str) -> bool:
    """Whether an element runs inside a line; those of office programs, such as o:p, do."""
    return tag in INLINE or ":" in tag or tag in VOID - BREAKS


def _stands_between_chinese(text: str, space: re.Match[str]) -> bool:
    before, after = text[space.start() - 1 : space.start()], text[space.end() : space.end() + 1]
    return before > "\u2e80" and after > "\u2e80"
