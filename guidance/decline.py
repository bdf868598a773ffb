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
from ingest.notice_parts import Notice

ALIKE = 0.72  # from which a known question is taken for the one asked


def decline(question: Question, office: Office, own_case: bool) -> Reply | None:
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
    if question.refused and not (question.refused.soft and _asked_before(question, office) >= ALIKE):
        return _by_topic(question, question.refused, notices, office)
    if question.references.absent and not question.references.clauses:
        return _absent(question.references, notices, office)
    if not own_case and not office.retrieval.knows(question) and _asked_before(question, office) < ALIKE:
        return compose.refuse(office.replies.say("nothing_found"), [], office)
    near = None if own_case or question.references else office.unanswered.nearest(question.text)
    if near and len(question.asks) == 1 and near.alike >= max(ALIKE, _asked_before(question, office)):
        related = [n.clause(c) for n in notices for c in near.known.related if c.startswith(f"{n.id}#")]
        return compose.refuse(office.replies.say("nothing_found"), notices, office, related[:1])
    return None


def _asked_before(question: Question, office: Office) -> float:
    """How alike the question is to one that the office has taught with its clause."""
    near = office.answered.nearest(question.text)
    return near.alike if near else 0.0


def _by_topic(question: Question, topic: Topic, notices: Sequence[Notice], office: Office) -> Reply:
    """The refusal that a topic of the office's list asks for, with a clause beside it where the topic names one."""
    related = office.retrieval.phrase(topic.related, [n.id for n in notices]) if topic.related else []
    if topic.group == "pointed":
        return _pointed(question, topic, notices, office)
    name = "forgery" if topic.group == "attack" and related else topic.group
    asked = [] if topic.group in ("attack", "off_topic") else notices
    return compose.refuse(office.replies.say(name, topic=topic.name), asked, office, related)


def _pointed(question: Question, topic: Topic, notices: Sequence[Notice], office: Office) -> Reply:
    """The clause that has the topic's words; where none has, the notices do not say it."""
    found = [c for n in notices for c in n.clauses if topic.words in fold(c.words)]
    if not found:
        return compose.refuse(office.replies.say("elsewhere", topic=topic.name), notices, office)
    wanted = office.retrieval.weigh(question)
    return compose.answer(Chosen(tuple(found[:1])), wanted, office.notices, office.replies, date.today())


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
