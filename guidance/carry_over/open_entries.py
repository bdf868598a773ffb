"""What stands in a drafted pack for a rule that is still to be written: never met and never unmet."""

from __future__ import annotations

from guidance.carry_over.edition_pair import Entry, first_words
from ingest.document import Clause

LEFT_OPEN = "这一条的规则还没有核对"


def open_condition(clause: Clause) -> Entry:
    """Return a condition on a clause that nobody can meet or fail."""
    return {"left_open": LEFT_OPEN, "clause": clause.number, "quote": first_words(clause)}


def open_shared(clause: Clause) -> Entry:
    """Return a condition of every route that nobody can meet or fail."""
    quote = first_words(clause)
    return {"clause": clause.number, "text": quote, "quote": quote, "needs": open_condition(clause)}


def open_route(route: Entry, clause: Clause) -> Entry:
    """Return a route that nobody can meet or fail, to the title of `route`."""
    reading = f"沿用旧通知这一条的“{route['title']}”，待核对"
    kept = {"id": route["id"], "clause": clause.number, "title": route["title"]}
    return {**kept, "text": first_words(clause), "needs": open_condition(clause), "reading": reading}
