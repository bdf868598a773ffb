"""Text whose lines all break at one width, as it is copied from pages: its lines are joined to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from ingest.document import Block
from ingest.outline.number_marks import SYMBOL
from ingest.outline.page_repair import CLOSED, LONGEST, join_halves

_NARROWEST, _WIDEST = 40, 120  # columns of a page's line; an ideograph takes two
_SLACK = 6  # columns that a full line may lack: what its paragraph is indented by, and a sign that did not fit
_FEWEST = 8  # full lines that show how wide a page is
_SHARE = 0.3  # of all lines that are full in a wrapped text, at least
_OPEN = 0.4  # of the full lines that end within a sentence, at least
_BEGINS = re.compile(
    r"(?:第.{1,6}[条章节编部篇]|[（(]?[一二三四五六七八九十\d]{1,3}\s?[、.．）)]|[①-⑳]|附\s*[件录表]|[（(]?此件|[Qq问答]\d*[:：.])"
)


def join_wrapped_lines(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks; where lines break at one width, a full one is joined with the line that goes on with it."""
    full = _full_lines(blocks)
    return list(_joined(blocks, full)) if full else list(blocks)


def _full_lines(blocks: Sequence[Block]) -> set[int]:
    """The indexes of the lines that reach the edge of the page, none where nothing tells that there is one."""
    widths = {at: _width(block.text) for at, block in enumerate(blocks) if _is_line(block)}
    ordered = sorted(widths.values())
    if not ordered or not _NARROWEST <= (edge := ordered[-1 - len(ordered) // 20]) <= _WIDEST:
        return set()
    full = {at for at, width in widths.items() if edge - _SLACK <= width}
    open_ends = sum(blocks[at].text[-1] not in CLOSED for at in full)
    if len(full) < max(_FEWEST, _SHARE * len(widths)) or open_ends < _OPEN * len(full):
        return set()
    return full


def _joined(blocks: Sequence[Block], full: set[int]) -> Iterator[Block]:
    gathered: Block | None = None
    for at, block in enumerate(blocks):
        if gathered and at - 1 in full and _goes_on(gathered, block):
            gathered = gathered.followed_by(block, join_halves(gathered.text, block.text))
            continue
        if gathered:
            yield gathered
        gathered = block
    if gathered:
        yield gathered


def _goes_on(above: Block, block: Block) -> bool:
    if not (_is_line(above) and _is_line(block)) or above.text[-1] in CLOSED or len(above.text) > LONGEST:
        return False
    return not (_BEGINS.match(block.text) or SYMBOL.match(block.text))


def _is_line(block: Block) -> bool:
    return not (block.is_table_row or block.heading_level or block.item)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)
