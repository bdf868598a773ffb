"""New conditions go where an editor put them, in every rule that asks the same, and nowhere else."""

from __future__ import annotations

from copy import deepcopy

import pytest

from guidance.rule_drafts.place_conditions import (
    BesideCondition,
    NoPlaceError,
    OfEveryone,
    OfOpenPart,
    OfTitle,
    put_condition,
    take_from,
)
from guidance.rules.pack import LeftClause

A, B, NEW = {"fact": "a", "clause": "1", "quote": "甲"}, {"fact": "b"}, {"fact": "new", "clause": "2", "quote": "新"}
OPEN = {"left_open": "乙", "clause": "1", "quote": "乙"}
LEFT = LeftClause(clause="1", why="乙没有对应的事实", quote="乙")


def _draft():
    return deepcopy(
        {
            "routes": [
                {"title": "高级", "needs": {"all": [A, OPEN]}},
                {"title": "高级", "needs": {"any": [A, B]}},
                {"title": "正高级", "needs": OPEN},
            ]
        }
    )


@pytest.mark.parametrize(
    ("where", "shown", "join", "now"),
    [
        (("all", 0), A, "any", {"all": [{"any": [A, NEW]}, OPEN]}),
        ((), {"all": [A, OPEN]}, "all", {"all": [A, OPEN, NEW]}),
        ((), {"all": [A, OPEN]}, "any", {"any": [{"all": [A, OPEN]}, NEW]}),
        (("all", 0), A, "instead", {"all": [NEW, OPEN]}),
    ],
)
def test_a_condition_stands_beside_another_one(where, shown, join, now):
    values = _draft()
    put_condition(values, NEW, BesideCondition(("routes", 0, "needs", *where), shown, join))
    assert values["routes"][0]["needs"] == now


def test_what_is_open_in_several_rules_becomes_one_condition_that_all_use():
    values = _draft()
    put_condition(values, NEW, OfOpenPart(LEFT))
    assert [route["needs"] for route in values["routes"]] == [
        {"all": [A, {"use": "added_1"}]},
        {"any": [A, B]},
        {"use": "added_1"},
    ]
    assert values["definitions"] == {"added_1": NEW}


def test_what_a_title_asks_for_stands_in_all_its_routes():
    values = _draft()
    put_condition(values, NEW, OfTitle("高级"))
    assert [route["needs"] for route in values["routes"]] == [
        {"all": [A, OPEN, {"use": "added_1"}]},
        {"all": [{"any": [A, B]}, {"use": "added_1"}]},
        OPEN,
    ]


def test_what_everyone_is_asked_for_is_a_rule_of_its_own():
    values = _draft()
    put_condition(values, NEW, OfEveryone("scope", "新要求"))
    assert values["scope"] == [{"clause": "2", "text": "新要求", "quote": "新", "needs": NEW}]


def test_what_is_left_of_a_combination_takes_its_place():
    values = _draft()
    take_from(values, ("routes", 0, "needs", "all", 1), OPEN)
    assert values["routes"][0]["needs"] == A


@pytest.mark.parametrize(
    "place",
    [
        OfTitle("员级"),
        OfOpenPart(LeftClause(clause="9", why="没有", quote="乙")),
        BesideCondition(("routes", 0, "needs", "all", 5), A, "all"),
        BesideCondition(("routes", 0, "needs", "all", 0), B, "all"),
    ],
)
def test_a_place_that_is_gone_changes_nothing(place):
    values = _draft()
    with pytest.raises(NoPlaceError):
        put_condition(values, NEW, place)
    assert values == _draft()


def test_the_only_condition_of_a_rule_stays():
    values = _draft()
    with pytest.raises(NoPlaceError):
        take_from(values, ("routes", 2, "needs"), OPEN)
