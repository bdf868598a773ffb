"""What an applicant says and nobody understands may bear on conditions: nobody is eligible before it is cleared up."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from guidance.answerability.own_statements import OwnStatements
from guidance.checking.applicant_case import ApplicantCase
from guidance.checking.outright_questions import asks_outright
from guidance.checking.verdict_reply import check_reply, verdict_sentences
from guidance.knowledge import Knowledge
from guidance.reply import Reply, Sentence, SentenceKind
from ingest.text.normalise import search_spelling

MOST = 6  # statements of a talk that are kept: the newest
_TELLS = re.compile(
    r"(?:我|本人|俺|咱)(?!们?(?:想|要|问|能|可以|该|需|看|查|知道|明白|懂|准备|打算|再))|了(?!解)|过(?![程期渡年])|[没未被]|还在|现在|目前|的(?![一-鿿])"
)


def tells(text: str) -> bool:
    """Return whether a folded message by itself has the form of somebody telling, not of looking something up."""
    return _TELLS.search(text) is not None


def leave_out(
    case: ApplicantCase, message: str, statements: OwnStatements, knowledge: Knowledge, today: date
) -> Reply | None:
    """Keep what the last message says and nobody understood, where it may bear on conditions.

    Return how the case stands with it where the message asks and tells nothing else, and it would be met without it.
    """
    if not case.notice or not (case.mentioned or tells(search_spelling(message))):
        return None
    bearing = statements.bearing(each for each in case.unheard if each not in case.left_out)
    case.left_out = (*case.left_out, *bearing)[-MOST:]
    if not bearing or case.mentioned or not case.in_hand or asks_outright(message, knowledge.lexicon.question):
        return None
    return check_reply(case, knowledge, today) if verdict_sentences(case, knowledge, today).verdict.left_out else None


def settle_left_out(
    case: ApplicantCase, message: str, statements: OwnStatements, knowledge: Knowledge, today: date
) -> Reply | None:
    """Return the reply to a message that only says whether what was left out bears on conditions; None to all others.

    What does not is forgotten; what does has to be told in other words.
    """
    asked, case.asked_left_out = case.asked_left_out, False
    if not asked:
        return None
    if statements.denies(message):
        case.left_out, case.mentioned, case.answered = (), (), True
        return check_reply(case, knowledge, today)
    if message.strip() != knowledge.replies.say("left_out_yes") and knowledge.extractor.yes_or_no(message) is not True:
        return None
    case.mentioned, case.answered = (), True
    reply, contact = check_reply(case, knowledge, today), knowledge.notice_by_id[case.notice or ""].contact
    phone = knowledge.replies.say("phone", phone=contact.phone) if contact.phone else ""
    text = knowledge.replies.say("left_out_bears", office=contact.office, phone=phone)
    return replace(reply, sentences=(*reply.sentences[:-1], Sentence(text, kind=SentenceKind.REMARK)), options=())
