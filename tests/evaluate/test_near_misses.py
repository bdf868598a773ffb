"""Questions with the notice chosen: what counts as right, and that the sets are what they say."""

from __future__ import annotations

from guidance.assistant import Assistant
from ingest.text.normalise import match_key
from tests.evaluate.asked import Asked, measure
from tests.evaluate.near_misses import SETS, rows_of

FEE, PARKING = "智能制造高工评审费多少钱", "交材料的地方停车方便吗"


def test_a_citation_with_the_evidence_is_a_hit_and_only_a_refusal_refuses(assistant: Assistant):
    figures = measure(
        [
            Asked("lyg-2024-14", FEE, True, ("500 元/人",)),
            Asked("lyg-2024-14", FEE, True, ("花果山大道",)),
            Asked("lyg-2024-14", FEE, False, ()),
            Asked("lyg-2024-14", PARKING, False, ()),
            Asked("lyg-2024-14", PARKING, True, ()),
        ],
        assistant,
    )
    counts = {name: (share.right, share.of) for name, share in figures.items()}
    assert counts == {"hit@1": (1, 2), "hit@3": (1, 2), "refused": (1, 2), "false refusals": (1, 3)}


def test_all_evidence_stands_in_a_clause_of_the_chosen_notice(assistant: Assistant):
    texts = {n.id: [match_key(clause.words) for clause in n.clauses] for n in assistant.notices}
    rows = [row for name in SETS for row in rows_of(name)]
    lost = [(row, e) for row in rows for e in row.evidence if not any(match_key(e) in t for t in texts[row.notice])]
    assert len(rows) == 1077
    assert lost == []
