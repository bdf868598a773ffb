"""What the page did to the text: page numbers taken out, sentences that a page or line break split rejoined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ingest.document import Block

DASH = "[—–―─－-]"
PAGE = re.compile(rf"{DASH}+\s*\d{{1,4}}\s*{DASH}+|第\s*\d+\s*页(?:[\s，,/]*共\s*\d+\s*页)?|\d{{1,3}}\s*/\s*\d{{1,3}}")
PAGE_INSIDE = re.compile(r"[—―─]\s?\d{1,3}\s{0,2}[—―─]")
LONE = re.compile(r"\d{1,3}")
CLOSED = "。；;：:！!？?…"
GOES_ON = "，、,（(《〈“‘「『〔【[—-和与及或的"
PAIRS = {"）": "（", "》": "《", "”": "“", "」": "「", "』": "『", "〕": "〔", "】": "【", "]": "["}
OPENING = re.compile("[（(《“「『〔【\\[]")
SENTENCE_END = re.compile("[。；！？!?][”’」』）)]?")
LONG = 36
# No paragraph is longer than this; beyond it, nothing is joined, so that time grows with the text and no faster.
LONGEST = 5000


def without_pages(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks without page numbers, whether they stand alone or cling to a line."""
    blocks = list(blocks)
    lone = _running(blocks)
    kept = (b for i, b in enumerate(blocks) if i not in lone and not PAGE.fullmatch(b.text))
    return [block for b in kept if (block := _without_inside(b)).text]


def unfinished(text: str, title: bool = False) -> bool:
    """Whether a sentence is still open at the end of `text`, so that the next line goes on with it."""
    if not text or text[-1] in CLOSED or len(text) > LONGEST:
        return False
    rest = text[_last_end(text) :]
    if text[-1] in GOES_ON or (OPENING.search(rest) and _open_pair(rest)):
        return True
    return (
        not title
        and text[-1] not in "”’」』"
        and (len(rest) < len(text) or "，" in rest or "," in rest or len(rest) > LONG)
    )


def join(text: str, more: str) -> str:
    """Return both halves of a split sentence without a seam; words in Latin letters keep their space."""
    seam = " " if text[-1:].isascii() and text[-1:].isalnum() and more[:1].isascii() and more[:1].isalnum() else ""
    return text + seam + more


def _last_end(text: str) -> int:
    at = 0
    for match in SENTENCE_END.finditer(text):
        at = match.end()
    return at


def _open_pair(text: str) -> bool:
    text = text.replace("(", "（").replace(")", "）")
    return any(text.count(opening) > text.count(closing) for closing, opening in PAIRS.items())


def _running(blocks: list[Block]) -> set[int]:
    """Bare numbers on lines of their own that count up by one are page numbers."""
    lone = [(i, int(b.text)) for i, b in enumerate(blocks) if LONE.fullmatch(b.text) and b.text.isascii()]
    steps = [after[1] - before[1] for before, after in pairwise(lone)]
    return {i for i, _ in lone} if steps and all(step == 1 for step in steps) else set()


def _without_inside(block: Block) -> Block:
    pieces, spans, size, at = [], [], 0, 0
    matches = list(PAGE_INSIDE.finditer(block.text))
    if not matches:
        return block
    for start, end in [*(m.span() for m in matches), (len(block.text), len(block.text))]:
        piece = block.part(at, start)
        pieces.append(piece.text)
        spans += [(size + inside, offset) for inside, offset in piece.spans]
        size, at = size + len(piece.text), end
    return Block("".join(pieces), tuple(spans), block.level, block.lead, block.table)
