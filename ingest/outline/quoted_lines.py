"""Words of another text that a clause quotes over several lines: their numbers are not the document's own."""

from __future__ import annotations

import re

from ingest.document import Block
from ingest.outline.number_marks import NumberMark

# 将第五条修改为：“第五条 …: what leads to the words of another text.
_OPENS = re.compile("(?:[：:]|为|如下|规定|明确)“")
_MARKS = re.compile("[“”]")
_LONGEST = 60  # blocks of one quotation


def without_quoted_marks(blocks: list[Block], marks: list[list[NumberMark]]) -> list[list[NumberMark]]:
    """Return `marks`, a list for each block, without those that stand in quotation marks.

    A quotation over several lines counts where words lead to it and its end comes before another one begins.
    """
    own = list(marks)
    for index, block in enumerate(blocks):
        if "“" not in block.text:
            continue
        end, at = _quotation(blocks, index)
        if end > index:
            start = block.text.rindex("“")
            own[index] = [mark for mark in own[index] if mark.start < start]
            own[index + 1 : end] = [[] for _ in range(index + 1, end)]
            own[end] = [mark for mark in own[end] if mark.start > at]
    return own


def _quotation(blocks: list[Block], index: int) -> tuple[int, int]:
    """The block and the place in it where a quotation ends that is open at the end of the block at `index`.

    The block itself when there is none.
    """
    text = blocks[index].text
    start = text.rfind("“")
    if "”" in text[start:] or not _OPENS.search(text, max(0, start - 2), start + 1):
        return index, 0
    for end in range(index + 1, min(len(blocks), index + _LONGEST)):
        for mark in _MARKS.finditer(blocks[end].text):
            return (end, mark.start()) if mark[0] == "”" else (index, 0)
    return index, 0
