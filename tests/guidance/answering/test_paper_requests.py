"""What papers to hand in is told by the list that is headed by them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidance.answering.paper_requests import papers_asked
from guidance.assistant import Assistant
from ingest.document import Clause


def clauses_of(*heads: str) -> tuple[Clause, ...]:
    """Two items under each head."""
    found = []
    for at, head in enumerate(heads, 1):
        found.append(Clause(f"t#{at}", (str(at),), str(at), head, "", None, 0, 1))
        found += [Clause(f"t#{at}.{n}", (str(n),), f"{at}.{n}", "", f"第{n}项；", f"t#{at}", 0, 1) for n in (1, 2)]
    return tuple(found)


@pytest.mark.parametrize(
    ("text", "heads", "numbers"),
    [
        ("要交什么材料", ("申报程序", "申报材料"), ["2.1", "2.2"]),
        ("需要准备哪些资料", ("报送材料要求", "收费"), ["1.1", "1.2"]),
        ("评审要交哪些纸质材料", ("申报材料",), ["1.1", "1.2"]),
        ("破格要交什么材料", ("申报材料",), []),
        ("材料什么时候交", ("申报材料",), []),
        ("要交什么材料", ("申报材料", "面试材料"), []),
        ("要交什么材料", ("申报程序",), []),
    ],
)
def test_the_one_list_of_papers_answers_and_nothing_else(assistant: Assistant, text, heads, numbers):
    home = replace(assistant.notices[0], id="t", clauses=clauses_of(*heads))
    assert [clause.number for clause in papers_asked(text, home)] == numbers
