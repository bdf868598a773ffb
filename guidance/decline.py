"""What no notice settles → a refusal that says so, and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from guidance import compose
from guidance.choose import Chosen
from guidance.model import Reply
from guidance.office import Office
from guidance.references import References
from guidance.topics import Topic
from guidance.understand import Question
from ingest.fold import fold
from ingest.model import Clause
from ingest.notice_parts import Notice

IDLE = ("smalltalk", "noise")  # categories of known refusals that have nothing to do with any notice
MOST_RELATED = 2


def decline(question: Question, office: Office, own_case: bool, today: date) -> Reply | None:
    """Return the refusal of what no notice settles; None where the clauses are to speak.

    With `own_case` the applicant tells about themself: what is unclear then is the checker's to ask.
    """
    notices = [n for n in office.notices if n.id in question.scope.meant] or list(office.notices)
    if question.courtesy:
        return compose.plain_reply("refuse", office.replies.say("greeting"))
    if not question.asking:
        return compose.refuse(office.replies.say("empty"), [], office)
    if question.scope.outside and not own_case:
        opening = office.replies.say(f"outside_{question.scope.outside}")
        return compose.refuse(opening + compose.covered(office.notices, office.replies), office.notices, office)
    if question.refused:
        return _by_topic(question, question.refused, notices, office, today)
    if question.references.absent and not question.references.clauses:
        return _absent(question.references, notices, office)
    if unknown := [r.text for r in question.references.documents if not (r.clauses or r.notices or r.mentions)]:
        return compose.refuse(office.replies.say("absent", number=unknown[0]), notices, office)
    if not own_case and not office.retrieval.knows(question):
        return compose.refuse(office.replies.say("nothing_found"), [], office)
    if own_case or not all(ask.left_open for ask in question.asks):
        return None
    topic = next((ask.topic for ask in question.asks if ask.topic), None)
    return _by_topic(question, topic, notices, office, today) if topic else _unheard_of(question, notices, office)


def _unheard_of(question: Question, notices: Sequence[Notice], office: Office) -> Reply:
    """The refusal of a matter on no list; what is near to it is shown, unless it is idle talk."""
    near = office.grounds.unanswered.nearest(question.text, question.scope.meant)
    if near and near.known.category in IDLE:
        return compose.refuse(office.replies.say("off_topic"), [], office)
    return compose.refuse(office.replies.say("nothing_found"), notices, office, _nearest(question, office))


def _nearest(question: Question, office: Office) -> list[Clause]:
    """The clause that comes nearest to each ask: not an answer, but perhaps of use."""
    found = [office.retrieval.search(question, ask, question.scope.meant, most=1) for ask in question.asks]
    return list(dict.fromkeys(hit.clause for hits in found for hit in hits))[:MOST_RELATED]


def _by_topic(question: Question, topic: Topic, notices: Sequence[Notice], office: Office, today: date) -> Reply:
    """The refusal that a topic of the office's list asks for, with a clause beside it where the topic names one."""
    if topic.group == "pointed":
        return _pointed(question, topic, notices, office, today)
    related = office.retrieval.phrase(topic.related, [n.id for n in notices]) if topic.related else []
    if topic.group == "not_stated":
        related = list(dict.fromkeys([*related, *_nearest(question, office)]))[:MOST_RELATED]
    name = "forgery" if topic.group == "attack" and related else topic.group
    asked = [] if topic.group in ("attack", "off_topic") else notices
    return compose.refuse(office.replies.say(name, topic=topic.name), asked, office, related)


def _pointed(question: Question, topic: Topic, notices: Sequence[Notice], office: Office, today: date) -> Reply:
    """The clause that has the topic's words; where none has, the notices do not say it."""
    found = [c for n in notices for c in n.clauses if topic.words in fold(c.words)]
    if not found:
        return compose.refuse(office.replies.say("elsewhere", topic=topic.name), notices, office)
    wanted = office.retrieval.weigh(question)
    return compose.answer(Chosen(tuple(found[:1])), wanted, office.notices, office.replies, today)


def _absent(references: References, notices: Sequence[Notice], office: Office) -> Reply:
    """The refusal of a number that a notice does not have; where it is skipped, what stands around it is shown."""
    named = next(r for r in references.found if r.absent)
    first = next((a for a in named.absent if a.skipped), named.absent[0])
    home = office.notice(first.notice)
    parent = home.by_id.get(first.parent or "")
    if not first.skipped or parent is None:
        return compose.refuse(office.replies.say("absent", number=named.text), notices, office)
    items = [c for c in home.clauses if c.parent == parent.id]
    opening = office.replies.say("skipped", parent=parent.label, number=first.text)
    return compose.refuse(opening, [home], office, [parent, *items])
