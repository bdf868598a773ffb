"""Word's automatic numbers: what Word prints before a paragraph, computed from the numbering definitions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_HAN_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("〇一二三四五六七八九十百", "零壹贰叁肆伍陆柒捌玖拾佰")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMANS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DEEPEST = 20  # styles that are based on each other, at most
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
    "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanCounting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    number_format: str
    text: str
    is_legal: bool


class WordNumbers:
    """The numbers of a document's paragraphs, which must be asked for in the order of the document."""

    def __init__(self, numbering: Any | None, styles: Any) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in styles.iterchildren(qn("w:style"))}
        self._lists: dict[str, tuple[str, Mapping[int, _Level]]] = {}
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * 9)
        self._restarts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read(numbering)

    def number_of(self, paragraph: Any) -> str:
        """Return what Word prints before the paragraph, "" for nothing, and count it."""
        list_id, depth = self._list_of(paragraph)
        if list_id not in self._lists:
            return ""
        definition, levels = self._lists[list_id]
        if depth not in levels:
            return ""
        counts = self._counts[definition]
        self._restart(list_id, counts)
        value = counts[depth]
        counts[depth] = levels[depth].start if value is None else value + 1
        counts[depth + 1 :] = [None] * (8 - depth)
        return _printed(levels, depth, counts)

    def _restart(self, list_id: str, counts: list[int | None]) -> None:
        """Begin anew, once, where a list of the same kind states another first number."""
        for depth, start in self._restarts.pop(list_id, {}).items():
            counts[depth] = start - 1
            counts[depth + 1 :] = [None] * (8 - depth)

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else those of its style and what that is based on."""
        properties = paragraph.find(qn("w:pPr"))
        list_id, depth = _stated(properties)
        style_id = _value(properties, "w:pStyle")
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id)
            if style is None or (list_id is not None and depth is not None):
                break
            of_style = _stated(style.find(qn("w:pPr")))
            depth = self._depth_by_style(of_style[0], style_id) if depth is None and of_style[1] is None else depth
            list_id = of_style[0] if list_id is None else list_id
            depth = of_style[1] if depth is None else depth
            style_id = _value(style, "w:basedOn")
        return list_id or "0", depth or 0

    def _depth_by_style(self, list_id: str | None, style_id: str | None) -> int | None:
        return self._linked.get((list_id or "", style_id or ""))

    def _read(self, numbering: Any) -> None:
        abstracts = {a.get(qn("w:abstractNumId")): a for a in numbering.iterchildren(qn("w:abstractNum"))}
        self._linked: dict[tuple[str, str], int] = {}
        by_style = {_value(a, "w:styleLink"): key for key, a in abstracts.items() if _value(a, "w:styleLink")}
        for num in numbering.iterchildren(qn("w:num")):
            list_id = num.get(qn("w:numId"))
            definition = _value(num, "w:abstractNumId") or ""
            definition = by_style.get(_value(abstracts.get(definition), "w:numStyleLink"), definition)
            if definition not in abstracts:
                continue
            levels = {
                int(lvl.get(qn("w:ilvl"))): _level(lvl) for lvl in abstracts[definition].iterchildren(qn("w:lvl"))
            }
            for lvl in abstracts[definition].iterchildren(qn("w:lvl")):
                if style := _value(lvl, "w:pStyle"):
                    self._linked[list_id, style] = int(lvl.get(qn("w:ilvl")))
            self._lists[list_id] = (definition, levels | self._overridden(num, list_id))

    def _overridden(self, num: Any, list_id: str) -> dict[int, _Level]:
        levels: dict[int, _Level] = {}
        for override in num.iterchildren(qn("w:lvlOverride")):
            depth = int(override.get(qn("w:ilvl")))
            start, level = _value(override, "w:startOverride"), override.find(qn("w:lvl"))
            if start is not None:
                self._restarts.setdefault(list_id, {})[depth] = int(start)
            if level is not None:
                levels[depth] = _level(level)
        return levels


def _stated(properties: Any | None) -> tuple[str | None, int | None]:
    numbering = properties.find(qn("w:numPr")) if properties is not None else None
    if numbering is None:
        return None, None
    depth = _value(numbering, "w:ilvl")
    return _value(numbering, "w:numId"), int(depth) if depth is not None else None


def _value(element: Any | None, child: str) -> str | None:
    found = element.find(qn(child)) if element is not None else None
    value = found.get(qn("w:val")) if found is not None else None
    return str(value) if value is not None else None


def _level(lvl: Any) -> _Level:
    legal = lvl.find(qn("w:isLgl"))
    is_legal = legal is not None and legal.get(qn("w:val"), "1") not in ("0", "false")
    return _Level(int(_value(lvl, "w:start") or 1), _format(lvl), _value(lvl, "w:lvlText") or "", is_legal)


def _format(lvl: Any) -> str:
    # Newer formats stand in an alternative of their own.
    plain = lvl.find(qn("w:numFmt"))
    nested = next(lvl.iter(qn("w:numFmt")), None)
    found = plain if plain is not None else nested
    return str(found.get(qn("w:val"))) if found is not None else "decimal"


def _printed(levels: Mapping[int, _Level], depth: int, counts: list[int | None]) -> str:
    own = levels[depth]
    if own.number_format in ("bullet", "none"):
        return ""

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        level = levels.get(at, own)
        count = counts[at] if counts[at] is not None else level.start
        return in_format(count or 0, "decimal" if own.is_legal else level.number_format)

    return re.sub(r"%([1-9])", number, own.text)


def in_format(count: int, number_format: str) -> str:
    """Return a number as Word prints it in a format by its name in the file; in digits for a format not known here."""
    if number_format in _CHINESE or number_format.startswith("chinese"):
        chinese = _in_chinese(count)
        return chinese.translate(_LEGAL) if number_format == "chineseLegalSimplified" else chinese
    if number_format in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if number_format == "upperLetter" else letter.lower()
    if number_format in ("upperRoman", "lowerRoman"):
        roman = _in_roman(count)
        return roman if number_format == "upperRoman" else roman.lower()
    if number_format.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(0x2460 + count - 1)
    if number_format == "ideographTraditional" and 1 <= count <= len(_STEMS):
        return _STEMS[count - 1]
    if number_format == "decimalZero":
        return f"{count:02d}"
    return str(count)


def _in_chinese(count: int) -> str:
    if not 0 < count < 1000:
        return str(count)
    hundreds, tens, ones = count // 100, count // 10 % 10, count % 10
    words = f"{_HAN_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _HAN_DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_HAN_DIGITS[ones] if ones else "")


def _in_roman(count: int) -> str:
    words = ""
    for value, letters in _ROMANS:
        words += letters * (count // value)
        count %= value
    return words
