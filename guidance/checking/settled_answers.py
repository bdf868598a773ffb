"""Messages that only answer what the reply before asked about the talk itself: is this right, does that bear on it."""

from __future__ import annotations

from datetime import date

from guidance.answerability.own_statements import OwnStatements
from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.confirm_proposals import settle_proposals
from guidance.checking.left_out_statements import settle_left_out
from guidance.knowledge import Knowledge
from guidance.reply import Reply


def settled_answer(
    message: str, case: ApplicantCase, statements: OwnStatements, knowledge: Knowledge, today: date
) -> Reply | None:
    """Return the reply to a message that only says whether something is right, or bears on conditions; else None."""
    confirmed = settle_proposals(case, message, knowledge, today)
    return confirmed or settle_left_out(case, message, statements, knowledge, today)
