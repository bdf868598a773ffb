"""HTML: the blocks of the page's main text, without navigation and footers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from ingest.document import Block

INLINE = {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label"}
INLINE |= {"mark", "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr"}
SILENT = {"script", "style", "noscript", "template", "select", "button", "svg", "math", "iframe", "title"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
BOLD = {"b", "strong"}
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
SPACE = re.compile(rf"[\s\u00a0{ZERO_WIDTH}]+")
UNENDING = re.compile(r"<(?=[^<>\"']*(?:<|\Z))")
SENTENCE = re.compile("[。；：，、]")
SHARE = 0.8
# A table of two columns that lays out a list: the number stands in the first.
LABEL = re.compile(
    r"[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,3}[.．、]|[（(]\d{1,3}[）)]|第.{1,6}条"
)
GRIDS = {"table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl"}
CELL_LENGTH = 200
# A stray end tag is looked for among this many open elements.
DEEPEST = 100


def blocks(source: str) -> list[Block]:
    """Return the blocks of the smallest element that holds nearly all running text, with the page's title."""
    page = _Page(source)
    # The parser's time explodes on tags that never end; a sign of the same width keeps every place.
    page.feed(UNENDING.sub("\ufffe", source))
    page.close()
    page.end_block()
    main = page.main()
    before = [b for b in page.blocks[: main.first] if len(b.text) > 7 and b.text in page.title]
    return [*before[-1:], *page.blocks[main.first : main.last]]


@dataclass(slots=True)
class _Box:
    """An element that breaks lines: the blocks in it and how much running text they hold."""

    tag: str
    parent: _Box | None
    first: int
    last: int = 0
    weight: int = 0
    cells: int = 0
    joined: bool = False


@dataclass(slots=True)
class _Line:
    """The text gathered for the block under way."""

    pieces: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    size: int = 0
    plain: bool = False
    lead: int = 0

    def add(self, text: str, offset: int, bold: bool) -> None:
        """Take in `text`, which stands at `offset` in the source, with runs of white space drawn together."""
        at = 0
        for space in SPACE.finditer(text):
            self._piece(text[at : space.start()], offset + at)
            unseen = not space[0].strip(ZERO_WIDTH) or ("\n" in space[0] and _between_chinese(text, space))
            self._piece("" if unseen else " ", offset + space.start())
            at = space.end()
        self._piece(text[at:], offset + at)
        self.plain = self.plain or (not bold and bool(text.strip()))
        self.lead = self.lead if self.plain else self.size

    def _piece(self, text: str, offset: int) -> None:
        if text and not (text == " " and self.pieces and self.pieces[-1] == " "):
            self.spans.append((self.size, offset))
            self.pieces.append(text)
            self.size += len(text)


class _Page(HTMLParser):
    """Gathers a page's blocks in order, and the boxes they stand in."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [0, *(m.end() for m in re.finditer("\n", source))]
        self.blocks: list[Block] = []
        self.box = _Box("", None, 0)
        self.boxes = [self.box]
        self.line = _Line()
        self.title = self.silent = ""
        self.bold = self.level = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a box, unless the element runs inside a line or says nothing."""
        if self.silent or tag in INLINE:
            self.bold += tag in BOLD
            return
        self.end_block()
        if tag in SILENT:
            self.silent = tag
        elif tag not in VOID:
            if tag in ("td", "th"):
                self.box.cells += 1
            self.level = int(tag[1]) if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else self.level
            self.box = _Box(tag, self.box, len(self.blocks))
            self.boxes.append(self.box)

    def handle_endtag(self, tag: str) -> None:
        """Close the box that the tag belongs to, and those left open in it."""
        if self.silent:
            self.silent = "" if tag == self.silent else self.silent
        elif tag in INLINE:
            self.bold = max(0, self.bold - (tag in BOLD))
        else:
            self.end_block()
            self.level = 0 if tag[:1] == "h" else self.level
            self._close(tag)

    def _close(self, tag: str) -> None:
        box, steps = self.box, 0
        while box.parent and box.tag != tag and steps < DEEPEST:
            box, steps = box.parent, steps + 1
        if not box.parent or box.tag != tag:
            return
        while self.box is not box.parent:
            self.box.last = len(self.blocks)
            self.box = self.box.parent
        if box.tag == "tr" and box.cells > 1:
            box.joined = self._row(box.first, 2 * box.cells)

    def handle_data(self, data: str) -> None:
        """Take in text where it counts."""
        if self.silent == "title":
            self.title += data
        elif not self.silent:
            number, column = self.getpos()
            self.line.add(data.replace("\ufffe", "<"), self.lines[number - 1] + column, self.bold > 0)

    def handle_entityref(self, name: str) -> None:
        """Take in a named character."""
        self.handle_data(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        """Take in a numbered character."""
        self.handle_data(unescape(f"&#{name};"))

    def end_block(self) -> None:
        """Finish the block under way."""
        text = "".join(self.line.pieces)
        if text.strip():
            block = Block(text, tuple(self.line.spans), self.level, self.line.lead).part(0, len(text))
            self.blocks.append(block)
            self.box.weight += len(SENTENCE.findall(text))
        self.line = _Line()

    def _row(self, first: int, most: int) -> bool:
        """Draw the cells of a table row into one block; a table that only lays out the page stays as it is."""
        row = self.blocks[first : first + most + 1]
        if not row or len(row) > most or any(len(block.text) > CELL_LENGTH for block in row):
            return False
        listed = len(row) == 2 and LABEL.fullmatch(row[0].text) is not None
        spans, size = [], 0
        for block in row:
            spans += [(size + inside, offset) for inside, offset in block.spans]
            size += len(block.text) + 1
        self.blocks[first:] = [Block(" ".join(b.text for b in row), tuple(spans), table=not listed)]
        return not listed

    def main(self) -> _Box:
        """Return the smallest box that holds nearly all running text."""
        while self.box.parent:
            self.box.last = len(self.blocks)
            self.box = self.box.parent
        self.box.last = len(self.blocks)
        for box in self.boxes[1:]:
            box.joined = box.joined or box.parent.joined
        # A long table of posts must not pass for the text it is a part of.
        whole = [box for box in self.boxes if not box.joined]
        for box in reversed(whole[1:]):
            box.parent.weight += box.weight
        # Nor must a list or table pass for it that is longer than all the text around it.
        return next(box for box in reversed(whole) if box.weight >= SHARE * self.box.weight and box.tag not in GRIDS)


def _between_chinese(text: str, space: re.Match[str]) -> bool:
    before, after = text[space.start() - 1 : space.start()], text[space.end() : space.end() + 1]
    return before > "\u2e80" and after > "\u2e80"
