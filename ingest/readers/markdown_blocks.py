"""Markdown: lines without their marks; heading levels and bold are kept as hints only."""

from __future__ import annotations

import re

from ingest.document import Block
from ingest.readers import plain_blocks

START = re.compile(r"[\s>]*(#{0,6})(?:(?<=#)\s*)?(?:[-*+•]\s+(?![-*+\s]))?")
FURNITURE = re.compile(r"[-*_=\s]+|[|:\-\s]+|!\[[^\]]*\]\([^)]*\)|```.*|</?[a-zA-Z]+>")
# Marks that hold no words: emphasis, a backslash before punctuation, HTML tags (<https://…> is not one).
MARK = re.compile(
    r"(?<!\\)\*+|(?<!\w)__|__(?!\w)|\\(?=[!-/:-@\[-`{-~])|</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>"
    r"|[\ufeff\u200b-\u200d\u2060]|&(?:nbsp|emsp|ensp|#12288);"
)
BOLD = re.compile(r"\s*(\*\*|__)(?=\S)(.+?)\1")


def blocks(source: str) -> list[Block]:
    """Return the lines of `source` without Markdown marks, each character with its place in the source."""
    found = []
    for line in plain_blocks.LINE.finditer(_without_comments(source)):
        inside = line[0].strip()
        if inside and not FURNITURE.fullmatch(inside):
            found.append(_block(line[0], line.start()))
    return [block for block in found if block.text]


def _without_comments(source: str) -> str:
    """Blank out comments; every other character keeps its place."""
    parts, at = [], 0
    while (start := source.find("<!--", at)) >= 0 and (end := source.find("-->", start)) >= 0:
        parts += [source[at:start], " " * (end + 3 - start)]
        at = end + 3
    return "".join(parts) + source[at:]


def _block(line: str, offset: int) -> Block:
    start = START.match(line)
    table = line.lstrip().startswith(("|", "<table", "<html"))
    bold = BOLD.match(line, start.end())
    lead = len(MARK.sub("", bold[2])) if bold else 0
    text, spans = _words(line, start.end(), offset, table)
    return Block(text, spans, len(start[1]), lead, table).part(0, len(text))


def _words(line: str, at: int, offset: int, table: bool) -> tuple[str, tuple[tuple[int, int], ...]]:
    pieces, size, spans = [], 0, [(0, offset + at)]
    for mark in MARK.finditer(line, at):
        # A cell's tags part words; emphasis does not.
        pieces.append(line[at : mark.start()] + (" " if table and mark[0].startswith("<") else ""))
        size, at = size + len(pieces[-1]), mark.end()
        spans.append((size, offset + at))
    text = "".join([*pieces, line[at:]])
    return text.replace("|", " ") if table else text, tuple(spans)
