"""What no notice settles → a refusal that says so, and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from guidance.answering import compose
from guidance.assistant import Assistant
from guidance.lexicon.topics import Topic
from guidance.question import Question
from guidance.references.find_references import References
from guidance.reply import Reply
from guidance.retrieved import ChosenClauses
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling

IDLE = ("smalltalk", "noise")  # categories of known refusals that have nothing to do with any notice
MOST_RELATED = 2


def decline(question: Question, assistant: Assistant, own_case: bool, today: date) -> Reply | None:
    """Return the refusal of what no notice settles; None where the clauses are to speak.

    With `own_case` the applicant tells about themself: what is unclear then is the checker's to ask.
    """
    notices = [n for n in assistant.notices if n.id in question.scope.notices] or list(assistant.notices)
    if question.courtesy_only:
        return compose.plain_reply("refuse", assistant.knowledge.replies.say("greeting"))
    if not question.has_words:
        return compose.refuse(assistant.knowledge.replies.say("empty"), [], assistant)
    if question.scope.outside and not own_case:
        opening = assistant.knowledge.replies.say(f"outside_{question.scope.outside}")
        return compose.refuse(
            opening + compose.covered(assistant.notices, assistant.knowledge.replies), assistant.notices, assistant
        )
    if question.refused_topic:
        return _by_topic(question, question.refused_topic, notices, assistant, today)
    if question.references.absent and not question.references.clauses:
        return _absent(question.references, notices, assistant)
    if unknown := [r.text for r in question.references.documents if not (r.clauses or r.notices or r.mentions)]:
        return compose.refuse(assistant.knowledge.replies.say("absent", number=unknown[0]), notices, assistant)
    if not own_case and not assistant.retrieval.knows(question):
        return compose.refuse(assistant.knowledge.replies.say("nothing_found"), [], assistant)
    if own_case or not all(ask.unanswerable for ask in question.asks):
        return None
    topic = next((ask.topic for ask in question.asks if ask.topic), None)
    return _by_topic(question, topic, notices, assistant, today) if topic else _unheard_of(question, notices, assistant)


def _unheard_of(question: Question, notices: Sequence[Notice], assistant: Assistant) -> Reply:
    """The refusal of a matter on no list; what is near to it is shown, unless it is idle talk."""
    near = assistant.answerability.unanswered.nearest(question.text, question.scope.notices)
    if near and near.known.category in IDLE:
        return compose.refuse(assistant.knowledge.replies.say("off_topic"), [], assistant)
    return compose.refuse(
        assistant.knowledge.replies.say("nothing_found"), notices, assistant, _nearest(question, assistant)
    )


def _nearest(question: Question, assistant: Assistant) -> list[Clause]:
    """The clause that comes nearest to each ask: not an answer, but perhaps of use."""
    found = [assistant.retrieval.search(question, ask, question.scope.notices, most=1) for ask in question.asks]
    return list(dict.fromkeys(hit.clause for hits in found for hit in hits))[:MOST_RELATED]


def _by_topic(question: Question, topic: Topic, notices: Sequence[Notice], assistant: Assistant, today: date) -> Reply:
    """The refusal that a topic of the office's list asks for, with a clause beside it where the topic names one."""
    if topic.group == "pointed":
        return _pointed(question, topic, notices, assistant, today)
    related = assistant.retrieval.phrase(topic.related, [n.id for n in notices]) if topic.related else []
    if topic.group == "not_stated":
        related = list(dict.fromkeys([*related, *_nearest(question, assistant)]))[:MOST_RELATED]
    name = "forgery" if topic.group == "attack" and related else topic.group
    asked = [] if topic.group in ("attack", "off_topic") else notices
    return compose.refuse(assistant.knowledge.replies.say(name, topic=topic.name), asked, assistant, related)


def _pointed(question: Question, topic: Topic, notices: Sequence[Notice], assistant: Assistant, today: date) -> Reply:
    """The clause that has the topic's words; where none has, the notices do not say it."""
    found = [c for n in notices for c in n.clauses if topic.words in search_spelling(c.words)]
    if not found:
        return compose.refuse(assistant.knowledge.replies.say("elsewhere", topic=topic.name), notices, assistant)
    wanted = assistant.retrieval.weigh(question)
    return compose.answer(
        ChosenClauses(tuple(found[:1])), wanted, assistant.notices, assistant.knowledge.replies, today
    )


def _absent(references: References, notices: Sequence[Notice], assistant: Assistant) -> Reply:
    """The refusal of a number that a notice does not have; where it is skipped, what stands around it is shown."""
    named = next(r for r in references.found if r.absent)
    first = next((a for a in named.absent if a.skipped), named.absent[0])
    home = assistant.knowledge.notice(first.notice)
    parent = home.by_id.get(first.parent or "")
    if not first.skipped or parent is None:
        return compose.refuse(assistant.knowledge.replies.say("absent", number=named.text), notices, assistant)
    items = [c for c in home.clauses if c.parent == parent.id]
    opening = assistant.knowledge.replies.say("skipped", parent=parent.label, number=first.text)
    return compose.refuse(opening, [home], assistant, [parent, *items])
