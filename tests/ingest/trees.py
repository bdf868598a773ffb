"""A clause tree as text, one line a clause, for golden files and for short notices in tests."""

from __future__ import annotations

from ingest.document import ClauseTree
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import parse_source


def tree(text: str, ending: str = ".md") -> ClauseTree:
    """The clause tree of a short notice."""
    return parse_outline(parse_source(text, ending, "n"), "n")


def numbers(text: str, ending: str = ".md") -> list[str]:
    """The numbers of a short notice's clauses, from the text that stands before the first to the closing."""
    return [clause.number for clause in tree(text, ending).clauses]


def lines(found: ClauseTree) -> str:
    """A line a clause: number, label, heading, text; then a line a warning."""
    shown = [f"{c.number} | {c.label} | {c.heading} | {c.text}".replace("\n", "⏎") for c in found.clauses]
    return "\n".join([*shown, *(f"! {d.kind} {d.clause or '-'} {d.message}" for d in found.warnings)]) + "\n"
