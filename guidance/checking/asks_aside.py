"""Whether a message that tells of the applicant asks about something else: 我工程师证丢了，用复印件行吗."""

from __future__ import annotations

from collections.abc import Callable

from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.check_questions import asks
from guidance.knowledge import Knowledge
from guidance.question import Question
from guidance.reply import Reply
from ingest.text.normalise import search_spelling

LEAST = 2  # characters that name a matter


def asks_aside(
    question: Question, case: ApplicantCase, found: Reply, knowledge: Knowledge, core: Callable[[str], str]
) -> bool:
    """Return whether the message asks what lies outside the conditions of the notice that the case is checked against.

    `found` is what the clauses say to it: its first clause stands in a part without conditions, by the rules. What is
    asked has to name a matter besides what is told; `core` takes everyday words out of a text.
    """
    pack = knowledge.packs.get(case.notice or "")
    if not pack or not case.mentioned or question.aims_to_apply or case.answered or case.faults:
        return False
    first = next((citation.id for citation in found.citations), "")
    words = [search_spelling(case.words[fact]) for fact in case.mentioned if fact in case.words]
    pieces = [ask.question_clauses for ask in question.asks]
    asked = [piece for piece in pieces if asks(piece, knowledge.lexicon.question)]
    return pack.is_information(first) and any(len(core(_without(piece, words))) >= LEAST for piece in asked)


def _without(text: str, words: list[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, " ")
    return text
