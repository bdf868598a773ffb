"""A correction that names no fact: 我说错了,就一篇; 更正:签了的. It is of the one known fact that it can be of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from guidance.extraction.extraction_result import FactFinding, KnownFacts
from guidance.extraction.short_answers import ShortAnswers
from guidance.facts.applicant_facts import FactVocabulary

_DONE = re.compile(
    r"(?:我|是|都|已经?|早就?|其实|应该)*(?P<no>还?没有?|未|不)?(?P<verb>[一-鿿]{1,2}?)(?:了|过|的|好|上|到|完)*"
    r"(?:(?P=verb)(?:了|过|的|好|上|到|完)*)?[。!,]*"
)


def corrected_value(
    rest: str, known: KnownFacts, answers: ShortAnswers, facts: FactVocabulary, units: Mapping[str, str]
) -> FactFinding | None:
    """Return the known fact that `rest`, the folded words behind a correction, gives another value.

    A number is of the fact that counts in its unit, or in one of its characters of `units`, a verb of the fact whose
    yes has it (已签订); None where none is, or several are.
    """
    counted = [f for f in known if f in facts and _is_named(units.get(f) or (facts[f].unit,), rest)]
    if len(counted) == 1:
        return answers.answer(rest, counted[0], known)
    done = _DONE.fullmatch(rest)
    if done is None:
        return None
    told = [f for f in known if f in facts and facts[f].type == "bool" and done["verb"] in facts[f].answers[True]]
    return FactFinding(told[0], not done["no"], 0, len(rest)) if len(told) == 1 else None


def _is_named(units: Iterable[str], words: str) -> bool:
    return any(unit and unit in words for unit in units)
