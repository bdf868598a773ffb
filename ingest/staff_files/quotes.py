"""Whether words stand in a clause, and which dates and numbers they hold."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from ingest.text.numerals import value

_DROPPED = re.compile(r"[\s*#>`\\_~\u200b-\u200f\u2060\ufeff]+")
_SAME = str.maketrans(
    {"〔": "[", "〕": "]", "【": "[", "】": "]", "—": "-", "–": "-", "－": "-", "〇": "零", "○": "零"}
)
_HAN = "零一二三四五六七八九十"
_DAY = re.compile(rf"(?:([\d{_HAN}]{{4}})[年./-])?([\d{_HAN}]{{1,3}})[月./-]([\d{_HAN}]{{1,3}})(?:日|(?![\d{_HAN}]))")


def plain(text: str) -> str:
    """Return `text` without white space, Markdown marks and differences of width, dashes and brackets."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text)).translate(_SAME)


def stands_in(words: str, text: str) -> bool:
    """Whether `words` stand in `text`, white space, width and Markdown aside."""
    return plain(words) in plain(text)


def numbers(text: str) -> list[int]:
    """Return the whole numbers that `text` shows in digits, in order."""
    return [int(digits) for digits in re.findall(r"\d+", plain(text))]


def dates(text: str, year: int) -> list[date]:
    """Return the dates that `text` shows, in order; one without a year takes the one before it, at first `year`."""
    found = []
    for match in _DAY.finditer(plain(text)):
        year = value(match[1]) if match[1] else year
        try:
            found.append(date(year, value(match[2]), value(match[3])))
        except ValueError:
            continue
    return found
