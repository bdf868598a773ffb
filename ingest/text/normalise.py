"""One spelling for search: width, script, case, control characters and spaced-out Chinese are folded away."""

from __future__ import annotations

import functools
import re
import unicodedata
from importlib.resources import files

HAN = r"㐀-䶿一-鿿"
_SPACED = re.compile(
    rf"(?<=[{HAN}])[ \t]+(?=[{HAN}](?![{HAN}]))|(?<=(?<![{HAN}])[{HAN}])[ \t]+(?=[{HAN}])"
    rf"|(?<=[0-9])[ \t]+(?=[{HAN}])|(?<=[{HAN}])[ \t]+(?=[0-9])"
)
_CONTROL = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
_NOISE = re.compile(rf"[{_CONTROL}\ud800-\udfff]")


@functools.cache
def _simplified() -> dict[int, str]:
    """Traditional → simplified, character by character, from OpenCC's own table (Apache-2.0)."""
    table = files("opencc").joinpath("dictionary/TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {ord(old): new.split(" ")[0] for old, new in pairs if len(old) == 1}


def fold(text: str) -> str:
    """Return `text` in the one spelling that search texts and questions share; the length may change."""
    text = unicodedata.normalize("NFKC", _NOISE.sub(" ", text)).translate(_simplified()).lower()
    return _SPACED.sub("", text).strip()
