"""Dialogues: what counts as right, and that the set is what it says."""

from __future__ import annotations

from guidance.assistant import Assistant
from ingest.text.normalise import match_key
from tests.evaluate.dialogues import Dialogue, dialogues, measure, replies

OPENING = "智能制造高工评审费多少钱"


def test_the_last_turn_alone_counts(assistant: Assistant):
    rows = [
        Dialogue("right", (OPENING, "在哪里交材料"), ("朝阳东路 69 号",), ("410",)),
        Dialogue("first turn", (OPENING, "在哪里交材料"), ("500 元/人",), ("500元",)),
        Dialogue("refused", (OPENING, "那边停车方便吗"), (), ()),
        Dialogue("answered", (OPENING, "在哪里交材料"), (), ()),
    ]
    counts = {name: (share.right, share.of) for name, share in measure(list(replies(rows, assistant))).items()}
    assert counts == {"hit@1": (1, 2), "facts": (1, 2), "refused": (1, 2), "false refusals": (0, 2)}


def test_a_third_ends_in_what_the_notices_do_not_say_and_all_other_words_are_theirs(assistant: Assistant):
    rows, texts = dialogues(), [match_key(clause.words) for notice in assistant.notices for clause in notice.clauses]
    words = [(row.id, piece) for row in rows for piece in (*row.evidence, *row.must_contain)]
    assert [(id, piece) for id, piece in words if not any(match_key(piece) in text for text in texts)] == []
    assert len({row.id for row in rows}) == len(rows) >= 40
    assert all(len(row.turns) > 1 for row in rows)
    assert 3 * sum(not row.evidence for row in rows) == len(rows)
