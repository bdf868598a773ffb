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
        ("我写了两本书，一本出版了一本还在出版社排着", "books", 1),
        ("我有两篇论文，一篇发表了，一篇还在审", "papers", 1),
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


_GRANTED = ("{n}件授权", "授权{n}件", "{n}件已授权", "已授权{n}件")
_PENDING = ("{m}件受理", "受理{m}件", "{m}件还在实审", "实审{m}件")


@pytest.mark.parametrize("pause", ["", "，"])
@pytest.mark.parametrize("at", range(len(_GRANTED)))
@pytest.mark.parametrize(("n", "m"), [(1, 2), (3, 1)])
def test_the_granted_count_in_whatever_order_they_are_told(pause, at, n, m):
    granted, pending = _GRANTED[at].format(n=n), _PENDING[at].format(m=m)
    for first, second in ((granted, pending), (pending, granted)):
        told = extract(f"我本科，发明专利{n + m}件，{first}{pause}{second}")
        assert told.facts == {"education": "bachelor", "invention_patents": n}


@pytest.mark.parametrize("number", ["一", "两", "3"])
@pytest.mark.parametrize(
    "works", ["实用新型四项发明{n}项", "四项实用新型{n}项发明", "发明{n}项实用新型四项", "{n}项发明四项实用新型"]
)
def test_each_number_is_of_the_thing_beside_it(works, number):
    expected = {"一": 1, "两": 2, "3": 3}[number]
    assert extract(f"我{works.format(n=number)}，都授权了").facts["invention_patents"] == expected


@pytest.mark.parametrize(
    "not_first",
    ["但都不是第一作者", "，没有一篇是一作", "，都是二作", "，我都不是一作", "，学生一作我通讯", "，共同一作"],
)
def test_works_of_another_first_author_are_not_counted(not_first):
    assert "papers" not in extract("我论文发表了三篇" + not_first).facts


@pytest.mark.parametrize("part", ["其中一件是实用新型", "其中两件其实是外观", "里面有一件不算发明"])
def test_a_part_of_a_known_number_that_is_something_else_takes_it_back(part):
    assert extract(part + "，记错了", known={"invention_patents": 3}).withdrawn == ("invention_patents",)


@pytest.mark.parametrize("part", ["其中一件是发明专利", "其中一件是授权了的", "一件是实用新型"])
def test_a_part_that_counts_takes_nothing_back(part):
    assert "invention_patents" not in extract(part, known={"invention_patents": 3}).withdrawn
