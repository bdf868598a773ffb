"""Markdown: lines without their marks; heading levels and bold are kept as hints only."""

from __future__ import annotations

import re

from ingest.document import Block
from ingest.readers.plain_blocks import LINE

START = re.compile(r"[\s>]*(#{0,6})(?:(?<=#)\s*)?(?:[-*+•]\s+(?![-*+\s]))?")
FURNITURE = re.compile(r"[-*_=\s]+|[|:\-\s]+|!\[[^\]]*\]\([^)]*\)|```.*|</?[a-zA-Z]+>")
# Marks that hold no words: emphasis, a backslash before punctuation, HTML tags (<https://…> is not one).
MARK = re.compile(
    r"(?<!\\)\*+|(?<!\w)__|__(?!\w)|\\(?=[!-/:-@\[-`{-~])|</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>"
    r"|[\ufeff\u200b-\u200d\u2060]|&(?:nbsp|emsp|ensp|#12288);"
)
BOLD = re.compile(r"\s*(\*\*|__)(?=\S)(.+?)\1")


def markdown_blocks(source: str) -> list[Block]:
    """Return the lines of `source` without Markdown marks, each character with its place in the source."""
    blocks = []
    for line in LINE.finditer(_without_comments(source)):
        inside = line[0].strip()
        if inside and not FURNITURE.fullmatch(inside):
            blocks.append(_block(line[0], line.start()))
    return [block for block in blocks if block.text]


def _without_comments(source: str) -> str:
    """Blank out comments; every other character keeps its place."""
    pieces, at = [], 0
    while (start := source.find("<!--", at)) >= 0 and (end := source.find("-->", start)) >= 0:
        pieces += [source[at:start], " " * (end + 3 - start)]
        at = end + 3
    return "".join(pieces) + source[at:]


def _block(line: str, offset: int) -> Block:
    opening = START.match(line)
    start, heading_level = (opening.end(), len(opening[1])) if opening else (0, 0)
    is_table_row = line.lstrip().startswith(("|", "<table", "<html"))
    bold = BOLD.match(line, start)
    bold_lead = len(MARK.sub("", bold[2])) if bold else 0
    text, spans = _without_marks(line, start, offset, is_table_row)
    return Block(text, spans, heading_level, bold_lead, is_table_row).part(0, len(text))


def _without_marks(line: str, start: int, offset: int, is_table_row: bool) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words of a line from `start` and their spans; `offset` is where the line stands in the source."""
    pieces, size, spans = [], 0, [(0, offset + start)]
    for mark in MARK.finditer(line, start):
        # A cell's tags part words; emphasis does not.
        pieces.append(line[start : mark.start()] + (" " if is_table_row and mark[0].startswith("<") else ""))
        size += len(pieces[-1])
        start = mark.end()
        spans.append((size, offset + start))
    text = "".join([*pieces, line[start:]])
    return text.replace("|", " ") if is_table_row else text, tuple(spans)
