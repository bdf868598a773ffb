"""Text cut into words with what kind of word each is, by a dictionary that knows names and no notice."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from ingest.memo import memo


@dataclass(frozen=True, slots=True)
class Token:
    """A word and the dictionary's tag for its kind: `nr…` a person, `ns…` a place, `nt…` an organisation."""

    word: str
    flag: str


def cut(text: str, *, guess: bool = True) -> list[Token]:
    """Return the words of `text` in order; joined they are `text`.

    What the dictionary does not have is guessed at as words, or left as single characters without `guess`.
    """
    return [Token(token.word, token.flag) for token in _cutter().cut(text, HMM=guess)]


def frequency(word: str) -> int:
    """Return how often the dictionary counts a word, 0 for one that it does not have."""
    return int(_cutter().tokenizer.FREQ.get(word) or 0)


def is_dictionary_word(word: str) -> bool:
    """Whether the dictionary has it as a word that is no person's name."""
    return not _cutter().word_tag_tab.get(word, "nr").startswith("nr")


def load_dictionary() -> None:
    """Read the dictionary of words and names, so that the first message need not wait for it."""
    _cutter()


@memo("dictionary of names")
def _cutter() -> Any:  # jieba brings no types
    import jieba
    from jieba import posseg

    jieba.setLogLevel(logging.WARNING)
    # A cutter of its own: the shared one holds the notices' words and would not tell a name.
    tokenizer = posseg.POSTokenizer(jieba.Tokenizer())
    tokenizer.initialize()
    return tokenizer
