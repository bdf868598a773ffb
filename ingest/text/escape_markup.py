"""Words from outside made harmless: shown letter by letter, never read as markup or run as a formula."""

from __future__ import annotations

import re

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_INLINE_MARKS = re.compile(r"([\\`*_{}\[\]<>#|$~&!])")
_LIST_MARK = re.compile(r"^([-+=])")
_LIST_NUMBER = re.compile(r"^(\s*)(\d+)([.)])")
_FORMULA_STARTS = tuple("=+-@＝＋－＠")


def without_control_marks(text: str) -> str:
    """Return `text` without control characters, marks of writing direction and what no file format can hold."""
    return _CONTROL.sub("", text)


def escape_markdown(text: str) -> str:
    """Return `text` on one line so that what reads Markdown, such as a widget's label, shows its letters."""
    return _PUNCTUATION.sub(r"\\\1", without_control_marks(text).replace("\n", " "))


def markdown_text(text: str) -> str:
    """Return `text` on one line of a Markdown file that people also read as it stands.

    Only what would be read as markup is escaped; at its start also what would begin a list or a rule.
    """
    line = _INLINE_MARKS.sub(r"\\\1", without_control_marks(text).replace("\n", " "))
    return _LIST_NUMBER.sub(r"\1\2\\\3", _LIST_MARK.sub(r"\\\1", line))


def csv_cell(text: str) -> str:
    """Return `text` as a cell that no spreadsheet runs as a formula, after an apostrophe where it could be one."""
    cell = without_control_marks(text)
    risky = cell.lstrip().startswith(_FORMULA_STARTS) or cell.startswith("\t")
    return f"'{cell}" if risky else cell
