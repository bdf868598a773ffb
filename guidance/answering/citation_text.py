"""A clause as people copy it: document number or title, label, words."""

from __future__ import annotations

import re

from guidance.answering.clause_markers import marker
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.normalise import without_markup

_CLOSED = re.compile(r"[：:，,。；;、]$")
_LEADS = re.compile(r"[：:]$")


def citation(notice: Notice, clause: Clause) -> str:
    """Return the clause as a citation on its own; a bare heading, or one that leads up to items, brings its items."""
    return f"{notice.name} {clause.label.rstrip('、.')}：{words(notice, clause)}"


def words(notice: Notice, clause: Clause) -> str:
    """Return what the clause says without markup, its heading parted from its text, its items a line each."""
    own = _own(clause)
    if clause.text.strip() and not _LEADS.search(own):
        return own
    below = [c for c in notice.clauses if c.id.startswith(f"{clause.id}.")]
    return "\n".join([own, *(f"{marker(notice, c)}{_own(c)}" for c in below)])


def _own(clause: Clause) -> str:
    heading, text = without_markup(clause.heading), without_markup(clause.text)
    if heading and clause.label.endswith(heading.rstrip("：: ")):
        heading = ""  # the label says it already
    parted = "" if not heading or not text or _CLOSED.search(heading) else "："
    return f"{heading}{parted}{text}"
