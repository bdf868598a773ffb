"""Of works that a message parts only those that count are heard."""

from __future__ import annotations

import pytest

from tests.guidance.extraction.extracting import extract


@pytest.mark.parametrize(
    ("message", "fact", "number"),
    [
        ("我发明专利3件，2件授权1件受理", "invention_patents", 2),
        ("我发明专利5项，其中3项已授权", "invention_patents", 3),
        ("我论文三篇，其中一篇是二作", "papers", 2),
        ("我写了3篇论文，1篇通讯作者", "papers", 2),
        ("我有三篇论文，两篇一作一篇二作", "papers", 2),
        ("我有两本书，一本是参编", "books", 1),
    ],
)
def test_the_part_that_counts_is_heard(message, fact, number):
    assert extract(message).facts == {fact: number}


@pytest.mark.parametrize(
    ("message", "fact", "number"),
    [
        ("我发表论文三篇，其中一篇核心", "papers", 3),
        ("我有两项发明专利都授权了，一项实用新型在申请", "invention_patents", 2),
        ("我有三项发明专利，都授权了", "invention_patents", 3),
    ],
)
def test_what_parts_nothing_leaves_the_number(message, fact, number):
    assert extract(message).facts[fact] == number
