"""Whether a message that tells of the applicant asks, or tells, something else: 我工程师证丢了，用复印件行吗."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.change_notice import names_of_notices, names_only_an_aim
from guidance.checking.check_questions import asks
from guidance.checking.outright_questions import asks_outright
from guidance.extraction.fields_of_work import is_field
from guidance.knowledge import Knowledge
from guidance.question import Ask, Question
from guidance.reply import Reply
from ingest.text.normalise import search_spelling

LEAST = 2  # characters that name a matter
AIMS = re.compile("[能可够](?:不[能可够])?以?[申参]?[报评]|条件|资格|[够符]")  # whether one may apply
_PIECE = re.compile(r"[^,.;!?\s]+")


def asks_aside(
    question: Question, case: ApplicantCase, found: Reply, knowledge: Knowledge, core: Callable[[str], str]
) -> bool:
    """Return whether the message asks what lies outside the conditions of the notice that the case is checked against.

    `found` is what the clauses say to it: its first clause stands in a part without conditions, by the rules. What is
    asked has to name a matter besides what is told; `core` takes everyday words out of a text.
    """
    pack = knowledge.packs.get(case.notice or "")
    if not pack or not case.mentioned or case.answered or case.faults:
        return False
    first, words = next((citation.id for citation in found.citations), ""), _heard(case)
    told = [*words, *names_of_notices(question)]
    pieces = [ask.question_clauses for ask in question.asks]
    asked = [piece for piece in pieces if asks_outright(piece, knowledge.lexicon.question)]
    return pack.is_information(first) and any(
        len(core(_without(piece, words))) >= LEAST and not names_only_an_aim(piece, told) for piece in asked
    )


def without_open_aims(question: Question, case: ApplicantCase) -> Question:
    """Return the question without the word that no notice settles whether one can apply, or what is told: rules do."""
    told, words = [*_heard(case), *names_of_notices(question)], _heard(case)

    def is_for_the_rules(ask: Ask) -> bool:
        piece = ask.question_clauses
        return names_only_an_aim(piece, told) or any(word in piece for word in words) or bool(AIMS.search(piece))

    asks = (replace(ask, unanswerable=False) if is_for_the_rules(ask) else ask for ask in question.asks)
    return replace(question, asks=tuple(asks))


def tells_more(question: Question, case: ApplicantCase, knowledge: Knowledge, core: Callable[[str], str]) -> bool:
    """Return whether the message tells something that no fact was heard in: 休了产假 in 休了产假，我是本科，能报不.

    What one works at or studied is for the check to ask about. `core` takes everyday words out of a text.
    """
    heard, lexicon = _heard(case), knowledge.lexicon.question
    told = [piece for piece in _PIECE.findall(question.text) if not asks(piece, lexicon) and not is_field(piece)]
    return any(len(core(piece)) >= LEAST and not any(words in piece for words in heard) for piece in told)


def _heard(case: ApplicantCase) -> list[str]:
    """The words in which the message told facts."""
    return [search_spelling(case.words[fact]) for fact in case.mentioned if fact in case.words]


def _without(text: str, words: list[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, " ")
    return text
