"""Who may apply is told by who may, not by who may not."""

from __future__ import annotations

from itertools import product

import pytest

from guidance.answering.who_may_apply import asks_who_may, says_who_may_not
from ingest.document import Clause

WHO = ("谁", "什么人", "哪些人", "哪类人", "什么样的人", "哪些人员")
MAY = ("能报", "可以申报", "才能申报职称", "有资格报名吗", "能参加评审")


@pytest.mark.parametrize("text", ["".join(parts) for parts in product(WHO, MAY)])
def test_an_open_question_who_may_is_known(text):
    assert asks_who_may(text)


@pytest.mark.parametrize(
    "text", ["谁不能报", "哪些人不得申报", "谁来审核", "什么人能当评委", "公务员能报吗", "哪些人能破格申报"]
)
def test_other_questions_are_none(text):
    assert not asks_who_may(text)


def clause(number: str, text: str, parent: str | None = None) -> Clause:
    return Clause(f"t#{number}", (number,), number, "", text, parent and f"t#{parent}", 0, 1)


@pytest.mark.parametrize("lead", ["下列人员不得申报：", "有下列情形之一的，不予受理申报：", "下列人员不属于申报范围："])
def test_an_item_says_it_with_the_lead_of_its_list(lead):
    clauses = {
        c.id: c for c in (clause("1", "本市在职人员可以申报。"), clause("2", lead), clause("2.1", "退休人员；", "2"))
    }
    assert [says_who_may_not(c, clauses) for c in clauses.values()] == [False, True, True]
