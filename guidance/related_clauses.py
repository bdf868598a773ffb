"""A refusal → the clauses that may be of use beside it."""

from __future__ import annotations

from guidance.answerability.refusal import notices_meant
from guidance.answering.who_may_apply import WHO_MAY_APPLY, asks_who_may_apply
from guidance.assistant import Assistant
from guidance.question import Question
from guidance.reply import Outcome, Refusal
from ingest.document import Clause

MOST_RELATED = 2  # clauses shown beside a refusal


def related_clauses(refusal: Refusal, question: Question, assistant: Assistant) -> list[Clause]:
    """Return the clauses to show beside the refusal, best first: its own, and those that it asks to be found.

    Whether people of some kind may apply that no notice has a word for is shown what they say of who may.
    """
    meant, retrieval = notices_meant(question, assistant.notices), assistant.retrieval
    related = list(refusal.clauses)
    if refusal.related_to:
        related += retrieval.phrase(refusal.related_to, [notice.id for notice in meant])
    if refusal.outcome is Outcome.NOTHING_FOUND and asks_who_may_apply(question):
        few = meant[:MOST_RELATED]
        return [*related, *(clause for notice in few for clause in retrieval.phrase(WHO_MAY_APPLY, [notice.id]))]
    if refusal.show_nearest:
        hits = [retrieval.search(question, ask, question.scope.notices, most=1) for ask in question.asks]
        return list(dict.fromkeys([*related, *(hit.clause for found in hits for hit in found)]))[:MOST_RELATED]
    return related
