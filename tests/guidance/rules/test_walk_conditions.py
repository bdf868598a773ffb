"""Conditions walked through, with their places, and with the definitions that they name."""

from pydantic import TypeAdapter

from guidance.rules.schema import Condition, ConditionNode
from guidance.rules.walk_conditions import facts_read, leaves, walk


def leaf(fact: str) -> dict:
    return {"fact": fact, "is": True, "clause": "1", "quote": "字"}


def node(value: dict) -> ConditionNode:
    return TypeAdapter(Condition).validate_python(value)


def test_every_condition_comes_with_its_place_outer_ones_first():
    whole = node({"all": [leaf("a"), {"not": {"any": [leaf("b"), leaf("a")]}}]})
    assert [(where, found.kind) for where, found in walk(whole, ("items", 0))] == [
        (("items", 0), "all"),
        (("items", 0, "all", 0), "is"),
        (("items", 0, "all", 1), "not"),
        (("items", 0, "all", 1, "not"), "any"),
        (("items", 0, "all", 1, "not", "any", 0), "is"),
        (("items", 0, "all", 1, "not", "any", 1), "is"),
    ]
    assert facts_read(whole) == ("a", "b")


def test_a_definition_that_is_named_is_walked_through_where_it_is_told_how():
    shared = node({"any": [leaf("b"), leaf("c")]})
    whole = node({"all": [leaf("a"), {"use": "shared"}]})

    def inside(each: ConditionNode) -> tuple[ConditionNode, ...]:
        return (shared,) if each.kind == "use" else each.children

    assert [found.fact for found in leaves(whole)] == ["a"]
    assert [found.fact for found in leaves(whole, inside)] == ["a", "b", "c"]
