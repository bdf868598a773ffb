"""Characters that look like the usual ones are read as these, each in its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import tree

from ingest.text.look_alikes import INVISIBLE, unify_look_alikes

NOTICE = (
    "关于工程师评审工作的通知\n一、申报范围\n（一）在本市工作的人员；\n（二）港澳台人员。\n"
    "二、申报条件\n1. 本科，满5年。\n十一、其他\n无。\n"
)
RADICALS = [chr(code) for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFA2E))]
RADICALS = [char for char in RADICALS if unicodedata.normalize("NFKC", char) != char]


@pytest.mark.parametrize(
    ("odd", "usual"),
    [
        ("⼀、⼆、⼗⼀、", "一、二、十一、"),
        ("⺠⻚⻓⻔⻛⻢⻰", "民页长门风马龙"),
        ("㆒﹑二､三︑", "一、二、三、"),
        ("︵一︶﹙二﹚", "（一）（二）"),
        ("❶➋⓷⓫", "①②③⑪"),
        ("㊀㊁", "㈠㈡"),
        ("٣൩๓３", "333３"),
        ("—、甲\n（—）乙\n十—、丙", "一、甲\n（一）乙\n十一、丙"),
        ("2024—2025、甲—、", "2024—2025、甲—、"),
    ],
)
def test_each_kind_is_read_as_what_it_shows(odd: str, usual: str) -> None:
    assert unify_look_alikes(odd) == usual


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(RADICALS)), max_size=60))
def test_no_character_moves(text: str) -> None:
    assert len(unify_look_alikes(text)) == len(text)


@given(st.data())
def test_a_notice_has_the_same_clauses_whichever_characters_show_it(data: st.DataObject) -> None:
    radicals = {unicodedata.normalize("NFKC", char): char for char in RADICALS}
    forms = {char: [char, radicals.get(char, char)] for char in NOTICE} | {"、": list("、﹑､︑"), "（": list("（﹙︵")}
    shown = "".join(data.draw(st.sampled_from(forms[char])) for char in NOTICE)
    assert [(c.id, c.label, c.text) for c in tree(shown).clauses] == [
        (c.id, c.label, c.text) for c in tree(NOTICE).clauses
    ]


@given(
    st.lists(
        st.tuples(st.integers(0, len(NOTICE)), st.sampled_from("\u00ad\u200b\u2060\ufeff\u200f\ufe0f")), max_size=8
    )
)
def test_characters_without_width_change_nothing(marks: list[tuple[int, str]]) -> None:
    shown = NOTICE
    for at, mark in sorted(marks, reverse=True):
        shown = shown[:at] + mark + shown[at:]
    found = tree(shown).clauses
    assert [(c.id, c.heading, c.text) for c in found] == [(c.id, c.heading, c.text) for c in tree(NOTICE).clauses]
    for clause in found:
        words = INVISIBLE.sub("", shown[clause.start : clause.end])
        assert (clause.heading or clause.text)[:2] in words
