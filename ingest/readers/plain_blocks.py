"""Plain text: every line is a block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import Block

# A break may be \r\n, \n, \r, a form feed between pages, or Unicode's line and paragraph separators.
LINE = re.compile("[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")


def plain_blocks(source: str) -> list[Block]:
    """Return the lines of `source` that hold anything, without white space at their edges."""
    return [
        Block(line[0].strip(), ((0, line.start() + len(line[0]) - len(line[0].lstrip())),), starts_page=starts_page)
        for line, starts_page in lines_of(source)
    ]


def lines_of(source: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield the lines of `source` that hold anything, and whether a form feed stands before each."""
    before, starts_page = 0, False
    for line in LINE.finditer(source):
        starts_page = starts_page or "\f" in source[before : line.start()]
        before = line.end()
        if line[0].strip():
            yield line, starts_page
            starts_page = False
