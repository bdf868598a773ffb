"""Conditions of a pack in plain Chinese, whatever they are held against."""

from __future__ import annotations

from typing import Any

from guidance.eligibility.compiled_rule import Words
from guidance.rules.pack import Pack
from guidance.rules.schema import (
    All,
    AnyOf,
    AtLeast,
    AtMost,
    By,
    ConditionNode,
    Includes,
    Is,
    Leaf,
    LeftOpen,
    NoneOf,
    Not,
    OneOf,
    Route,
    Several,
    Since,
    Sum,
    Years,
)
from ingest.text.dates import say_day

_FEW = 3


def words_of(node: ConditionNode, pack: Pack) -> Words:
    """Return all that is said of a condition."""
    leaf = isinstance(node, Leaf)
    return Words(
        own=node.text,
        says=describe(node, pack),
        wants=wanted(node, pack) if leaf and node.facts else "",
        clause=f"{pack.id}#{node.clause}" if leaf else None,
        quote=node.quote if leaf else None,
        event=_event(node, pack) if isinstance(node, Years) else "",
    )


def describe(node: ConditionNode, pack: Pack) -> str:
    """Return a condition as people read it."""
    match node:
        case ConditionNode(text=str()):
            return node.text
        case All():
            return "同时符合"
        case AnyOf() | Route():
            return "符合其中一项"
        case Several():
            return f"符合其中{node.at_least}项"
        case Not():
            return "不属于下列情况"
        case LeftOpen():
            return node.left_open
        case Years():
            return f"{_event(node, pack)}满{node.years}年"
    return f"{'、'.join(pack.vocabulary[fact].short for fact in node.facts)}：{wanted(node, pack)}"


def wanted(node: Any, pack: Pack, few: int | None = _FEW) -> str:
    """Return what a leaf asks for; of many values only a `few` are named."""
    spec = pack.vocabulary[node.facts[0]]
    match node:
        case Is():
            return spec.say(node.is_)
        case OneOf(one_of=values) | Includes(includes=values):
            return "、".join(spec.values[value] for value in values[:few]) + ("等" if values[few:] and few else "")
        case NoneOf(none_of=values):
            return "不是" + "、".join(spec.values[value] for value in values)
        case AtLeast():
            return spec.say(node.at_least) + "以上"
        case AtMost():
            return f"不超过{node.at_most}"
        case Sum():
            return f"合计{node.at_least}以上"
        case By():
            return f"不晚于{say_day(pack.day(node.by))}"
        case Since():
            return f"不早于{say_day(pack.day(node.since))}"
    return f"满{node.years}年"


def _event(node: Years, pack: Pack) -> str:
    return node.event or pack.vocabulary[node.since_latest[0]].event
