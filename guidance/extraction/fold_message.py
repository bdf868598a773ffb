"""One spelling for a message, character by character, so that every offset stays what it was."""

from __future__ import annotations

import functools

from guidance.extraction.fact_wording import Spelling
from ingest.text.normalise import search_spelling


def fold_message(message: str, spelling: Spelling) -> str:
    """Return `message` in simplified, half-width, lower-case characters, with words mended that sound right."""
    folded = "".join(map(_character, message))
    alike = {c: _sound(pair[0]) for pair in spelling.looks for c in pair}
    sounds = [alike.get(c) or _sound(c) for c in folded]
    kept = {at for word in spelling.keep for at in _places(folded, word)}
    mended = list(folded)
    for word, key in _keys(tuple(spelling.words), tuple(spelling.looks)):
        for at in range(len(folded) - len(word) + 1):
            if (
                sounds[at] == key[0]
                and tuple(sounds[at : at + len(word)]) == key
                and not kept & {at, at + len(word) - 1}
            ):
                _mend(mended, at, word)
    return "".join(mended)


def _mend(mended: list[str], at: int, word: str) -> None:
    same = sum(a == b for a, b in zip(mended[at : at + len(word)], word, strict=True))
    if 0 < same < len(word):
        mended[at : at + len(word)] = word


def _places(text: str, word: str) -> list[int]:
    found, at = [], text.find(word)
    while at >= 0:
        found += range(at, at + len(word))
        at = text.find(word, at + 1)
    return found


@functools.lru_cache(maxsize=8)
def _keys(words: tuple[str, ...], looks: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    alike = {c: _sound(pair[0]) for pair in looks for c in pair}
    return [(word, tuple(alike.get(c) or _sound(c) for c in word)) for word in words]


@functools.lru_cache(maxsize=16384)
def _character(char: str) -> str:
    folded = {"\u3000": " ", "○": "〇"}.get(char) or search_spelling(char)
    return folded if len(folded) == 1 else char


@functools.lru_cache(maxsize=16384)
def _sound(char: str) -> str:
    from pypinyin import Style, pinyin  # slow to import, and needed only once something is said

    return pinyin(char, style=Style.NORMAL, errors="ignore")[0][0] if "一" <= char <= "鿿" else char
