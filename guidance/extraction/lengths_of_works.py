"""How long the works are that a message counts: 3000多字, 不到三千字, 字数两千八."""

from __future__ import annotations

import re

from guidance.extraction.fact_wording import PAUSE
from ingest.text.numerals import spoken_number

_LENGTH = r"[\d.]+万?|[一二两三四五六七八九十]+[千万百][一二三四五六七八九百千]*"
_CHARACTERS = re.compile(
    rf"(?P<less>不到|不足|没到|没有|没满|未满|少于|将近|接近|差点)?(?:({_LENGTH})(?:多|来|余)?字(?P<short>不到|不足|没到)?"
    rf"|字数[^{PAUSE}\d]{{0,4}}?({_LENGTH}))"
)


def is_too_short(context: str, least: int) -> bool:
    """Return whether all lengths that `context` tells are less than `least` characters; False where it tells none."""
    sizes = [
        size - bool(match["less"] or match["short"])
        for match in _CHARACTERS.finditer(context)
        if (size := _characters(match[2] or match[4]))
    ]
    return bool(sizes) and max(sizes) < least


def _characters(written: str) -> int:
    """The number of characters that 六万, 4500, 1.5万 or 三千五 stands for; 0 when unreadable."""
    if "万" in written:
        head = written.split("万")[0]
        return int(float(head) * 10000) if re.fullmatch(r"\d+(?:\.\d+)?", head) else (spoken_number(head) or 0) * 10000
    if re.fullmatch(r"\d+", written):
        return int(written)
    return spoken_number(written) or 0
