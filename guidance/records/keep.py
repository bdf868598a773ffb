"""A message and its reply → what may be kept of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guidance.follow_up import LONGEST as FOLLOW_UP
from guidance.hearing import hear
from guidance.model import Reply
from guidance.office import Office
from guidance.records.model import Record
from guidance.records.personal import tells_of_somebody
from guidance.records.scrub import scrub


@dataclass(frozen=True, slots=True)
class Message:
    """What a visitor said, the reply, and what is noted beside: the record's id, the thumb, the notice's question."""

    id: str
    text: str
    reply: Reply
    useful: bool | None = None


def record_of(message: Message, office: Office, day: date) -> Record | None:
    """Return what is kept of a message: no words where it tells of the applicant, nothing where it asks nothing."""
    question = office.understanding.understand(message.text)
    if question.restart or question.courtesy or not question.asking:
        return None
    stripped = scrub(message.text, _familiar(office))
    words = None if _private(message) or tells_of_somebody(stripped) else stripped or None
    clauses = tuple(dict.fromkeys(c.id for c in message.reply.citations))
    return Record(message.id, day, message.reply.kind, words, clauses, message.useful)


def _private(message: Message) -> bool:
    """Whether the message went to the checker, or tells of the applicant without having got there."""
    if message.reply.kind == "check" or message.reply.check or message.reply.asks:
        return True
    # Where a case is in hand, a few words or a number may answer the checker, whatever was made of them.
    bare = len(message.text.strip()) <= FOLLOW_UP or any(map(str.isdigit, message.text))
    return bool(message.reply.facts and bare) or hear(message.text, known=message.reply.facts).own_details


def _familiar(office: Office) -> str:
    """All words of the notices and of the questions known to them: none of these is a visitor's name."""
    words = (text for n in office.notices for text in (n.title, *(c.words for c in n.clauses)))
    return "\n".join([*words, *(q.text for n in office.notices for q in n.questions)])
