"""The numbers that a browser sets before the items of a list are the numbers of clauses."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from trees import tree

PAGE = "<p>关于评审的通知</p><p>一、条件</p>{}<p>二、其他</p><p>无。</p>"


def paths(lists: str) -> dict[str, tuple[str, ...]]:
    return {c.number: c.path for c in tree(PAGE.format(lists), ".html").clauses if c.path}


@settings(max_examples=60)
@given(st.integers(1, 40), st.integers(1, 6), st.booleans(), st.booleans())
def test_items_are_numbered_as_a_browser_numbers_them(
    start: int, count: int, is_reversed: bool, has_ends: bool
) -> None:
    end = "</li>" if has_ends else ""
    items = "".join(f"<li>条件{n}；{end}" for n in range(count))
    first = f" start='{start}'" if start > 1 or not is_reversed else ""
    found = paths(f"<ol{' reversed' if is_reversed else ''}{first}>{items}</ol>")
    top = start if first else count
    assume(not is_reversed or top >= count)
    numbers = [top - n if is_reversed else top + n for n in range(count)]
    assert list(found) == ["1", *(f"1.{n}" for n in numbers), "2"]
    assert found[f"1.{top}"] == ("一", str(top))


@pytest.mark.parametrize(
    ("opening", "labels"),
    [
        ("<ol type='a'>", ["a", "b", "c"]),
        ("<ol type='A'>", ["A", "B", "C"]),
        ("<ol type='i'>", ["i", "ii", "iii"]),
        ("<ol type='I' start='4'>", ["IV", "V", "VI"]),
        ("<ol style='list-style-type: upper-roman'>", ["I", "II", "III"]),
        ("<ol style='list-style: simp-chinese-informal inside' start='10'>", ["十", "十一", "十二"]),
        ("<ol style='list-style-type:lower-alpha'>", ["a", "b", "c"]),
    ],
)
def test_the_kind_of_number_is_the_list_s(opening: str, labels: list[str]) -> None:
    found = paths(f"{opening}<li>甲；</li><li>乙；</li><li>丙。</li></ol>")
    assert [path[1] for path in found.values() if len(path) > 1] == labels


def test_a_list_inside_an_item_stands_under_it() -> None:
    inner = "<ol><li>满5年；</li><li>满6年；<ol><li>甲；</li></ol></li></ol>"
    assert list(paths(f"<ol><li>本科：{inner}</li><li>硕士。</li></ol>")) == [
        "1",
        "1.1",
        "1.1.1",
        "1.1.2",
        "1.1.2.1",
        "1.2",
        "2",
    ]


def test_an_item_that_brings_its_own_number_or_none_is_given_none() -> None:
    assert list(paths("<ol style='list-style:none'><li>甲。</li></ol>")) == ["1", "2"]
    assert list(paths("<ol><li>1. 甲；</li><li>2. 乙。</li></ol>")) == ["1", "1.1", "1.2", "2"]
    assert list(paths("<ol><li>甲；</li><li value='5'>乙；</li><li>丙。</li></ol>")) == ["1", "1.1", "1.5", "1.6", "2"]


def test_numbers_that_are_printed_may_stand_inside_an_item() -> None:
    source = "<ol><li><p>范围</p><p>（一）甲。</p><p>（二）乙。</p></li><li><p>条件</p><p>（一）丙。</p></li></ol>"
    assert [c.number for c in tree(source, ".html").clauses] == ["1", "1.1", "1.2", "2", "2.1"]


def test_a_second_list_in_one_clause_keeps_its_numbers() -> None:
    assert list(paths("<ol><li>甲；</li></ol><p>另须：</p><ol><li>乙。</li></ol>")) == [
        "1",
        "1.1",
        "1.tail",
        "1.1b",
        "2",
    ]
