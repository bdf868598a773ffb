"""A message that tells of the applicant and asks something else → the question alone: 我本科，初定报名到几号."""

from __future__ import annotations

from datetime import date

from guidance.assistant import Assistant
from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.asked_beside import asked_beside
from guidance.checking.verdict_reply import NOTHING_LOOKED_UP
from guidance.clause_answers import look_up
from guidance.question import Question
from guidance.reply import Reply
from guidance.time_limit import OutOfTimeError
from guidance.understanding.talk_context import TalkContext
from guidance.understanding.talk_subject import NO_SUBJECT, TalkSubject


def question_beside(
    question: Question, case: ApplicantCase, chosen: str | None, assistant: Assistant, today: date, *, tells: bool
) -> Question | None:
    """Return the question without what the message tells, where it asks for something that no condition decides.

    None where it asks for nothing else. `chosen` is the notice chosen on the page; `tells` says that the message tells
    of the applicant.
    """
    understanding = assistant.understanding
    pack = assistant.knowledge.packs.get(case.notice or "")
    if case.faults or (tells and not pack):
        return None
    asked = asked_beside(question, case, understanding.lexicon, understanding.spoken_of.find)
    if not asked:
        return None
    named = question.scope.notices[0] if question.scope.named and len(question.scope.notices) == 1 else case.notice
    context = TalkContext(chosen_notice=chosen, last_notice=named, today=today)
    alone = assistant.answerability.assess(understanding.understand(asked, context))
    if not pack or not tells or all(ask.unanswerable and ask.topic for ask in alone.asks):
        return alone
    first = next((citation.id for citation in found_in_time(alone, NO_SUBJECT, assistant, today).citations), "")
    return alone if pack.is_information(first) else None


def found_in_time(question: Question, subject: TalkSubject, assistant: Assistant, today: date) -> Reply:
    """Return what the clauses say beside a verdict, which stands without them where the time is over."""
    try:
        return look_up(question, subject, assistant, today)
    except OutOfTimeError:
        return NOTHING_LOOKED_UP
