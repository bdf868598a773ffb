"""Where a new condition can go in a draft, by names that an editor knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidance.rule_drafts.place_conditions import (
    BesideCondition,
    Join,
    OfEveryone,
    OfOpenPart,
    OfTitle,
    Place,
    is_open,
)
from guidance.rule_drafts.undecided import EXCLUDING
from guidance.rules.describe_conditions import describe
from guidance.rules.pack import LeftClause, Pack
from guidance.rules.schema import ConditionNode, Use
from guidance.rules.walk_conditions import leaves, walk
from ingest.staff_files.line_marks import Where

JOINS: dict[Join, str] = {"all": "两样都要", "any": "有一样就行", "instead": "换掉原来的"}
_LONG = 46  # characters of a rule or condition in a list


def free_places(pack: Pack, values: dict[str, Any], left: LeftClause | None, text: str) -> dict[str, Place]:
    """Return where a condition can stand by itself; where `left` stands open in a condition, only there."""
    if left is not None and is_open(values, left):
        return {"写在没有读懂的地方": OfOpenPart(left)}
    titles: dict[str, Place] = {f"只对申报{title}的人": OfTitle(title) for title in pack.rules.titles}
    scope: dict[str, Place] = {"申报范围、不得申报": OfEveryone("scope", text)}
    everyone: dict[str, Place] = {"人人都要符合": OfEveryone("requirements", text)}
    return {**scope, **everyone, **titles} if is_excluding(left) else {**everyone, **scope, **titles}


def is_excluding(left: LeftClause | None) -> bool:
    """Return whether what is left of a clause shuts people out."""
    return left is not None and left.why.startswith(EXCLUDING)


def rule_roots(pack: Pack, with_routes: bool) -> dict[Where, str]:
    """Return the rules beside whose conditions a new one can stand, by place, each with its name."""
    rules = pack.rules
    parts = {"scope": rules.scope, "requirements": rules.requirements}
    found: dict[Where, str] = {
        (part, at, "needs"): short(rule.text) for part, listed in parts.items() for at, rule in enumerate(listed)
    }
    found |= {("definitions", name): f"几处共用：{_said(node, pack)}" for name, node in rules.definitions.items()}
    if with_routes:
        found |= {("routes", at, "needs"): short(f"{r.title}：{r.text}") for at, r in enumerate(rules.routes)}
    return found


def condition_names(pack: Pack, root: Where) -> dict[Where, str]:
    """Return every condition of the rule at `root` by its place, the whole of it first."""
    names = {where: short(_said(node, pack)) for where, node in walk(condition_at(pack, root), root)}
    return {root: f"整条：{names.pop(root)}", **names}


def beside(values: Mapping[str, Any], where: Where, join: Join) -> BesideCondition:
    """Return the place beside the condition at `where`, as it reads now."""
    return BesideCondition(where, value_at(values, where), join)


def condition_at(pack: Pack, root: Where) -> ConditionNode:
    """Return the whole condition of the rule, or of the shared one, at `root`."""
    if root[0] == "definitions":
        return pack.rules.definitions[str(root[1])]
    node: ConditionNode = getattr(pack.rules, str(root[0]))[root[1]].needs
    return node


def clause_of(pack: Pack, root: Where) -> str:
    """Return the clause of the rule at `root`, of a shared condition that of its first words."""
    if root[0] == "definitions":
        return next((leaf.clause for leaf in leaves(condition_at(pack, root), pack.inside)), "")
    return str(getattr(pack.rules, str(root[0]))[root[1]].clause)


def value_at(values: Any, where: Where) -> Any:
    """Return what stands at a place of a draft."""
    for step in where:
        values = values[step]
    return values


def short(words: str) -> str:
    """Return the beginning of long words."""
    return words if len(words) <= _LONG else f"{words[:_LONG]}…"


def _said(node: ConditionNode, pack: Pack) -> str:
    """A condition in words, of a combination what stands in it too."""
    if isinstance(node, Use):
        return f"共用的{_said(pack.resolve(node), pack)}"
    inside = "；".join(_said(child, pack) for child in node.children)
    return f"{describe(node, pack)}（{inside}）" if inside else describe(node, pack)
