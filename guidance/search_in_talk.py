"""One ask in a talk → the clauses found for it: a message that goes on finds what the talk is about."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace

from guidance.answering.not_needed import that_need_not_be
from guidance.answering.prefer_subject import BY_TALK, BY_THING, prefer_subject, together
from guidance.answering.who_may_apply import WHO_MAY_APPLY, asks_who_may, says_who_may_not
from guidance.assistant import Assistant
from guidance.question import Ask, Question
from guidance.retrieved import ScoredClause
from guidance.understanding.talk_subject import TalkSubject
from ingest.document import Clause
from ingest.text.normalise import search_spelling

SHORTEST = 2  # characters that can name a matter


def search_in_talk(question: Question, ask: Ask, subject: TalkSubject, assistant: Assistant) -> Sequence[ScoredClause]:
    """Return what is found for one ask; a message that goes on finds first what the talk is about."""
    found: Sequence[ScoredClause] = assistant.retrieval.search(question, ask, question.scope.notices)
    if question.asks_meaning:
        found = [hit for hit in found if "annex" not in hit.clause.number.split(".") and hit.clause.text] or found
    clauses = ChainMap(*(assistant.knowledge.document(id).by_id for id in {hit.clause.notice for hit in found}))
    found = that_need_not_be(ask.search_text, found, clauses)
    if found and asks_who_may(ask.search_text) and says_who_may_not(found[0].clause, clauses):
        return _led_by_who_may(found, clauses, assistant)
    if not (found and question.goes_on and subject.clauses):
        return found
    if subject.is_case and len(ask.matter) >= SHORTEST and ask.matter in search_spelling(found[0].clause.words):
        return found  # what a verdict stands on is not what a question with a matter of its own is about
    alone = {hit.clause.id: hit.score for hit in found}
    if (about := about_thing(ask, assistant)) is not ask:
        of_thing = assistant.retrieval.search(question, about, question.scope.notices)
        found = together(ask.search_text, found, of_thing, BY_THING)
        alone = {hit.clause.id: hit.score for hit in found}
    elif not subject.is_case:
        whole = replace(ask, search_text=f"{ask.search_text} {subject.question}", message_text="")
        by_talk = assistant.retrieval.search(question, whole, question.scope.notices)
        found = together(ask.search_text, found, by_talk, BY_TALK)
    return prefer_subject(found, alone, ask.search_text, subject.clauses, clauses)


def about_thing(ask: Ask, assistant: Assistant) -> Ask:
    """Return the ask with what was spoken of before it named, where it names nothing itself, in whatever words."""
    if not ask.leans or assistant.understanding.spoken_of.is_known(ask.matter):
        return ask
    text, understanding = f"{ask.spoken_of}{ask.search_text}", assistant.understanding
    terms = understanding.vocabulary.search_terms(text)
    return replace(
        ask, search_text=text, expansion_terms=terms, matter=understanding.everyday.matter(text), message_text=""
    )


def _led_by_who_may(
    found: Sequence[ScoredClause], clauses: Mapping[str, Clause], assistant: Assistant
) -> list[ScoredClause]:
    """The clause of the first notice found that says who may apply, and what is found without who may not."""
    who = assistant.retrieval.phrase(WHO_MAY_APPLY, [found[0].clause.notice])
    rest = (hit for hit in found if hit.clause not in who and not says_who_may_not(hit.clause, clauses))
    return [*(replace(found[0], clause=clause) for clause in who), *rest]
