"""What pages set around the text: page numbers and running heads, told by their shape and by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from ingest.document import Block
from ingest.outline.page_repair import CLOSED, is_unfinished

_NUMBER = r"(?:\d{1,4}|[ivxⅰ-ⅻ]{1,5})"
_MARKS = r"[—–―─－~～=＝＿_＊·•∙・‧*|‖.．-]"
_PHRASE = (
    r"第\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,4})\s*页(?:[\s，,/·]*共\s*\d{1,4}\s*页)?|共\s*\d{1,4}\s*页"
    r"|页[码次]?\s*[:：]?\s*\d{1,4}|(?i:page|pg|p)\s*[.．:：]?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s+of\s+\d{1,4}"
)
_SURE = re.compile(
    rf"{_MARKS}{{1,9}}\s*{_NUMBER}\s*{_MARKS}{{1,9}}|{_MARKS}*\s*(?:{_PHRASE})\s*{_MARKS}*|\d{{1,3}}\s*/\s*\d{{1,3}}"
    rf"|[（(\[【〔<《]\s*(?:{_PHRASE})\s*[）)\]】〕>》]"
)
_BARE = re.compile(rf"{_MARKS}?\s*{_NUMBER}\s*{_MARKS}?|[（(\[【〔<《]\s*{_NUMBER}\s*[）)\]】〕>》]")
_DIGITS = re.compile(r"[0-9]{1,3}")
_PAGE_IN_LINE = re.compile(rf"{_PHRASE}|{_MARKS}\s?\d{{1,4}}\s?{_MARKS}")
# A page number that clings to the words of a line.
_INSIDE = re.compile(r"[—―─]\s?\d{1,3}\s{0,2}[—―─]")
# What makes a number on a line of its own a part of the sentence around it.
_TAKES_NUMBER = re.compile(r"(?:[第满共达至到约近每前以为于>＞≥≤<＜+＋=＝×\d]|不少于|不超过|不低于)\s*$")
_COUNTED = re.compile(
    r"\s*(?:[\d.．%％:：、)）年月日号时分人名篇项个件份套本部门种次级岁条款元万亿倍学页周天户家位所]|以[上下内])"
)
_NEVER_A_HEAD = re.compile(
    r"\s*(?:第.{1,6}[条章节编]|[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]|附\s*[件录表]|.*\d\s*日$|.*[。；;：:，,]$)"
)
_STARTS_CLAUSE = re.compile(r"\s*(?:第.{1,6}[条章节编]|[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)])")
_LONGEST = 50  # characters of a line of furniture
_BETWEEN = 6  # blocks between the numbers of two pages at least


def remove_page_furniture(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks without page numbers and running heads; page numbers that cling to a line are cut out."""
    blocks = list(blocks)
    furniture = _counting_lines(blocks)
    keys = _keys(blocks)
    counts = Counter(key for _, key in keys.items())
    seen: set[str] = set()
    for start, end in _runs(blocks, {i for i, key in keys.items() if not key or counts[key] > 1}):
        edge = _PageEdge(blocks, start, end)
        for i in range(start, end):
            if edge.is_furniture(i, keys[i], keys[i] in seen or counts[keys[i]] > 2):
                furniture.add(i)
        seen |= {keys[i] for i in range(start, end)}
    rest = (block for i, block in enumerate(blocks) if i not in furniture)
    return [block for block in map(_without_pages_inside, rest) if block.text]


def _keys(blocks: list[Block]) -> dict[int, str]:
    """For each block that may be furniture its words without a page number, "" for a number alone."""
    keys = {}
    for i, block in enumerate(blocks):
        text = block.text
        if len(text) > _LONGEST or block.is_table_row or block.item:
            continue
        if _SURE.fullmatch(text) or _BARE.fullmatch(text):
            keys[i] = ""
        elif not _NEVER_A_HEAD.match(text):
            keys[i] = re.sub(r"\s", "", _PAGE_IN_LINE.sub("", text))
    return keys


def _runs(blocks: list[Block], candidates: set[int]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(blocks):
        end = start
        while end in candidates:
            end += 1
        if end > start:
            yield start, end
        start = end + 1


class _PageEdge:
    """Blocks that stand together and may be furniture, and what tells that a page ends there."""

    def __init__(self, blocks: list[Block], start: int, end: int) -> None:
        self._blocks = blocks
        self._before = blocks[start - 1] if start else None
        self._after = blocks[end] if end < len(blocks) else None
        self._is_at_break = any(block.starts_page for block in blocks[start : end + 1])
        self._has_page = any(_SURE.search(block.text) for block in blocks[start:end])

    def is_furniture(self, index: int, key: str, is_repeated: bool) -> bool:
        """Return whether the block at `index`, with its words `key`, belongs to the page and not to the text."""
        text = self._blocks[index].text
        if key:
            goes_on = self._is_in_sentence() and self._after is not None and self._after.text[-1] in CLOSED + "，、"
            return goes_on or (is_repeated and (self._is_at_break or self._has_page))
        if _SURE.fullmatch(text) or self._parts_running_text():
            return True
        return self._is_at_break and text[0].isalnum() and text[-1].isalnum()

    def _is_in_sentence(self) -> bool:
        """Whether a sentence is open before these blocks and goes on behind them."""
        before, after = self._before, self._after
        if not before or not after or after.heading_level or after.is_table_row or _STARTS_CLAUSE.match(after.text):
            return False
        return is_unfinished(before.text, before.heading_level > 0)

    def _parts_running_text(self) -> bool:
        """Whether a number stands in the middle of words that take none there."""
        before, after = self._before, self._after
        if not before or not after or _TAKES_NUMBER.search(before.text, len(before.text) - 5) or before.is_table_row:
            return False
        if self._is_in_sentence():
            return not _COUNTED.match(after.text)
        is_running_text = after.text[-1] in CLOSED and not _COUNTED.match(after.text)
        return is_running_text and before.text[-1] not in CLOSED and not after.is_table_row


def _counting_lines(blocks: list[Block]) -> set[int]:
    """Bare numbers on lines of their own, pages apart, that count up by one."""
    bare = [(i, int(b.text)) for i, b in enumerate(blocks) if len(b.text) < 4 and _DIGITS.fullmatch(b.text)]
    steps = [(after - before, there - here) for (here, before), (there, after) in pairwise(bare)]
    counts_up = bool(steps) and all(step == 1 for step, _ in steps)
    return {i for i, _ in bare} if counts_up and median(apart for _, apart in steps) > _BETWEEN else set()


def _without_pages_inside(block: Block) -> Block:
    pages = [match.span() for match in _INSIDE.finditer(block.text)]
    return block.without(pages) if pages else block
