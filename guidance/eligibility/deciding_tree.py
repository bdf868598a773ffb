"""A condition with only what decides inside it, as people are told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guidance.eligibility.explanation_tree import ConditionFinding

_JOINED = {"all": "，并且", "any": "，或者"}


def deciding(findings: Sequence[ConditionFinding]) -> list[ConditionFinding]:
    """Return the conditions with, inside, only what makes them unmet or leaves them open.

    A condition that is met has nothing inside. One that the pack has no words for stands for what is inside it; one
    that it has words for holds no such combination: its words and what was stated tell enough.
    """
    return [told for finding in findings for told in _told(finding)]


def _told(finding: ConditionFinding) -> Iterator[ConditionFinding]:
    if finding.is_named or not finding.children:
        yield replace(finding, children=_inside(finding))
    elif finding.status == "met":
        met = [child for child in finding.children if child.status == "met"]
        yield from deciding(met[:1] if finding.kind == "any" else met)
    elif finding.kind == "all":
        yield from deciding(finding.children)
    else:
        inside = _inside(finding)
        yield replace(inside[0] if len(inside) == 1 else finding, children=inside if len(inside) > 1 else ())


def _inside(finding: ConditionFinding) -> tuple[ConditionFinding, ...]:
    """The conditions inside with its status, if each has words of its own or reads one fact; else none."""
    if finding.status == "met" or finding.kind == "not":
        return ()
    inside = [child for child in finding.children if child.status == finding.status]
    if finding.is_named and (len(inside) < 2 or any(child.children and not child.is_named for child in inside)):
        return ()
    return tuple(replace(child, text=_text(child), children=()) for child in inside)


def _text(finding: ConditionFinding) -> str:
    """The words for a condition; of a combination without any, those of what is inside it."""
    if finding.is_named or not finding.children or finding.kind not in _JOINED:
        return finding.text
    return _JOINED[finding.kind].join(map(_text, finding.children))
