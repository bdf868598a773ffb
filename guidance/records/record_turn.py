"""A message and its reply → what may be recorded of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guidance.extraction.extract import FactExtractor
from guidance.knowledge import Knowledge
from guidance.records.personal_details import PersonalDetails
from guidance.records.question_record import QuestionRecord
from guidance.records.scrub import Scrubber
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


@dataclass(frozen=True)
class RecordMaker:
    """Makes the record of a message: decides whether its words may be kept, and strips them."""

    understanding: Understanding
    extractor: FactExtractor
    scrubber: Scrubber
    personal_details: PersonalDetails
    familiar: str

    def record_of(self, message: Message, day: date) -> QuestionRecord | None:
        """Return the record of a message, without words where it tells of the applicant; None where it asks nothing."""
        question = self.understanding.understand(message.text)
        if question.restarts or question.courtesy_only or not question.has_words:
            return None
        stripped = self.scrubber.scrub(message.text, self.familiar)
        private = _is_private(message, self.extractor) or self.personal_details.tells_of_somebody(stripped)
        clauses = tuple(dict.fromkeys(c.id for c in message.reply.citations))
        words = None if private else stripped or None
        return QuestionRecord(message.id, day, message.reply.kind, words, clauses, message.useful)


def record_maker(understanding: Understanding, knowledge: Knowledge) -> RecordMaker:
    """Return the maker of records with one office's knowledge."""
    lexicon = knowledge.lexicon
    return RecordMaker(
        understanding, knowledge.extractor, Scrubber(lexicon), PersonalDetails(lexicon), _familiar(knowledge.documents)
    )


def _is_private(message: Message, extractor: FactExtractor) -> bool:
    """Whether the message was part of a check, or tells of the applicant all the same."""
    if message.reply.kind == "check" or message.reply.check or message.reply.asks:
        return True
    # in the middle of a check, a few words or a number may answer it, whatever was read in them
    bare = len(message.text.strip()) <= FOLLOW_UP or any(map(str.isdigit, message.text))
    return bool(message.reply.facts and bare) or extractor.extract(message.text, known=message.reply.facts).own_details


def _familiar(notices: Sequence[Notice]) -> str:
    """All text of the notices and of the questions known to them: no word of it is a visitor's name."""
    words = (text for n in notices for text in (n.title, *(c.words for c in n.clauses)))
    return "\n".join([*words, *(q.text for n in notices for q in n.questions)])
