"""Telephone numbers in a text, as links that dial them."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"(?<![\d-])(?P<line>(?:[（(]?0\d{2,3}[）)]?[-—－ ]?)?\d{7,8}|1\d{10})(?:[-转](?P<extension>\d{1,6}))?"
    r"(?![\d元年月日号份人%％])"  # an amount or a count
)
_DAY = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


def phone_parts(text: str) -> list[tuple[str, str]]:
    """Return the text in parts, each with the address that dials it, "" for words between numbers."""
    parts: list[tuple[str, str]] = []
    done = 0
    for number in _NUMBER.finditer(text):
        if _DAY.fullmatch(number["line"]):
            continue
        parts += [(text[done : number.start()], ""), (number[0], _address(number))]
        done = number.end()
    parts.append((text[done:], ""))
    return [part for part in parts if part[0]]


def _address(number: re.Match[str]) -> str:
    extension = f";ext={number['extension']}" if number["extension"] else ""
    return "tel:" + re.sub(r"\D", "", number["line"]) + extension
