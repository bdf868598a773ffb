"""Shares and their intervals."""

from __future__ import annotations

from tests.evaluate.shares import Share, lines, share_of


def test_a_share_stands_with_its_interval():
    assert str(Share(8, 10)) == "0.800 [0.490, 0.943] of 10"
    assert str(share_of([True, True])) == "1.000 [0.342, 1.000] of 2"


def test_each_line_tells_what_had_seen_the_set():
    found = list(lines("dialogues", {"hit@1": Share(1, 2), "hit@3": Share(0, 0)}, "encoder: unseen; weights: seen"))
    assert [" ".join(line.split()) for line in found] == [
        "dialogues hit@1 0.500 [0.095, 0.905] of 2 encoder: unseen; weights: seen"
    ]
