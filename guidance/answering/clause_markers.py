"""A clause's own number as it stands before its words."""

from __future__ import annotations

from ingest.document import Clause
from ingest.notices.notice import Notice


def marker(notice: Notice, clause: Clause) -> str:
    """Return the clause's own number with its punctuation, the last part of its label; "" where it has none."""
    if clause.number.rsplit(".", 1)[-1] in ("0", "annex", "end", "tail"):
        return ""
    above = notice.by_id[clause.parent].label if clause.parent else ""
    own = clause.label.removeprefix(above)
    if clause.heading.startswith(own):
        return ""
    own += "." if own.isdecimal() else ""
    return own if own.endswith(("、", "）")) else f"{own} "
