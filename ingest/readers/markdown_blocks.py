"""Markdown: lines without their marks; heading levels and bold are kept as hints only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.document import Block, LeftOut
from ingest.readers.html_blocks import html_blocks
from ingest.readers.markdown_left_out import without_left_out
from ingest.readers.plain_blocks import lines_of
from ingest.text.blank_out import blank_out

START = re.compile(r"[\s>]*(#{0,6})(?:(?<=#)\s*)?(?:[-*+•]\s+(?![-*+\s]))?")
FURNITURE = re.compile(r"[-*_=\s]+|[|:\-\s]+|!\[[^\]]*\]\([^)]*\)|```.*|</?[a-zA-Z]+>")
# Marks that hold no words: emphasis, a backslash before punctuation, HTML tags (<https://…> is not one).
MARK = re.compile(
    r"(?<!\\)\*+|(?<!\w)__|__(?!\w)|\\(?=[!-/:-@\[-`{-~])|</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>"
    r"|[\ufeff\u200b-\u200d\u2060]+|&(?:nbsp|emsp|ensp|#12288);"
)
BOLD = re.compile(r"\s*(\*\*|__)(?=\S)(.+?)\1")
PIPE = re.compile(r"(?<!\\)\|")
# The line below the names of a table's columns.
RULE = re.compile(r"\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?")
AROUND_CELLS = re.compile(r"[ \u3000]+(?=\t|$)|(?:(?<=\t)|(?<=^))[ \u3000]+")
QUOTE_MARKS = "> \t\u3000"
HTML_TABLE, END_OF_TABLE = re.compile(r"\s*<(?:table|html)\b", re.I), re.compile(r"</table\s*>", re.I)

_Line = tuple[re.Match[str], bool]  # a line, and whether a page begins with it


def markdown_blocks(source: str) -> tuple[list[Block], list[LeftOut]]:
    """Return the lines of `source` without Markdown marks, and what it strikes out or hides.

    Each character has its place in the source.
    """
    visible, left_out = without_left_out(blank_out(source, "<!--", "-->"))
    reader = _Reader(visible)
    for (line, starts_page), following in _with_next(lines_of(visible)):
        reader.add(line, starts_page, following[0][0] if following else "")
    return [block for block in reader.blocks if block.text.strip()], left_out


class _Reader:
    """The blocks as far as they are read: `_end_of_table` is where the HTML table read last is over."""

    def __init__(self, source: str) -> None:
        self.blocks: list[Block] = []
        self._source = source
        self._is_table = self._tables_end = False
        self._end_of_table = 0

    def add(self, line: re.Match[str], starts_page: bool, next_line: str) -> None:
        """Add what stands in `line`."""
        inside = line[0].strip(QUOTE_MARKS)
        is_head = "|" in inside and "|" in next_line and RULE.fullmatch(next_line.strip(QUOTE_MARKS)) is not None
        self._is_table = "|" in inside and (self._is_table or is_head or inside.startswith("|"))
        if line.start() < self._end_of_table or FURNITURE.fullmatch(line[0].strip()):
            return
        if HTML_TABLE.match(line[0]) and (end := self._find_end_of_table(line.start())):
            self._end_of_table = end
            self.blocks += _html_rows(self._source[line.start() : end], line.start())
            return
        block = _row(line[0], line.start(), is_head) if self._is_table else _block(line[0], line.start())
        self.blocks.append(replace(block, starts_page=True) if starts_page else block)

    def _find_end_of_table(self, at: int) -> int:
        end = None if self._tables_end else END_OF_TABLE.search(self._source, at)
        self._tables_end = end is None
        return end.end() if end else 0


def _with_next(lines: Iterator[tuple[re.Match[str], bool]]) -> Iterator[tuple[_Line, _Line | None]]:
    line = next(lines, None)
    while line:
        following = next(lines, None)
        yield line, following
        line = following


def _html_rows(table: str, offset: int) -> list[Block]:
    blocks, _ = html_blocks(table)
    return [replace(block, spans=tuple((index, at + offset) for index, at in block.spans)) for block in blocks]


def _row(line: str, offset: int, is_head: bool) -> Block:
    """The row of a table: its cells are parted by tabs, without white space around them."""
    line = PIPE.sub("\t", line)
    start = len(line) - len(line.lstrip(QUOTE_MARKS.replace("\t", "")))
    start += line.startswith("\t", start)
    end = len(line.rstrip(" ")) - line.rstrip(" ").endswith("\t")
    text, spans = _without_marks(line[:end], start, offset, " ")
    # What stands between two pipes alone is no row.
    row = Block(text, spans, is_table_row="\t" in text, is_table_head=is_head)
    return row.without([match.span() for match in AROUND_CELLS.finditer(text)])


def _block(line: str, offset: int) -> Block:
    opening = START.match(line)
    start, heading_level = (opening.end(), len(opening[1])) if opening else (0, 0)
    bold = BOLD.match(line, start)
    bold_lead = len(MARK.sub("", bold[2])) if bold else 0
    text, spans = _without_marks(line, start, offset, "")
    return Block(text, spans, heading_level, bold_lead).part(0, len(text))


def _without_marks(line: str, start: int, offset: int, for_tag: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words of a line from `start` and their spans, with `for_tag` in place of a tag of HTML.

    `offset` is where the line stands in the source.
    """
    pieces, size, spans = [], 0, [(0, offset + start)]
    for mark in MARK.finditer(line, start):
        pieces.append(line[start : mark.start()] + (for_tag if mark[0].startswith("<") else ""))
        size += len(pieces[-1])
        start = mark.end()
        spans.append((size, offset + start))
    return "".join([*pieces, line[start:]]), tuple(spans)
