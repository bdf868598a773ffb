"""Text in one spelling: a function for each purpose that two spellings are compared or searched for."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files

from ingest.memo import memo

HAN = r"㐀-䶿一-鿿"
LONGEST_MESSAGE = 200  # characters; the spelling of what is longer is asked for once
_SPACED_OUT = re.compile(
    rf"(?<=[{HAN}])[ \t]+(?=[{HAN}](?![{HAN}]))|(?<=(?<![{HAN}])[{HAN}])[ \t]+(?=[{HAN}])"
    rf"|(?<=[0-9])[ \t]+(?=[{HAN}])|(?<=[{HAN}])[ \t]+(?=[0-9])"
)
_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])[ \u3000]+(?=[{HAN}])")
_CONTROL = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
_NOISE = re.compile(rf"[{_CONTROL}\ud800-\udfff]")
_LAYOUT = re.compile(r"[\s*#>`\\_~\u200b-\u200f\u2060\ufeff]+")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_LOOK_ALIKES = str.maketrans(
    {"〔": "[", "〕": "]", "【": "[", "】": "]", "—": "-", "–": "-", "－": "-", "〇": "零", "○": "零"}
)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)|<((?:https?://|mailto:)[^<>\s]*)>")


def search_spelling(text: str) -> str:
    """Return `text` in the one spelling that search texts and questions share; the length may change.

    Width, script, digits of any script, case, control characters and spaced-out Chinese are evened out.
    """
    return _spelling_of_message(text) if len(text) <= LONGEST_MESSAGE else _spelling(text)


@memo("search spelling")
def _spelling_of_message(text: str) -> str:
    return _spelling(text)


def _spelling(text: str) -> str:
    text = unicodedata.normalize("NFKC", _NOISE.sub(" ", text)).translate(_simplified()).lower()
    text = text if text.isascii() else _OTHER_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), text)
    return (_SPACED_OUT.sub("", text) if " " in text or "\t" in text else text).strip()


def aligned_search_spelling(text: str) -> tuple[str, list[int]]:
    """Return `text` in the spelling of search, character by character, and for each of these its offset in `text`."""
    spaces = {i for match in _BETWEEN_HAN.finditer(text) for i in range(*match.span())}
    pieces = [(piece, i) for i, char in enumerate(text) if i not in spaces for piece in _searched_character(char)]
    return "".join(piece for piece, _ in pieces), [i for _, i in pieces]


def question_key(text: str) -> str:
    """Return what two spellings of one question share: punctuation, space, width, script and case aside."""
    return re.sub(r"[\W_]+", "", search_spelling(text)) or text.strip()


def match_key(text: str) -> str:
    """Return `text` without white space, Markdown marks and differences of width, dashes and brackets.

    A quote stands in a clause when its key stands in the clause's key.
    """
    return _LAYOUT.sub("", unicodedata.normalize("NFKC", text)).translate(_LOOK_ALIKES)


def without_markup(text: str) -> str:
    """Return clause words for reading: Markdown links become their text, marks and line breaks go."""
    text = _LINK.sub(lambda link: link[1] or link[2], text)
    return re.sub(r"\s*\n\s*", " ", text.replace("**", "").replace("\\_", "_")).strip()


@memo("search spelling of a character")
def _searched_character(char: str) -> str:
    return " " if char.isspace() else search_spelling(char)


@memo("table of traditional characters")
def _simplified() -> dict[int, str]:
    """Traditional → simplified, character by character, from OpenCC's own table (Apache-2.0)."""
    table = files("opencc").joinpath("dictionary/TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {ord(old): new.split(" ")[0] for old, new in pairs if len(old) == 1}
