"""Rule packs laid out for signing off."""

from __future__ import annotations

import pytest

from guidance.rules.load_pack import load_pack, pack_ids
from guidance.rules.pack import conditions
from guidance.rules.review_sheet import Statement, entries
from guidance.rules.schema import Leaf

SENIOR = "lyg-2024-14"


def leaves(said: Statement):
    if not said.children:
        yield said
    for child in said.children:
        yield from leaves(child)


@pytest.mark.parametrize("id", pack_ids())
def test_every_clause_that_a_condition_stands_in_has_it_beside_it(id):
    pack = load_pack(id)
    beside = entries(pack)
    for _, node in conditions(pack.rules):
        if isinstance(node, Leaf):
            assert node.clause in beside, node


def test_a_route_is_told_as_conditions_with_and_or_and_all_values():
    route = next(each for each in entries(load_pack(SENIOR))["2.1.3"] if each.heading == "申报途径，可申报高级工程师")
    assert (route.statement.lead, route.statement.joined) == ("同时符合", "且")
    told = [each.text for each in leaves(route.statement)]
    assert "从取得中级职称之日起算，到2023年12月31日满5年" in told
    assert "学历：本科、第二学士学位、硕士研究生、博士研究生" in told


def test_a_condition_that_serves_another_clause_says_what_for():
    pack = load_pack(SENIOR)
    prize = entries(pack)["2.1.4.1"][0]
    assert prize.heading.endswith("用在二、（一）4.、二、（二）") and prize.statement.text.startswith("（1）省（部）级")
    assert "科学技术奖等级：0至3等奖" in [each.text for each in prize.statement.children]
    assert any("大学本科学历" in each.heading for each in entries(pack)["2.4.2"])
