"""What the page did to the text: page numbers taken out, sentences that a page or line break split rejoined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ingest.document import Block

DASH = "[—–―─－-]"
PAGE = re.compile(rf"{DASH}+\s*\d{{1,4}}\s*{DASH}+|第\s*\d+\s*页(?:[\s，,/]*共\s*\d+\s*页)?|\d{{1,3}}\s*/\s*\d{{1,3}}")
PAGE_INSIDE = re.compile(r"[—―─]\s?\d{1,3}\s{0,2}[—―─]")
BARE_NUMBER = re.compile(r"\d{1,3}")
CLOSED = "。；;：:！!？?…"
GOES_ON = "，、,（(《〈“‘「『〔【[—-和与及或的"
PAIRS = {"）": "（", "》": "《", "”": "“", "」": "「", "』": "『", "〕": "〔", "】": "【", "]": "["}
OPENING = re.compile("[（(《“「『〔【\\[]")
SENTENCE_END = re.compile("[。；！？!?][”’」』）)]?")
LINE_LENGTH = 36  # characters; a line of running text is at least this long
# No paragraph is longer than this; beyond it, nothing is joined, so that time grows with the text and no faster.
LONGEST = 5000


def remove_page_numbers(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks without page numbers, whether they stand alone or cling to a line."""
    blocks = list(blocks)
    bare = _running_numbers(blocks)
    rest = (block for i, block in enumerate(blocks) if i not in bare and not PAGE.fullmatch(block.text))
    return [block for block in map(_without_pages_inside, rest) if block.text]


def is_unfinished(text: str, is_title: bool = False) -> bool:
    """Return whether a sentence is still open at the end of `text`, so that the next line goes on with it."""
    if not text or text[-1] in CLOSED or len(text) > LONGEST:
        return False
    last_sentence = text[_end_of_last_sentence(text) :]
    if text[-1] in GOES_ON or (OPENING.search(last_sentence) and _has_open_pair(last_sentence)):
        return True
    if is_title or text[-1] in "”’」』":
        return False
    is_running_text = len(last_sentence) < len(text) or len(last_sentence) > LINE_LENGTH
    return is_running_text or "，" in last_sentence or "," in last_sentence


def join_halves(text: str, rest: str) -> str:
    """Return both halves of a split sentence without a seam; words in Latin letters keep their space."""
    in_latin = text[-1:].isascii() and text[-1:].isalnum() and rest[:1].isascii() and rest[:1].isalnum()
    return text + (" " if in_latin else "") + rest


def _end_of_last_sentence(text: str) -> int:
    end = 0
    for match in SENTENCE_END.finditer(text):
        end = match.end()
    return end


def _has_open_pair(text: str) -> bool:
    text = text.replace("(", "（").replace(")", "）")
    return any(text.count(opening) > text.count(closing) for closing, opening in PAIRS.items())


def _running_numbers(blocks: list[Block]) -> set[int]:
    """Bare numbers on lines of their own that count up by one are page numbers."""
    bare = [(i, int(b.text)) for i, b in enumerate(blocks) if BARE_NUMBER.fullmatch(b.text) and b.text.isascii()]
    steps = [after - before for (_, before), (_, after) in pairwise(bare)]
    return {i for i, _ in bare} if steps and all(step == 1 for step in steps) else set()


def _without_pages_inside(block: Block) -> Block:
    pages = [match.span() for match in PAGE_INSIDE.finditer(block.text)]
    if not pages:
        return block
    text, spans, start = "", [], 0
    for page_start, page_end in [*pages, (len(block.text), len(block.text))]:
        piece = block.part(start, page_start)
        spans += [(len(text) + index, offset) for index, offset in piece.spans]
        text += piece.text
        start = page_end
    return Block(text, tuple(spans), block.heading_level, block.bold_lead, block.is_table_row)
