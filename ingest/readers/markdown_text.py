"""Text written as the Markdown that `markdown_blocks` reads back to the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.document import SourceWarning

_MARKS = re.compile(r"[\\*_`<>|~&]")
_OPENING = re.compile(r"^[\s]*([#\-+•=]|\[)")


@dataclass(frozen=True, slots=True)
class ConvertedText:
    """The text that a file of another format is cited by, in Markdown, and what its editor should look at."""

    text: str
    doubts: tuple[SourceWarning, ...]


def paragraph(text: str, bold_lead: int = 0) -> str:
    """Return a paragraph whose first `bold_lead` characters are bold."""
    if bold_lead and text[:bold_lead].strip():
        lead = text[:bold_lead].rstrip()
        return f"**{_escaped(lead)}**{_escaped(text[len(lead) :])}"
    return _OPENING.sub(lambda match: match[0][:-1] + "\\" + match[1], _escaped(text))


def heading(text: str, level: int) -> str:
    """Return a heading of a level from 1 to 6."""
    return f"{'#' * level} {_escaped(text)}"


def table_row(cells: Iterable[str]) -> str:
    """Return the row of a table."""
    return "| " + " | ".join(_escaped(" ".join(cell.split())) for cell in cells) + " |"


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda mark: "\\" + mark[0], text)
