"""What a message asks for beside what it tells of the applicant: 初定报名到几号 in 我本科，初定报名到几号."""

from __future__ import annotations

import re
from collections.abc import Callable

from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.asks_aside import AIMS
from guidance.checking.change_notice import names_of_notices, names_only_an_aim
from guidance.lexicon.asked_values import asks_what_is_alike
from guidance.lexicon.lexicon import Lexicon, either
from guidance.question import Ask, Question
from ingest.text.normalise import search_spelling

RAMBLING = 3  # times as long as what it asks is a message that says much beside it, though no fact is heard
_REFERS_BACK = re.compile("[那这它]")


def asked_beside(question: Question, case: ApplicantCase, lexicon: Lexicon, find_thing: Callable[[str], str]) -> str:
    """Return the visitor's own words that ask for what is the same for everybody; "" where they ask for anything else.

    That is a fee, a day, a place or the like, or a topic that notices seldom settle; it stands beside what is told, or
    beside so much that tells nothing that this would change the answer.

    Whoever speaks of themself there, asks whether they may apply or about what they just told asks about their case.
    `find_thing` tells what a question is about.
    """
    told = [search_spelling(case.words[fact]) for fact in case.mentioned if case.words.get(fact)]
    names = names_of_notices(question)
    own = [*lexicon.first_person.speaker, *lexicon.question.eligibility, *told]
    own_case = re.compile(f"{AIMS.pattern}|{either(own)}")

    def is_beside(ask: Ask) -> bool:
        piece = ask.question_clauses
        of_topic = ask.topic is not None and ask.topic.say.pattern.search(piece) is not None
        if not (of_topic or asks_what_is_alike(piece)) or own_case.search(piece) or names_only_an_aim(piece, names):
            return False
        return not _REFERS_BACK.match(piece) and bool(find_thing(piece))

    asked = "，".join(ask.own_words for ask in question.asks)
    if not told and len(question.text) < RAMBLING * len(asked):
        return ""
    return asked if all(map(is_beside, question.asks)) else ""
