"""The numbers that a browser sets before the items of an ordered list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.document import ListItem
from ingest.readers.html_tags import Tag, Words
from ingest.text.numerals import chinese_numeral, roman_numeral

# What `type` and `list-style-type` call the kinds of marker; others that are no bullets count in digits.
_LETTERS = {"a", "lower-alpha", "lower-latin"}
_ROMANS = {"i", "lower-roman"}
_CHINESE = {"cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal"}
_CHINESE |= {"simp-chinese-formal", "trad-chinese-formal", "cjk-earthly-branch", "japanese-informal"}
_WITHOUT_NUMBERS = {"none", "disc", "circle", "square"}
_MOST = 3999  # no list of a notice is longer; an item beyond it has no number


@dataclass(slots=True)
class OrderedList:
    """An ordered list that is open: the number of its next item, the step to the one after, the kind of marker."""

    level: int
    kind: str
    number: int
    step: int
    is_begun: bool = False

    @classmethod
    def opened_by(cls, attributes: Mapping[str, str], style: str, level: int, count: int) -> OrderedList:
        """Return the list that an <ol> with these attributes begins; `count` is how many items it has."""
        is_reversed = "reversed" in attributes
        start = _integer(attributes.get("start", ""), count if is_reversed else 1)
        return cls(level, style or attributes.get("type", "1"), start, -1 if is_reversed else 1)

    def next_item(self, attributes: Mapping[str, str], style: str) -> ListItem | None:
        """Return the number that the next item is given, None when it has a bullet or nothing."""
        self.number = _integer(attributes.get("value", ""), self.number)
        number, is_first = self.number, not self.is_begun
        self.number += self.step
        self.is_begun = True
        kind = style or attributes.get("type", "") or self.kind
        if kind.lower() in _WITHOUT_NUMBERS or not 0 < number <= _MOST:
            return None
        return ListItem(_label(number, kind), number, self.level, is_first)


def _label(number: int, kind: str) -> str:
    name = kind.lower()
    if name in _CHINESE:
        return chinese_numeral(number)
    if name in _LETTERS | {"upper-alpha", "upper-latin"} and number <= 26:
        letter = chr(96 + number)
        return letter.upper() if kind == "A" or name.startswith("upper") else letter
    if name in _ROMANS | {"upper-roman"}:
        roman = roman_numeral(number)
        return roman.upper() if kind == "I" or name.startswith("upper") else roman
    return str(number)


def _integer(text: str, otherwise: int) -> int:
    text = text.strip()
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() and len(text) < 7 else otherwise


def item_counts(tags: Iterable[Tag | Words]) -> list[int]:
    """Return how many items each ordered list of a page has, in the order in which the lists begin."""
    counts: list[int] = []
    open_lists: list[int] = []
    for tag in tags:
        if not isinstance(tag, Tag):
            continue
        if tag.name in ("ol", "ul"):
            _open_or_close(tag, counts, open_lists)
        elif tag.name == "li" and not tag.is_end and open_lists and open_lists[-1] >= 0:
            counts[open_lists[-1]] += 1
    return counts


def _open_or_close(tag: Tag, counts: list[int], open_lists: list[int]) -> None:
    if tag.is_end:
        del open_lists[-1:]
        return
    open_lists.append(len(counts) if tag.name == "ol" else -1)
    counts += [0] * (tag.name == "ol")
