"""What a message takes back of the known facts: what it denies, and what was said of a value that it replaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidance.extraction.extraction_result import FactFinding, KnownFacts, Value
from guidance.extraction.fact_wording import FactWording
from guidance.facts.fact_spec import FactSpec

_Findings = dict[str, FactFinding]


def with_withdrawn(found: _Findings, known: KnownFacts, is_corrected: bool, wording: FactWording) -> _Findings:
    """Return the findings with what they take back of the known facts, as findings without a value.

    What is asked for after a fact is said of its value (the date of a title, the grade of a prize) and falls with it;
    so does what a new value rules out. A degree falls with the education of its level where that is taken back, and
    with a higher one only where that turns out wrong.
    """
    standing = {fact: finding for fact, finding in found.items() if _is_denial_of_known(finding, known)}
    left = [fact for fact, finding in standing.items() if _replaces(fact, finding, known)]
    while left:
        fact = left.pop()
        cause = standing[fact]
        for other in _fallen(fact, cause.value, known, wording):
            if other not in standing:
                standing[other] = FactFinding(other, None, cause.start, cause.end)
                left.append(other)
    degree = wording.file.degree.fact
    if is_corrected and degree in known and degree not in standing and _outranks_education(standing, known, wording):
        cause = standing[wording.file.education.fact]
        standing[degree] = FactFinding(degree, None, cause.start, cause.end)
        return with_withdrawn(standing, known, False, wording)
    return standing


def _is_denial_of_known(finding: FactFinding, known: KnownFacts) -> bool:
    """Whether a finding that denies a value denies the known one; true of all others."""
    value = known.get(finding.fact)
    return finding.denied is None or value == finding.denied or (isinstance(value, list) and finding.denied in value)


def _replaces(fact: str, finding: FactFinding, known: KnownFacts) -> bool:
    return fact in known and finding.value != known[fact]


def _fallen(fact: str, value: Value | None, known: KnownFacts, wording: FactWording) -> Iterator[str]:
    """The known facts that fall with the old value of `fact`, now `value`."""
    specs, schooling = wording.facts.specs, wording.file
    for other, stated in known.items():
        if other == fact or other not in specs:
            continue
        is_said_of = specs[other].after == fact
        if other == schooling.degree.fact and fact == schooling.education.fact:
            is_said_of = stated == known.get(fact) if value is None else _is_lower(value, stated, wording)
        if is_said_of or (value is not None and _cannot_both_be(fact, value, other, stated, specs)):
            yield other


def _cannot_both_be(fact: str, value: Value, other: str, stated: Value, specs: Mapping[str, FactSpec]) -> bool:
    """Whether one of two values rules the other out, as facts.yaml says."""
    if isinstance(value, list) or isinstance(stated, list):
        return False
    both = {fact: value, other: stated}
    ruled_out = any(
        each.fact == second and each.contradicts(both[first], both)
        for first, second in ((fact, other), (other, fact))
        for each in specs[first].excludes
    )
    implied = [each for each in specs[other].implies if each.fact == fact and each.applies_to(stated)]
    return ruled_out or any(value not in each.values for each in implied)


def _is_lower(education: Value, degree: Value, wording: FactWording) -> bool:
    """Whether a degree is higher than an education, by the order of the educations."""
    ranks = list(wording.facts[wording.file.education.fact].values)
    return education in ranks and degree in ranks and ranks.index(str(education)) < ranks.index(str(degree))


def _outranks_education(found: _Findings, known: KnownFacts, wording: FactWording) -> bool:
    """Whether the known degree is higher than the education that the message names."""
    education = found.get(wording.file.education.fact)
    degree = known[wording.file.degree.fact]
    return bool(education and education.value is not None and _is_lower(education.value, degree, wording))
