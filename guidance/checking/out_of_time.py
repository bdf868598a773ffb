"""A question that could not be looked up in time: that is said, with whom to ask; the check goes on where it was."""

from __future__ import annotations

from dataclasses import replace

from guidance.answering.compose import compose_refusal, offices_to_name
from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.check_questions import resume_check
from guidance.knowledge import Knowledge
from guidance.reply import Outcome, Refusal, Reply


def out_of_time(case: ApplicantCase, spoken_of: str | None, knowledge: Knowledge) -> Reply:
    """Return that the question could not be looked up in time, and whom to ask about the notice `spoken_of`, if any."""
    contacts = knowledge.notices_of({spoken_of}) if spoken_of else offices_to_name(knowledge.notices)
    refusal = Refusal(Outcome.OUT_OF_TIME, contacts)
    reply = compose_refusal(refusal, (), knowledge.documents, knowledge.replies)
    return resume_check(replace(reply, facts=dict(case.facts)), case, knowledge)
