"""Foreign words made harmless: nothing that a person typed or a notice says is ever read as markup."""

from __future__ import annotations

import html
import re

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def as_html(text: str) -> str:
    """Return `text` so that a browser shows it letter by letter, without control and direction marks."""
    return html.escape(_CONTROL.sub("", text), quote=True)


def as_label(text: str) -> str:
    """Return `text` so that a widget's label, which reads Markdown, shows it letter by letter."""
    return _PUNCTUATION.sub(r"\\\1", _CONTROL.sub("", text).replace("\n", " "))
