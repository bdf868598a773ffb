"""A question for what need not be done (哪些材料不用交): only clauses that say so of the same doing answer it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guidance.retrieved import ScoredClause
from ingest.document import Clause

_NOT_NEEDED = "(?:不需要?|无需|无须|不必|不用|不要求|毋需|免于?)"
_HANDED_IN = "(?:提交|提供|递交|报送|上交|交|带|准备)"
_ASKED = re.compile(f"{_NOT_NEEDED}(?P<act>{_HANDED_IN}|[^的了吗呢?,。]{{1,2}})")
_OPEN = re.compile("哪些|哪几|哪样|什么|啥|有没有|哪种")


def that_need_not_be(
    asked: str, found: Sequence[ScoredClause], clauses: Mapping[str, Clause]
) -> Sequence[ScoredClause]:
    """Return those of `found` that say what need not be done; all of them where the folded `asked` does not ask that.

    `clauses` holds all clauses by their ids: what a heading says holds for all that stands under it.
    """
    wanted = _ASKED.search(asked)
    if not wanted or not _OPEN.search(asked):
        return found
    act = _HANDED_IN if re.fullmatch(_HANDED_IN, wanted["act"]) else re.escape(wanted["act"])
    says_so = re.compile(_NOT_NEEDED + act)
    return [hit for hit in found if says_so.search(_with_headings(hit.clause, clauses))]


def _with_headings(clause: Clause, clauses: Mapping[str, Clause]) -> str:
    words = clause.words
    while clause.parent:
        clause = clauses[clause.parent]
        words = f"{clause.heading} {words}"
    return words
