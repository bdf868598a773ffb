"""What need not be done is told by clauses that say so of the same doing."""

from __future__ import annotations

import pytest

from guidance.answering.not_needed import that_need_not_be
from guidance.assistant import Assistant
from guidance.retrieved import ScoredClause


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("哪些材料不用交", ["2.7"]),
        ("什么材料不需要装订", ["4.1.2", "4.1.2.1"]),
        ("企业的材料不用交吧", ["2.7", "4.1.1", "4.1.2", "4.1.2.1", "5.2"]),
        ("哪些材料要交", ["2.7", "4.1.1", "4.1.2", "4.1.2.1", "5.2"]),
    ],
)
def test_only_clauses_that_say_so_are_left(assistant: Assistant, asked, numbers):
    home = assistant.knowledge.notice("lyg-2024-14")
    found = [ScoredClause(home.clause(number), 1.0) for number in ("2.7", "4.1.1", "4.1.2", "4.1.2.1", "5.2")]
    left = that_need_not_be(asked, found, home.by_id)
    assert [hit.clause.id.split("#")[1] for hit in left] == numbers
