"""Which companion documents a text cites: by their numbers, or by their titles, in its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.document import Clause
from ingest.notices.notice_folders import NoticeIdentity
from ingest.text.normalise import match_key

_IN_BRACKETS = re.compile(r"[（(][^（()）]*[)）]$")  # (试行) at the end of a title


def cited_standards(clauses: Iterable[Clause], standards: Sequence[NoticeIdentity]) -> tuple[str, ...]:
    """Return the ids of those `standards` whose number or title stands in the clauses, in order."""
    text = match_key("\n".join(clause.words for clause in clauses)) if standards else ""
    return tuple(each.id for each in standards if any(name in text for name in _names(each)))


def _names(document: NoticeIdentity) -> list[str]:
    names = (document.number, _IN_BRACKETS.sub("", document.title))
    return [match_key(name) for name in names if name]
