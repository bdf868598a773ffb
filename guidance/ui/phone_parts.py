"""Telephone numbers in a text, as links that dial them."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"(?<![\d-])(?P<line>(?:[（(]?0\d{2,3}[）)]?[-—－ ]?)?\d{7,8}|1\d{10})(?:[-转](?P<extension>\d{1,6}))?(?!\d)"
)


def phone_parts(text: str) -> list[tuple[str, str]]:
    """Return the text in parts, each with the address that dials it, "" for words between numbers."""
    parts: list[tuple[str, str]] = []
    done = 0
    for number in _NUMBER.finditer(text):
        parts += [(text[done : number.start()], ""), (number[0], _address(number))]
        done = number.end()
    parts.append((text[done:], ""))
    return [part for part in parts if part[0]]


def _address(number: re.Match[str]) -> str:
    extension = f";ext={number['extension']}" if number["extension"] else ""
    return "tel:" + re.sub(r"\D", "", number["line"]) + extension
