"""Texts with {blanks} that the program fills: no blank that it does not know."""

from __future__ import annotations

import string
from dataclasses import dataclass

from pydantic import AfterValidator

from ingest.staff_files.nearest_name import nearest

_FIX = "{花括号} 里只写空的名字，要成对；正文里的花括号请改用别的括号"


@dataclass(frozen=True)
class Blanks:
    """The check that a text has no other blanks than `names`; it may leave some of them out."""

    names: tuple[str, ...]

    def __call__(self, text: str) -> str:
        """Return `text`, or raise ValueError with the blank that the program does not fill."""
        for blank in _blanks_of(text):
            if blank not in self.names:
                near = nearest(blank, self.names)
                have = "、".join(f"{{{name}}}" for name in self.names) or "（没有）"
                hint = f"是不是「{{{near}}}」" if near else f"可用的有：{have}"
                raise ValueError(f"程序不填「{{{blank}}}」，{hint}")
        return text


def _blanks_of(text: str) -> list[str]:
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError as error:
        raise ValueError(f"花括号不对，{_FIX}") from error
    if any(form or conversion for _, _, form, conversion in parts):
        raise ValueError(f"花括号里多了「:」或「!」，{_FIX}")
    return [name for _, name, _, _ in parts if name is not None]


def blanks(*names: str) -> AfterValidator:
    """Return what allows a text these blanks and no others."""
    return AfterValidator(Blanks(names))
