"""The page 规则核对: every clause beside the conditions read from it."""

from __future__ import annotations

import pytest

from guidance.rules.coverage import cover
from guidance.rules.load_pack import load_pack, pack_ids
from guidance.ui.rules_page import review_table


@pytest.mark.parametrize("id", pack_ids())
def test_the_page_sets_rule_beside_clause_without_ids(id):
    pack = load_pack(id)
    rows = cover(pack).rows
    shown = review_table(rows, pack)
    sections = shown.split("<section>")[1:]
    assert len(sections) == len(rows)
    for section in sections:
        clause, rules = section.split("</div><div>", 1)
        assert clause.count("<div") == 1 and "own" in clause, "clause and rules are two columns"
        assert rules.startswith('<strong class="tag">')
    for name in (*pack.vocabulary, *(route.id for route in pack.rules.routes), *pack.rules.definitions):
        assert f">{name}" not in shown and f"{name}（" not in shown
