"""Which clause of last year's edition is which of this year's, and what changed in it."""

from __future__ import annotations

import pytest
from trees import tree

from ingest.edition_changes.align_clauses import align

OLD = """\
关于开展2025年度工程系列职称评审工作的通知

一、申报条件

（一）符合下列条件之一，可申报高级工程师：

1. 具备博士学位，取得中级职称后从事本专业工作满2年；

2. 具备本科学历，取得中级职称后从事本专业工作满5年。

（二）离退休人员不得申报。

二、收费标准

评审费500元/人。

三、申报时间

网上申报时间为2025年7月18日至9月10日。
"""
NEW = OLD.replace("2025", "2026")


def changes(*swaps):
    """What becomes of last year's clauses where this year's edition has these words swapped too."""
    new = NEW
    for old_words, new_words in swaps:
        assert old_words in new
        new = new.replace(old_words, new_words)
    return align(tree(OLD).clauses, tree(new).clauses)


def kinds(found, *left_out):
    """The kinds other than the same, by the number of the old clause or, for a new one, of that."""
    named = {(c.old or c.new).number: c.kind for c in found.changes if c.kind not in ("same", *left_out)}
    return {number: kind for number, kind in named.items() if number != "0"}


def test_other_dates_alone_change_nothing_else():
    assert kinds(changes()) == {"3": "numbers"}


def test_a_fee_and_a_length_of_service_are_numbers():
    found = changes(("500元", "600元"), ("满2年", "满三年"))
    assert kinds(found) == {"1.1.1": "numbers", "2": "numbers", "3": "numbers"}


def test_a_new_item_moves_those_behind_it_which_are_found_by_their_words():
    found = changes(("2. 具备本科", "2. 具备硕士学位的海外人才可直接申报；\n\n3. 具备本科"))
    assert found.of_new["1.1.2"].kind == "new"
    assert (found.of_old["1.1.2"].new.number, found.of_old["1.1.2"].kind) == ("1.1.3", "same")
    assert found.same_in_place("1.1.2") is found.of_old["1.1.2"]


def test_an_item_that_is_gone_stands_behind_the_one_it_followed():
    found = changes(("1. 具备博士学位，取得中级职称后从事本专业工作满2年；\n\n2. 具备", "1. 具备"))
    assert [(c.kind, (c.old or c.new).number) for c in found.changes if (c.old or c.new).number.startswith("1.1")] == [
        ("same", "1.1"),
        ("gone", "1.1.1"),
        ("same", "1.1.2"),
    ]
    assert found.same_clause("1.1.1") is None


def test_a_clause_that_changes_its_words_keeps_its_place():
    found = changes(("离退休人员不得申报", "离退休人员、公务员和在处分影响期内的人员不得申报"))
    assert (found.of_old["1.2"].kind, found.of_old["1.2"].new.number) == ("changed", "1.2")


def test_items_under_other_leading_words_are_not_the_same_in_their_place():
    found = changes(("符合下列条件之一", "同时符合下列条件"))
    assert found.of_old["1.1.1"].kind == "same"
    assert found.same_in_place("1.1.1") is None
    assert found.why_not_same("1.1.1") == "引出这一条的话有改动"
    assert found.same_in_place("1.2") is not None


def test_one_more_of_clauses_that_differ_in_a_number_only_leaves_none_sure():
    other = "3. 具备本科学历，取得中级职称后从事本专业工作满4年。\n\n（二）"
    found = changes(("（二）", other), ("满5年", "满6年"))
    assert found.of_old["1.1.2"].kind == "changed"


@pytest.mark.parametrize("spelling", ["评审费５００元／人。", "评审费 **500** 元/人。"])
def test_width_space_and_marks_are_no_change(spelling):
    assert kinds(changes(("评审费500元/人。", spelling)), "numbers") == {}
