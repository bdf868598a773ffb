"""A trade that may be part of a notice's own speciality: 搞电气的 need not lie outside it, and is asked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidance.knowledge import Knowledge


def vague_speciality(
    facts: Mapping[str, Any], asked: str | None, notice: str | None, knowledge: Knowledge
) -> str | None:
    """Return the fact of the speciality where `facts` have but a trade for it and `notice` is for one of its own.

    What answers the question `asked` for it counts; None for anything else.
    """
    trades = knowledge.fact_wording.file.trades
    named = knowledge.notice_by_id.get(notice or "")
    if named is None or not named.scope.specialities or asked == trades.fact:
        return None
    return trades.fact if facts.get(trades.fact) == trades.value else None
