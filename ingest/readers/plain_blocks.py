"""Plain text: every line is a block."""

from __future__ import annotations

import re

from ingest.document import Block

# A break may be \r\n, \n, \r, a form feed between pages, or Unicode's line and paragraph separators.
LINE = re.compile("[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")


def plain_blocks(source: str) -> list[Block]:
    """Return the lines of `source` that hold anything, without white space at their edges."""
    blocks = []
    for line in LINE.finditer(source):
        inside = line[0].strip().strip("\ufeff\u200b").strip()
        if inside:
            blocks.append(Block(inside, ((0, line.start() + line[0].index(inside)),)))
    return blocks
