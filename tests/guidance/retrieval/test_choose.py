"""Which of the scored clauses the answer stands on."""

from __future__ import annotations

from dataclasses import replace

from guidance.assistant import Assistant
from guidance.retrieval.choose import choose
from guidance.retrieved import ScoredClause
from guidance.understanding.talk_context import TalkContext


def test_a_list_begins_with_the_clause_over_it_where_that_fits_best(assistant: Assistant):
    notice = next(n for n in assistant.notices if n.id == "lyg-2024-14")
    lists = {clause: [c for c in notice.clauses if c.parent == clause.id] for clause in notice.clauses if clause.text}
    over, items = next((clause, items) for clause, items in lists.items() if 1 < len(items) < 8)
    asked = assistant.understanding.understand("都有哪些", TalkContext(chosen_notice=notice.id))
    question = replace(asked, listing=True)
    below = [ScoredClause(item, 8.0) for item in items]
    rest = ScoredClause(notice.clauses[0], 0.0)
    weights = assistant.knowledge.weights.choice

    def chosen(score: float) -> tuple[str, ...]:
        hits = sorted([ScoredClause(over, score), *below, rest], key=lambda hit: -hit.score)
        return tuple(clause.id for clause in choose(question, [hits], [notice], weights).answering)

    ids = tuple(item.id for item in items)
    assert chosen(9.0) == (over.id, *ids)
    assert chosen(7.0) == ids
