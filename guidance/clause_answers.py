"""A question → the reply that the clauses give: an answer with its citations, a refusal, or which notice is meant."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace
from datetime import date

from guidance.answerability.refusal import decide_refusal, notices_meant
from guidance.answering.alternatives import led_by, with_alternatives
from guidance.answering.answer_again import answer_again, clauses_again
from guidance.answering.application_windows import is_closed
from guidance.answering.ask_back import ask_which_notice
from guidance.answering.compose import compose_answer, compose_refusal, partly_answered
from guidance.answering.direct_sentence import AskedMatter, direct_sentence
from guidance.answering.editions import with_edition, with_window_state
from guidance.assistant import Assistant
from guidance.edition_answers import compare_editions
from guidance.question import Ask, Question
from guidance.related_clauses import related_clauses
from guidance.reply import Outcome, Refusal, Reply, Sentence, SentenceKind
from guidance.requested_clauses import MOST_NOTICES, named_by_metadata, requested, settled_by_clauses, words_named
from guidance.retrieval.choose import choose
from guidance.retrieved import ChosenClauses
from guidance.search_in_talk import about_thing, search_in_talk
from guidance.understanding.talk_context import TalkContext
from guidance.understanding.talk_subject import TalkSubject
from ingest.text.normalise import match_key
from ingest.text.search_words import search_words

SHORTEST = 2  # characters that can name a matter
MOST_AGAIN = 3  # clauses of an answer that is asked about
NAMED = 20.0  # weight of a word that the metadata name, above that of any word of a question
_HOW_MANY = re.compile("多少|几")


def look_up(question: Question, subject: TalkSubject, assistant: Assistant, today: date) -> Reply:
    """Return the answer from the clauses, in a talk about `subject`, or that they do not answer."""
    replies = assistant.knowledge.replies
    question = settled_by_standards(question, assistant)
    notices = notices_meant(question, assistant.notices)
    asks = [ask for ask in question.asks if not ask.unanswerable] or list(question.asks)
    if named := requested(question, subject, assistant, today):
        reply = _windows_first(_answer(named, question, assistant, today))
        return reply if question.bare_request else _with_direct_sentence(reply, named, question, assistant)
    if _is_open(question):
        return _ask_which(question, assistant, today)
    hits = [search_in_talk(question, ask, subject, assistant) for ask in asks]
    # Where the message left two of many, both answer, however much better one does.
    both = len(question.scope.notices) == MOST_NOTICES < len(assistant.notices) and not question.scope.standards
    side_by_side = replace(question, comparing=question.comparing or both)
    documents = assistant.knowledge.searched(question.scope.standards or [notice.id for notice in notices])
    chosen = choose(side_by_side, hits, documents, assistant.knowledge.weights.choice)
    if not chosen.answering:
        return _refuse(Refusal(Outcome.NOTHING_FOUND, notices), question, assistant)
    first = chosen.answering[0]
    whole = with_alternatives(chosen, asks[0].matter, documents, question.text) if len(question.asks) == 1 else chosen
    reply = led_by(_answer(whole, question, assistant, today), first.id)
    if whole is chosen and len(question.asks) == 1:
        reply = _with_direct_sentence(reply, chosen, question, assistant)
    unsettled = [ask.own_words for ask in question.asks if ask not in asks]
    return partly_answered(reply, unsettled, notices[0], replies) if unsettled else reply


def settled_by_standards(question: Question, assistant: Assistant) -> Question:
    """Return the question limited to the companion that answers it for all of several notices, where there is one.

    It has to be one that they all go by, and what they say themselves to what is asked has to be the same in all.
    """
    scope, knowledge = question.scope, assistant.knowledge
    companions = [frozenset(knowledge.companions_by_notice.get(id, ())) for id in scope.notices]
    shared = frozenset.intersection(*companions) if len(companions) > 1 else frozenset()
    if not shared or scope.outside or scope.standards or question.comparing or question.references.clauses:
        return question
    found = {_best_standards(question, ask, shared, assistant) for ask in question.asks}
    best = found.pop() if len(found) == 1 else ""
    return replace(question, scope=replace(scope, standards=(best,))) if best else question


def _best_standards(question: Question, ask: Ask, shared: Set[str], assistant: Assistant) -> str:
    """The companion among those `shared` whose clause answers an ask best, for all notices alike; "" for none."""
    found = assistant.retrieval.best_of_each(question, ask, question.scope.notices)
    if not found or found[0].clause.notice not in shared:
        return ""
    enough = assistant.knowledge.weights.choice.other_notice * found[0].score
    near = [hit.clause for hit in found if hit.score >= enough and hit.clause.notice in question.scope.notices]
    alike = len({match_key(clause.words) for clause in near}) == 1 and len(near) == len(question.scope.notices)
    return found[0].clause.notice if alike or not near else ""


def _is_open(question: Question) -> bool:
    """Whether more notices are left than can answer side by side."""
    if question.references.clauses or question.comparing or question.scope.standards:
        return False
    return len(question.scope.notices) > MOST_NOTICES


def _ask_which(question: Question, assistant: Assistant, today: date) -> Reply:
    """Ask which of the notices is meant, those first that say most nearly what is asked.

    Who asks whether one can still apply means one that is not closed sooner than one that is.
    """
    found = assistant.retrieval.best_of_each(question, question.asks[0], question.scope.notices)
    home = assistant.knowledge.notice_by_id
    clauses = [hit.clause for hit in found if hit.clause.notice in home]
    order = [clause.notice for clause in clauses]
    candidates = [home[id] for id in dict.fromkeys((*order, *question.scope.notices))]
    if question.asks_if_open:
        candidates.sort(key=lambda notice: is_closed(notice, today))
    wanted = assistant.retrieval.weigh(question)
    return ask_which_notice(candidates, clauses, wanted, assistant.knowledge.replies)


def with_editions(reply: Reply, question: Question, assistant: Assistant, today: date) -> Reply:
    """Return the reply with what is to be said of its notices: whether one can apply, that there is a newer one."""
    if reply.kind != "answer":
        return reply
    knowledge, router = assistant.knowledge, assistant.understanding.router
    if question.asks_if_open:
        meant, alone = notices_meant(question, assistant.notices), question.asks_only_if_open
        reply = with_window_state(reply, meant, knowledge.replies, today, of_time_alone=alone)
    newer = {id: router.selector.editions.newer_edition(id, today) for id in reply.notices}
    return with_edition(reply, question.scope.years, newer, assistant.notices, knowledge.replies)


def without_search(
    question: Question, subject: TalkSubject, assistant: Assistant, own_case: bool, today: date
) -> Reply | None:
    """Return the reply that needs no search: on the answer given last, or that no notice settles the question."""
    if question.courtesy_only and question.takes_leave:
        courtesy = Sentence(assistant.knowledge.replies.say("courtesy"), kind=SentenceKind.REMARK)
        return Reply(Outcome.GREETED, (courtesy,))
    if not own_case and (compared := compare_editions(question, assistant, today)):
        return compared
    if not own_case and (again := _look_up_again(question, subject, assistant, today)):
        return again
    if not own_case and _asks_of_another_year(question, assistant, today):
        nearest = notices_meant(question, assistant.notices)
        return _refuse(Refusal(Outcome.OUTSIDE_YEAR, nearest), question, assistant)
    decided = decide_refusal(
        question,
        assistant.documents,
        assistant.answerability.unanswered,
        own_case=own_case,
        has_known_words=assistant.retrieval.knows(question) or (question.goes_on and bool(subject.clauses)),
    )
    if isinstance(decided, Refusal) and _is_named(decided, question, subject, assistant, today):
        return None
    if isinstance(decided, Refusal) and _is_open(question) and _may_be_settled(decided, question, assistant):
        return None
    if isinstance(decided, ChosenClauses):
        return _answer(decided, question, assistant, today)
    return _refuse(decided, question, assistant) if decided else None


def _is_named(refusal: Refusal, question: Question, subject: TalkSubject, assistant: Assistant, today: date) -> bool:
    """Whether what only looks unsettled is named all the same: by rules or metadata, in the talk or by a clause."""
    if refusal.outcome is Outcome.NOT_STATED:
        return named_by_metadata(question, assistant)
    if refusal.outcome not in (Outcome.NOTHING_FOUND, Outcome.OFF_TOPIC):
        return False
    if settled_by_clauses(question, assistant):
        return True
    if any(ask.open_in_talk for ask in question.asks):
        return False
    return bool(requested(question, subject, assistant, today) or _says_no_matter(question, subject))


def _asks_of_another_year(question: Question, assistant: Assistant, today: date) -> bool:
    """Whether a question asks of a year, told by 前年, that has no notice, or when or how much of one told by 明年.

    今年 counts not: people say it of the notice at hand.
    """
    years = {*question.scope.years} - {notice.year for notice in notices_meant(question, assistant.notices)}
    if not years or today.year in question.scope.years:
        return False
    words = assistant.knowledge.lexicon.question.open_ended
    return max(years) < today.year or any(word in ask.question_clauses for ask in question.asks for word in words)


def _may_be_settled(refusal: Refusal, question: Question, assistant: Assistant) -> bool:
    """Whether one of many notices may still settle what only looks like something that none does."""
    has_topic = any(ask.topic for ask in question.asks)
    return refusal.outcome is Outcome.NOTHING_FOUND and not has_topic and assistant.retrieval.knows(question)


def _answer(chosen: ChosenClauses, question: Question, assistant: Assistant, today: date) -> Reply:
    named = dict.fromkeys(search_words(words_named(question, assistant)), NAMED)
    wanted = {**assistant.retrieval.weigh(question), **named}
    reply = compose_answer(chosen, wanted, assistant.documents, assistant.knowledge.replies, today)
    return reply if reply.notices else replace(reply, notices=_going_by(reply, question, assistant))


def _going_by(reply: Reply, question: Question, assistant: Assistant) -> tuple[str, ...]:
    """The notices that an answer from companions alone is for; none where they are many."""
    citing = {id for citation in reply.citations for id in assistant.knowledge.citing(citation.notice)}
    meant = tuple(id for id in question.scope.notices if id in citing)
    return meant if len(meant) <= MOST_NOTICES else ()


def _refuse(refusal: Refusal, question: Question, assistant: Assistant) -> Reply:
    """Put a refusal into words, with the clauses found that may be of use; companions have no office to ask."""
    if any(document.is_standards for document in refusal.contacts):
        refusal = replace(refusal, contacts=notices_meant(question, assistant.notices))
    related = related_clauses(refusal, question, assistant)
    return compose_refusal(refusal, related, assistant.documents, assistant.knowledge.replies)


def _says_no_matter(question: Question, subject: TalkSubject) -> bool:
    """Whether a message of a talk asks something of what was spoken of and of nothing else (多少, 几份)."""
    asks = question.bare_request or _HOW_MANY.search(question.text)
    return bool(asks and question.goes_on and subject.clauses) and all(
        len(ask.matter) < SHORTEST and not ask.topic for ask in question.asks
    )


def _windows_first(reply: Reply) -> Reply:
    """The reply led by whether applications are closed or not yet open, unless the first clause has a window open."""
    if not any(s.kind is SentenceKind.WINDOW and 0 in s.cites for s in reply.sentences):
        return reply
    windows = [s for s in reply.sentences if s.kind is SentenceKind.WINDOW]
    return replace(reply, sentences=(*windows, *(s for s in reply.sentences if s not in windows)))


def _with_direct_sentence(reply: Reply, chosen: ChosenClauses, question: Question, assistant: Assistant) -> Reply:
    """The reply led by the direct answer, where its clauses settle one and the same."""
    ask, vocabulary = about_thing(question.asks[0], assistant), assistant.understanding.vocabulary
    core = assistant.understanding.everyday.matter
    asked = AskedMatter(
        ask.search_text, ask.matter, vocabulary.expand(ask.matter), core, question.goes_on, ask.judged_text
    )
    home = assistant.knowledge.document_by_id
    quotes = {s.cites: s for s in reversed(reply.sentences) if s.kind is SentenceKind.ANSWER}
    firsts = {clause.notice: at for at, clause in reversed(list(enumerate(chosen.answering)))}
    said = {
        direct_sentence(asked, chosen.answering[at], quotes[(at,)].own_words, home[notice], assistant.knowledge.replies)
        for notice, at in firsts.items()
    }
    if len(said) != 1 or not (text := said.pop()):
        return reply
    lead = Sentence(text, tuple(sorted(firsts.values())), kind=SentenceKind.DIRECT)
    return replace(reply, sentences=(lead, *reply.sentences))


def _look_up_again(question: Question, subject: TalkSubject, assistant: Assistant, today: date) -> Reply | None:
    """What the message wants of the answer given last; None where it asks a question, or there is none."""
    request = question.about_answer
    if not request or not subject.clauses:
        return None
    before = assistant.understanding.understand(subject.question, TalkContext(today=today))
    most = subject.clauses[:MOST_AGAIN]
    chosen = clauses_again(request, most, subject.beside, assistant.documents)
    told = chosen if chosen.answering else clauses_again("source", most, (), assistant.documents)
    reply = _answer(told, before, assistant, today)
    return answer_again(
        reply, request if chosen.answering else "no_more", assistant.documents, assistant.knowledge.replies
    )
