"""One spelling for a message, character by character, so that every offset stays what it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from guidance.extraction.wording_file import Spelling
from ingest.memo import memo
from ingest.text.normalise import search_spelling

_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟幺"
_FORMAL_NUMERALS = dict(zip(_FORMAL, "一二三四五六七八九十百千一", strict=True))
_BESIDE = f"[{_FORMAL}〇○零一二三四五六七八九十百千万0-9第]"
_IS_NUMERAL = re.compile(rf"(?<={_BESIDE})[{_FORMAL}]|[{_FORMAL}](?={_BESIDE}|[年月日号份篇项件级个等名位本部次岁])")
_BEFORE_YEAR = re.compile(r"(?<=[一-鿿]) (?=\d+年)")  # 学士学位 15年9月拿的 is said with a pause, 满 5 年 with none
_BREATH = re.compile(r"(?<=[一-鿿]) (?=[一-鿿\d])")
_SENTENCES, _LONG = 3, 5  # pieces between spaces that are a talk, and their mean length in characters; fewer are words


class MessageFolder:
    """Folds messages into the spelling in which facts are looked for."""

    def __init__(self, spelling: Spelling) -> None:
        self._keep = spelling.keep
        self._alike = {char: _sound(group[0]) for group in spelling.looks for char in group}
        self._words: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {}
        for order, word in enumerate(spelling.words):
            key = self._sounds(word)
            self._words.setdefault(key[0], []).append((order, word, key))

    def fold(self, message: str) -> str:
        """Return `message` in simplified, half-width, lower-case characters, with words mended that sound right."""
        numerals = _IS_NUMERAL.sub(lambda found: _FORMAL_NUMERALS[found[0]], message)  # 贰零壹捌年, but 大陆人
        folded = _with_pauses("".join(map(_character, numerals)))
        sounds = self._sounds(folded)
        alike = sorted(self._alike_at(sounds))
        if not alike:
            return folded
        right = {at for word in self._keep for at in _places(folded, word)}
        mended = list(folded)
        for _, at, word in alike:
            if right.isdisjoint((at, at + len(word) - 1)):
                _mend(mended, at, word)
        return "".join(mended)

    def _alike_at(self, sounds: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
        """Where the text sounds like one of the words: the word's place in their order, the offset, the word."""
        for at, sound in enumerate(sounds):
            for order, word, key in self._words.get(sound, ()):
                if sounds[at : at + len(word)] == key:
                    yield order, at, word

    def _sounds(self, text: str) -> tuple[str, ...]:
        return tuple(self._alike.get(char) or _sound(char) for char in text)


def _with_pauses(text: str) -> str:
    """The text with commas where somebody who tells of themself parts their words by spaces alone."""
    pieces = _BREATH.split(text)
    if len(pieces) >= _SENTENCES and len(text) >= _LONG * len(pieces):
        return _BREATH.sub(",", text)
    return _BEFORE_YEAR.sub(",", text)


def _mend(mended: list[str], at: int, word: str) -> None:
    same = sum(a == b for a, b in zip(mended[at : at + len(word)], word, strict=True))
    if 0 < same < len(word):
        mended[at : at + len(word)] = word


def _places(text: str, word: str) -> list[int]:
    """The offsets of all characters of `word` wherever it stands in `text`."""
    found: list[int] = []
    at = text.find(word)
    while at >= 0:
        found += range(at, at + len(word))
        at = text.find(word, at + 1)
    return found


@memo("folded character of a message")
def _character(char: str) -> str:
    folded = {"\u3000": " ", "○": "〇"}.get(char) or search_spelling(char)
    digit = unicodedata.digit(folded, None) if len(folded) == 1 else None
    if digit is not None:
        return str(digit)
    return folded if len(folded) == 1 else char


@memo("sound of a character")
def _sound(char: str) -> str:
    from pypinyin import Style, pinyin  # slow to import

    sounds = pinyin(char, style=Style.NORMAL, errors="ignore") if "一" <= char <= "鿿" else []
    return str(sounds[0][0]) if sounds else char  # rare characters, as in names, have none
