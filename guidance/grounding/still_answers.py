"""Whether plainer words still answer the question as the verbatim words do, or only stand beside the answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guidance.grounding.plain_spelling import comparable_spelling, segments
from guidance.lexicon.asked_values import asked_kinds, matches_of, values_in
from guidance.weights import RephrasingWeights
from ingest.text.search_words import search_words

_NO = re.compile("不得|不能|不可|不予|不再|不需|不必|不用|不作|不是|不受|禁止|严禁|无需|无须|未|没有|除外")


def still_answers(
    rephrased: str, verbatim: str, question: str, wanted: Mapping[str, float], weights: RephrasingWeights
) -> bool:
    """Whether `rephrased` holds what `verbatim` answers to `question`.

    That is the values asked for, its negation, and most of its weight in the question's search words, `wanted`.
    """
    rephrased, verbatim, question = (
        comparable_spelling(rephrased),
        comparable_spelling(verbatim),
        comparable_spelling(question),
    )
    parts = _best_parts(verbatim, wanted, weights.telling)
    values = {value for kind in asked_kinds(question) for value in matches_of(kind, verbatim)}
    values = values or {value for part in parts for value in values_in(part)}
    if not values <= values_in(rephrased):
        return False
    if any(_NO.search(part) for part in parts) and not _NO.search(rephrased):
        return False
    wanted_words = {word: wanted[word] for part in parts for word in search_words(part) if wanted.get(word)}
    remaining = sum(weight for word, weight in wanted_words.items() if word in search_words(rephrased))
    return remaining >= weights.still_said * sum(wanted_words.values()) or bool(values)


def _best_parts(verbatim: str, wanted: Mapping[str, float], enough: float) -> list[str]:
    """The parts between pauses that share most with the question."""
    scored = {part: sum(wanted.get(word, 0.0) for word in set(search_words(part))) for part in segments(verbatim)}
    best = max(scored.values(), default=0.0)
    return [part for part, score in scored.items() if score and score >= enough * best]
