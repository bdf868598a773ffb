"""The educations that a way names → the condition on education and degree."""

from __future__ import annotations

from collections.abc import Sequence

from guidance.facts.fact_spec import FactSpec
from guidance.rule_drafts.combine import any_of
from guidance.rule_drafts.named_things import NamedEducation, Names
from guidance.rules.schema import AtLeast, ConditionNode, Is, OneOf
from guidance.rules.value_kinds import named_values

_ACADEMIC = ("high_school", "secondary_vocational", "junior_college", "bachelor", "second_bachelor", "master", "doctor")


def education_condition(named: Sequence[NamedEducation], clause: str, quote: str, names: Names) -> ConditionNode | None:
    """Return the condition that the educations `named` in `quote` state; None where they are of no known order.

    A higher education or degree meets what asks for a lower one.
    """
    degrees = [each for each in named if each.degree]
    educations = [each.education for each in named if each.education in _ACADEMIC]
    others = [each for each in named if each.education and each.education not in _ACADEMIC]
    nodes: list[ConditionNode] = []
    if degrees:
        nodes.append(_degree(degrees, clause, quote, names.spec("degree")))
    if educations:
        nodes.append(_education(educations, clause, quote, names.spec("education")))
    for each in others:
        stated = {"fact": "education", "is": each.education, "clause": clause, "quote": each.words}
        nodes.append(Is.model_validate(stated))
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else any_of(nodes)


def education_values(named: Sequence[NamedEducation]) -> list[str]:
    """Return the values that the educations stand for, with those above where the notice names these."""
    values = list(dict.fromkeys(each.education or each.degree for each in named))
    if any(each.above for each in named) and values:
        lowest = min((value for value in values if value in _ACADEMIC), key=_ACADEMIC.index, default=None)
        if lowest:
            values = list(dict.fromkeys([*values, *_ACADEMIC[_ACADEMIC.index(lowest) :]]))
    return values


def _degree(named: Sequence[NamedEducation], clause: str, quote: str, spec: FactSpec) -> AtLeast:
    ranks = list(spec.values)
    lowest = min(named, key=lambda each: ranks.index(each.degree))
    stated = named_values(quote, spec)
    if not stated or min(stated, key=ranks.index) != lowest.degree:
        quote = lowest.words
    return AtLeast(fact="degree", at_least=lowest.degree, clause=clause, quote=quote)


def _education(named: Sequence[str], clause: str, quote: str, spec: FactSpec) -> OneOf:
    lowest = min(named, key=_ACADEMIC.index)
    values = list(_ACADEMIC[_ACADEMIC.index(lowest) :])
    stated = set(named_values(quote, spec))
    higher = [spec.values[value] for value in values if value not in stated]
    reading = f"更高的{'、'.join(higher)}也符合" if higher else None
    return OneOf(fact="education", one_of=values, clause=clause, quote=quote, reading=reading)
