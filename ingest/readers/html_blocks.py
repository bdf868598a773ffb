"""HTML: the blocks of the page's main text, without navigation and footers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from ingest.document import Block

INLINE = {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label"}
INLINE |= {"mark", "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr"}
WITHOUT_TEXT = {"script", "style", "noscript", "template", "select", "button", "svg", "math", "iframe", "title"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = {"b", "strong"}
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
SPACE = re.compile(rf"[\s\u00a0{ZERO_WIDTH}]+")
UNENDING_TAG = re.compile(r"<(?=[^<>\"']*(?:<|\Z))")
LESS_THAN = "\ufffe"  # stands for the < of a tag that never ends
SENTENCE = re.compile("[。；：，、]")
MAIN_TEXT_SHARE = 0.8  # of the running text of a page that its main element holds at least
# A table of two columns that lays out a list: the number stands in the first.
LABEL = re.compile(
    r"[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,3}[.．、]|[（(]\d{1,3}[）)]|第.{1,6}条"
)
GRIDS = {"table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl"}
CELL_LENGTH = 200  # characters of a cell in a table of data at most
# A stray end tag is looked for among this many open elements.
DEEPEST = 100


def html_blocks(source: str) -> list[Block]:
    """Return the blocks of the smallest element that holds nearly all running text, with the page's title."""
    page = _Page(source)
    # The parser's time explodes on tags that never end; a sign of the same width keeps every place.
    page.feed(UNENDING_TAG.sub(LESS_THAN, source))
    page.close()
    page.end_block()
    main = page.main_element()
    titles = [b for b in page.blocks[: main.first] if len(b.text) > 7 and b.text in page.title]
    return [*titles[-1:], *page.blocks[main.first : main.last]]


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
    cells: int = 0
    is_data: bool = False


@dataclass(slots=True)
class _Line:
    """The text gathered for the block under way."""

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
            self.spans.append((self.size, offset))
            self.pieces.append(text)
            self.size += len(text)


class _Page(HTMLParser):
    """Gathers a page's blocks in order, and the elements they stand in."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[Block] = []
        self.title = ""
        self._line_starts = [0, *(newline.end() for newline in re.finditer("\n", source))]
        self._root = self._element = _Element("", None, 0)
        self._elements = [self._root]
        self._line = _Line()
        self._skipped_tag = ""
        self._bold_depth = self._heading_level = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, unless it runs inside a line or holds no text."""
        if self._skipped_tag or tag in INLINE:
            self._bold_depth += tag in BOLD
            return
        self.end_block()
        if tag in WITHOUT_TEXT:
            self._skipped_tag = tag
        elif tag not in VOID:
            self._element.cells += tag in ("td", "th")
            self._heading_level = HEADINGS.get(tag, self._heading_level)
            self._element = _Element(tag, self._element, len(self.blocks))
            self._elements.append(self._element)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that the tag belongs to, and those left open in it."""
        if self._skipped_tag:
            self._skipped_tag = "" if tag == self._skipped_tag else self._skipped_tag
        elif tag in INLINE:
            self._bold_depth = max(0, self._bold_depth - (tag in BOLD))
        else:
            self.end_block()
            self._heading_level = 0 if tag[:1] == "h" else self._heading_level
            self._close_element(tag)

    def handle_data(self, data: str) -> None:
        """Add text where it counts."""
        if self._skipped_tag == "title":
            self.title += data
        elif not self._skipped_tag:
            line, column = self.getpos()
            self._line.add(data.replace(LESS_THAN, "<"), self._line_starts[line - 1] + column, self._bold_depth > 0)

    def handle_entityref(self, name: str) -> None:
        """Add a named character."""
        self.handle_data(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        """Add a numbered character."""
        self.handle_data(unescape(f"&#{name};"))

    def end_block(self) -> None:
        """Finish the block under way."""
        line, text = self._line, "".join(self._line.pieces)
        if text.strip():
            self.blocks.append(Block(text, tuple(line.spans), self._heading_level, line.bold_lead).part(0, len(text)))
            self._element.weight += len(SENTENCE.findall(text))
        self._line = _Line()

    def main_element(self) -> _Element:
        """Return the smallest element that holds nearly all running text; the page must have been read."""
        self._leave(self._root)
        self._root.last = len(self.blocks)
        for element in self._elements:
            element.is_data = element.is_data or (element.parent is not None and element.parent.is_data)
        # A long table of posts must not pass for the text it is a part of.
        candidates = [element for element in self._elements if not element.is_data]
        for element in reversed(candidates):
            if element.parent:
                element.parent.weight += element.weight
        # Nor must a list or table pass for it that is longer than all the text around it.
        enough = MAIN_TEXT_SHARE * self._root.weight
        return next(e for e in reversed(candidates) if e.weight >= enough and e.tag not in GRIDS)

    def _close_element(self, tag: str) -> None:
        element, steps = self._element, 0
        while element.parent and element.tag != tag and steps < DEEPEST:
            element = element.parent
            steps += 1
        if not element.parent or element.tag != tag:
            return
        self._leave(element.parent)
        if tag == "tr" and element.cells > 1:
            element.is_data = self._join_row(element.first, 2 * element.cells)

    def _leave(self, outer: _Element) -> None:
        """Close the open elements up to `outer`, which stays open."""
        while self._element is not outer and self._element.parent:
            self._element.last = len(self.blocks)
            self._element = self._element.parent

    def _join_row(self, first: int, most: int) -> bool:
        """Draw the cells of a table row into one block; a table that only lays out the page stays as it is."""
        row = self.blocks[first : first + most + 1]
        if not row or len(row) > most or any(len(block.text) > CELL_LENGTH for block in row):
            return False
        is_list_item = len(row) == 2 and LABEL.fullmatch(row[0].text) is not None
        spans, size = [], 0
        for block in row:
            spans += [(size + index, offset) for index, offset in block.spans]
            size += len(block.text) + 1
        text = " ".join(block.text for block in row)
        self.blocks[first:] = [Block(text, tuple(spans), is_table_row=not is_list_item)]
        return not is_list_item


def _stands_between_chinese(text: str, space: re.Match[str]) -> bool:
    before, after = text[space.start() - 1 : space.start()], text[space.end() : space.end() + 1]
    return before > "\u2e80" and after > "\u2e80"
