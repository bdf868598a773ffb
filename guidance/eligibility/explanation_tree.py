"""The conditions behind a verdict as a tree for showing: ticks, crosses and question marks, each with its clause."""

from __future__ import annotations

from collections.abc import Iterator

from guidance.eligibility.compiled_rule import CompiledRule
from guidance.eligibility.evaluation import Evaluated, View, say_rule, why
from guidance.eligibility.verdict import STATUS, ConditionFinding, Section, Verdict

_TITLES = {"scope": "申报范围", "refer": "是否适用本通知", "requirements": "共同要求"}


def sections(view: View) -> tuple[Section, ...]:
    """Return all parts of the notice with their conditions."""
    found = []
    for name, title in _TITLES.items():
        judged = view.of(name)
        if judged:
            status = STATUS[min(each.status for each in judged)]
            found.append(Section(name, status, title, None, tuple(_shared(each, view) for each in judged)))
    for each in view.of("routes"):
        head, top = each.part.heading, _finding(each.part.rule, view)
        children = top.children if top.kind == "all" and not each.part.rule.words.own else (top,)
        found.append(Section(head.id, STATUS[each.status], head.text, f"{view.model.notice}#{head.clause}", children))
    return tuple(found)


def read_by(verdict: Verdict, fact: str) -> list[tuple[str, str]]:
    """Return the clauses, each with its words, whose conditions read a fact: the undecided ones first."""
    leaves = [leaf for section in verdict.tree for each in section.findings for leaf in leaves_of(each)]
    reading = sorted((leaf for leaf in leaves if fact in leaf.facts), key=lambda leaf: leaf.status != "unknown")
    found: dict[str, str] = {}
    for leaf in reading:
        found.setdefault(leaf.clause or "", leaf.quote or "")
    return list(found.items())


def leaves_of(finding: ConditionFinding) -> Iterator[ConditionFinding]:
    """Yield the conditions of a finding that stand in a clause and have nothing inside."""
    if finding.clause and finding.quote and not finding.children:
        yield finding
    for child in finding.children:
        yield from leaves_of(child)


def _shared(judged: Evaluated, view: View) -> ConditionFinding:
    head, top = judged.part.heading, _finding(judged.part.rule, view)
    inside = top.children if top.kind in ("all", "any") else ()
    clause = f"{view.model.notice}#{head.clause}"
    status, reason = STATUS[judged.status], why(judged, view)
    return ConditionFinding(top.kind, status, head.text, reason, clause, head.quote, top.facts, inside)


def _finding(rule: CompiledRule, view: View) -> ConditionFinding:
    words = rule.words
    return ConditionFinding(
        kind=rule.kind if rule.children or rule.kind == "left_open" else "leaf",
        status=STATUS[rule.judge(view.masks).status],
        text=words.says,
        why=say_rule(rule, view),
        clause=words.clause,
        quote=words.quote,
        facts=tuple(view.model.axes[at].fact for at in rule.reads),
        children=tuple(_finding(child, view) for child in rule.children),
    )
