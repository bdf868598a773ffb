"""A message and its reply → what may be kept of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guidance.extraction.extract import FactExtractor
from guidance.knowledge import Knowledge
from guidance.records.personal_details import tells_of_somebody
from guidance.records.question_record import QuestionRecord
from guidance.records.scrub import scrub
from guidance.reply import Reply
from guidance.understanding.follow_up import LONGEST as FOLLOW_UP
from guidance.understanding.understand import Understanding
from ingest.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class Message:
    """What a visitor wrote and the reply; `id` is the record's, `useful` the visitor's rating, None for none."""

    id: str
    text: str
    reply: Reply
    useful: bool | None = None


def record_of(message: Message, understanding: Understanding, knowledge: Knowledge, day: date) -> QuestionRecord | None:
    """Return what is kept of a message: no words where it tells of the applicant, nothing where it asks nothing."""
    question = understanding.understand(message.text)
    if question.restarts or question.courtesy_only or not question.has_words:
        return None
    stripped = scrub(message.text, _familiar(knowledge.notices))
    words = None if _is_private(message, knowledge.extractor) or tells_of_somebody(stripped) else stripped or None
    clauses = tuple(dict.fromkeys(c.id for c in message.reply.citations))
    return QuestionRecord(message.id, day, message.reply.kind, words, clauses, message.useful)


def _is_private(message: Message, extractor: FactExtractor) -> bool:
    """Whether the message went to the checker, or tells of the applicant without having got there."""
    if message.reply.kind == "check" or message.reply.check or message.reply.asks:
        return True
    # Where a case is in hand, a few words or a number may answer the checker, whatever was made of them.
    bare = len(message.text.strip()) <= FOLLOW_UP or any(map(str.isdigit, message.text))
    return bool(message.reply.facts and bare) or extractor.extract(message.text, known=message.reply.facts).own_details


def _familiar(notices: Sequence[Notice]) -> str:
    """All words of the notices and of the questions known to them: none of these is a visitor's name."""
    words = (text for n in notices for text in (n.title, *(c.words for c in n.clauses)))
    return "\n".join([*words, *(q.text for n in notices for q in n.questions)])
