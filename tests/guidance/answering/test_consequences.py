"""What follows on something is said by the clause that has it."""

from __future__ import annotations

import pytest

from guidance.answering.consequences import asks_what_follows, says_what_follows

CLAUSE = "严禁弄虚作假，一经发现，取消当年申报资格，三年内不得申报。"


@pytest.mark.parametrize(
    ("asked", "does"),
    [
        ("造假会怎么样", True),
        ("作假有什么后果", True),
        ("造假怎么处罚", True),
        ("怎么造假", False),
        ("材料怎么交", False),
    ],
)
def test_what_follows_is_asked_for(asked, does):
    assert asks_what_follows(asked) is does


def test_a_clause_says_what_follows_only_on_what_it_names():
    assert says_what_follows(["弄虚作假"], CLAUSE)
    assert not says_what_follows(["迟到"], CLAUSE)
    assert not says_what_follows(["弄虚作假"], "材料不得弄虚作假。")
