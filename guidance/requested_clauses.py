"""What a question asks for that no search is needed to find: rules and metadata of its notices name the clauses."""

from __future__ import annotations

from datetime import date

from guidance.answerability.refusal import notices_meant
from guidance.answering.bare_requests import requested_clauses
from guidance.answering.consequences import asks_what_follows, says_what_follows
from guidance.answering.direct_sentence import settles_hours
from guidance.answering.metadata_requests import metadata_asked
from guidance.answering.paper_requests import papers_asked
from guidance.assistant import Assistant
from guidance.checking.attainable_titles import attainable_routes
from guidance.question import Question
from guidance.retrieved import ChosenClauses
from guidance.understanding.talk_subject import TalkSubject
from ingest.document import Clause
from ingest.notices.notice import Notice

MOST_NOTICES = 2  # that answer one question side by side; of more, the visitor is asked which is meant


def requested(question: Question, subject: TalkSubject, assistant: Assistant, today: date) -> ChosenClauses | None:
    """Return what the rules say to an education, or the notices' metadata to everyday words; None for a search.

    In copies of what, a talk has said before.
    """
    core = assistant.understanding.everyday.matter
    if routes := attainable_routes(question, assistant.knowledge, core, today):
        return routes
    request, notices = question.bare_request, notices_meant(question, assistant.notices)
    if not request or len(notices) > MOST_NOTICES:
        if papers := [clause for notice in _few_notices(question, assistant) for clause in _papers(question, notice)]:
            return ChosenClauses(tuple(papers), listed=True)
        named = _by_metadata(question, assistant)
        return _chosen(tuple(assistant.knowledge.document(id.split("#")[0]).by_id[id] for id in named), len(notices))
    if request == "copies" and subject.clauses:
        return None
    found = [requested_clauses(request, notice, question.text) for notice in notices]
    return _chosen(tuple(clause for chosen in found for clause in chosen.answering), len(notices))


def named_by_metadata(question: Question, assistant: Assistant) -> bool:
    """Return whether the question is for a fee or a phone number, and its notices name it."""
    return bool(_by_metadata(question, assistant))


def words_named(question: Question, assistant: Assistant) -> str:
    """Return the values that the metadata name of what is asked for, which its clauses are to be quoted by."""
    return " ".join(_by_metadata(question, assistant).values())


def settled_by_clauses(question: Question, assistant: Assistant) -> bool:
    """Return whether a question is for a time that the hours settle, or for what a clause says follows on something."""
    return _asks_of_hours(question, assistant) or _asks_what_follows(question, assistant)


def _papers(question: Question, notice: Notice) -> tuple[Clause, ...]:
    return papers_asked(question.asks[0].search_text, notice) if len(question.asks) == 1 else ()


def _by_metadata(question: Question, assistant: Assistant) -> dict[str, str]:
    core = assistant.understanding.everyday.matter
    named: dict[str, str] = {}
    for notice in _few_notices(question, assistant) if len(question.asks) == 1 else ():
        named |= metadata_asked(question.asks[0].judged_text, core, notice)
    return named


def _chosen(clauses: tuple[Clause, ...], notices: int) -> ChosenClauses | None:
    return ChosenClauses(clauses, listed=len(clauses) > notices) if clauses else None


def _asks_of_hours(question: Question, assistant: Assistant) -> bool:
    core, replies = assistant.understanding.everyday.matter, assistant.knowledge.replies
    notices = _few_notices(question, assistant) if len(question.asks) == 1 else ()
    return any(settles_hours(question.asks[0].search_text, core, notice, replies) for notice in notices)


def _asks_what_follows(question: Question, assistant: Assistant) -> bool:
    ask, expand = question.asks[0], assistant.understanding.vocabulary.expand
    if not asks_what_follows(ask.search_text):
        return False
    found = assistant.retrieval.search(question, ask, question.scope.notices, most=1)
    return any(says_what_follows(expand(ask.search_text), hit.clause.text) for hit in found)


def _few_notices(question: Question, assistant: Assistant) -> tuple[Notice, ...]:
    """The notices that the question is for, none where they are too many to answer side by side."""
    return notices_meant(question, assistant.notices) if len(question.scope.notices) <= MOST_NOTICES else ()
