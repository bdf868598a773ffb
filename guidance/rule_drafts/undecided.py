"""What was read from a notice and still needs someone: words of no fact, titles not told, days that stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidance.rule_drafts.read_cutoffs import CutoffRead
from guidance.rule_drafts.read_exclusions import ExclusionRead
from guidance.rule_drafts.read_routes import RouteRead
from guidance.rules.pack import LeftClause, RulesDraftFile
from guidance.rules.schema import ConditionNode, LeftOpen
from guidance.rules.walk_conditions import leaves

EXCLUDING = "不得申报的情形"
"""How the reason of what shuts people out begins."""

_NO_FACT = "没有对应的事实，请选一个事实，或写明由人评判"


def undecided(
    file: RulesDraftFile,
    exclusions: Sequence[ExclusionRead],
    cutoffs: Sequence[CutoffRead],
    untitled: Sequence[RouteRead],
) -> Iterator[LeftClause]:
    """Yield what someone has to decide, each with its clause and why; `untitled` are the ways to no known title."""
    needs: list[ConditionNode] = [rule.needs for rule in (*file.scope, *file.requirements)]
    needs += [route.needs for route in file.routes]
    for node in [*needs, *file.definitions.values()]:
        yield from _left_open(node)
    for each in exclusions:
        if each.condition is None:
            why = f"{EXCLUDING}“{each.quote}”{_NO_FACT}"
            yield LeftClause(clause=each.clause, why=why, quote=each.quote)
    for route in untitled:
        why = f"“{route.quote}”看不出可以申报哪一级，请写明"
        yield LeftClause(clause=route.clause, why=why, quote=route.quote)
    for cutoff in cutoffs:
        if cutoff.reading:
            yield LeftClause(clause=cutoff.clause, why=f"{cutoff.reading}，请核对", quote=cutoff.quote)


def _left_open(node: ConditionNode) -> Iterator[LeftClause]:
    for leaf in leaves(node):
        if isinstance(leaf, LeftOpen):
            yield LeftClause(clause=leaf.clause, why=f"“{leaf.left_open}”{_NO_FACT}", quote=leaf.quote)
