"""What a message says of what is applied for, beside what it tells of the applicant."""

from __future__ import annotations

from guidance.checking.outright_questions import asks_outright
from guidance.extraction.extraction_result import Extracted
from guidance.lexicon.lexicon import QuestionWords
from guidance.question import Question
from guidance.reply import Outcome


def names_an_aim(question: Question) -> bool:
    """Return whether a message says what is applied for, rather than where and at what the applicant works."""
    features = question.features
    named = (features.aimed_levels, features.kinds, features.names, question.references.documents)
    return any(named)


def asks_no_more(question: Question, words: QuestionWords) -> bool:
    """Return whether a message asks nothing, or whether one may apply."""
    return question.aims_to_apply or not asks_outright(question.text, words)


def aimed_outside(question: Question, extracted: Extracted) -> Outcome | None:
    """Return why no notice covers what the applicant aims at or where they work; None where a notice does.

    Where a title was obtained long ago does not count.
    """
    if question.scope.outside is Outcome.OUTSIDE_PLACE and extracted.facts.get("work_place") == "elsewhere":
        return Outcome.OUTSIDE_PLACE
    return question.aim_outside
