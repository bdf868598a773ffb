"""Conditions of a pack in plain Chinese, whoever the applicant is."""

from __future__ import annotations

from collections.abc import Sequence

from guidance.facts.fact_spec import FactSpec
from guidance.rules.condition_text import ConditionText
from guidance.rules.pack import Pack
from guidance.rules.schema import (
    AgeAtMost,
    All,
    AnyOf,
    AtLeast,
    AtMost,
    By,
    ConditionNode,
    CountWithin,
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
from ingest.text.dates import say_day, say_months

_FEW = 3


def text_of(node: ConditionNode, pack: Pack) -> ConditionText:
    """Return a condition with all its words."""
    if not isinstance(node, Leaf):
        return ConditionText(node.text, describe(node, pack))
    return ConditionText(
        own=node.text,
        text=describe(node, pack),
        wanted=wanted(node, pack) if node.facts else "",
        clause=pack.documents.clause_id(node.clause),
        quote=node.quote,
        event=_event(node, pack) if isinstance(node, Years) else "",
    )


def describe(node: ConditionNode, pack: Pack) -> str:
    """Return a condition as people read it: in the pack's own words where it has some."""
    if node.text is not None:
        return node.text
    match node:
        case LeftOpen():
            return node.left_open
        case Years():
            return f"{_event(node, pack)}{wanted(node, pack)}"
        case Leaf():
            return f"{'、'.join(pack.vocabulary[fact].short for fact in node.facts)}：{wanted(node, pack)}"
    return _describe_combination(node)


def _describe_combination(node: ConditionNode) -> str:
    match node:
        case All():
            return "下面各项都要符合"
        case AnyOf() | Route():
            return "下面有一项符合就行"
        case Several():
            return f"下面至少要符合{node.at_least}项"
        case Not():
            return "不能是下面的情况"
    raise TypeError(node.kind)


def wanted(node: Leaf, pack: Pack, few: int | None = _FEW) -> str:
    """Return what a condition on facts asks for; of many values only a `few` are named, with None all."""
    match node:
        case Sum():
            return f"合计{node.at_least}以上{_weights(node, pack)}"
        case Years():
            less = f"（不含{pack.vocabulary[node.less].short}）" if node.less else ""
            return f"满{say_months(node.total_months) or '0个月'}{less}"
        case CountWithin():
            unit = pack.vocabulary[node.fact].unit
            return f"到{say_day(pack.day(node.until))}的近{node.within_years}年内{node.count}{unit}以上"
        case AgeAtMost():
            return f"到{say_day(pack.day(node.on))}不超过{node.age_at_most}周岁"
        case By():
            return f"不晚于{say_day(pack.day(node.by))}"
        case Since():
            return f"不早于{say_day(pack.day(node.since))}"
    return _wanted_values(node, pack.vocabulary[node.facts[0]], few)


def _wanted_values(node: Leaf, spec: FactSpec, few: int | None) -> str:
    match node:
        case Is():
            return spec.say(node.is_)
        case OneOf(one_of=values) | Includes(includes=values):
            return _listed([spec.values[value] for value in values], few)
        case NoneOf(none_of=values):
            return "不是" + "、".join(spec.values[value] for value in values)
        case AtLeast():
            return spec.say(node.at_least) + "以上"
        case AtMost():
            return spec.say(node.at_most) + "以内"
    raise TypeError(node.kind)


def _listed(names: Sequence[str], few: int | None) -> str:
    more = "等" if few and len(names) > few else ""
    return "、".join(names[:few]) + more


def _weights(node: Sum, pack: Pack) -> str:
    """How much one of each counts that counts for more than one, in brackets."""
    counts = [
        f"{pack.vocabulary[fact].short}1{pack.vocabulary[fact].unit}计{weight}" for fact, weight in node.weights.items()
    ]
    return f"（{'，'.join(counts)}）" if counts else ""


def _event(node: Years, pack: Pack) -> str:
    return node.event or pack.vocabulary[node.since_latest[0]].event
