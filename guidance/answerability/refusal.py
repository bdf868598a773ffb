"""What no notice settles → a refusal as data: its outcome, whom to ask, which clauses stand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from guidance.answerability.asked_matters import IDLE
from guidance.answerability.nearest_questions import NearestQuestions
from guidance.lexicon.topics import Topic
from guidance.question import Question
from guidance.references.find_references import References
from guidance.reply import Outcome, Refusal
from guidance.retrieved import ChosenClauses
from ingest.notices.notice import KnownRefusal, Notice
from ingest.text.normalise import search_spelling

ALIKE = 0.5  # how like a known refusal a question is, 0 to 1, before that one's category is taken for its own


def decide_refusal(
    question: Question,
    notices: Sequence[Notice],
    known_refusals: NearestQuestions[KnownRefusal],
    *,
    own_case: bool,
    has_known_words: bool,
) -> Refusal | ChosenClauses | None:
    """Return why no notice settles the question, or the clause that its topic points to; None where a search is due.

    With `own_case` the applicant tells about themself: what is unclear then is the checker's to ask.
    `has_known_words` says that some clause has a word of the question.
    """
    decided = _by_question(question, notices, own_case)
    if decided or own_case:
        return decided
    applicable = notices_meant(question, notices)
    if not has_known_words:
        return Refusal(Outcome.NOTHING_FOUND, applicable if len(applicable) == 1 else ())
    if not all(ask.unanswerable for ask in question.asks):
        return None
    topic = next((ask.topic for ask in question.asks if ask.topic), None)
    if topic:
        return _by_topic(topic, applicable)
    near = known_refusals.nearest(question.text, question.scope.notices)
    if near and near.known.category in IDLE and near.alike >= ALIKE:
        return Refusal(Outcome.OFF_TOPIC)
    return Refusal(Outcome.NOTHING_FOUND, applicable, show_nearest=True)


def notices_meant(question: Question, notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """Return those of `notices` that the question applies to; all of them where it applies to none."""
    meant = frozenset(question.scope.notices)
    return tuple(n for n in notices if n.id in meant) or tuple(notices)


def _by_question(question: Question, notices: Sequence[Notice], own_case: bool) -> Refusal | ChosenClauses | None:
    """What the question decides by itself, whatever the notices say of its matter."""
    applicable = notices_meant(question, notices)
    if question.courtesy_only:
        return Refusal(Outcome.GREETED)
    if not question.has_words and not own_case:
        return Refusal(Outcome.EMPTY)
    if question.scope.outside and (not own_case or question.scope.chosen):
        return _outside(question, applicable, notices)
    if question.refused_topic:
        return _by_topic(question.refused_topic, applicable)
    return _by_number(question.references, applicable, notices)


def _outside(question: Question, nearest: tuple[Notice, ...], notices: Sequence[Notice]) -> Refusal:
    """The refusal of a question for a place, level, year or notice that cannot answer it."""
    chosen = next((notice for notice in notices if notice.id == question.scope.chosen), None)
    values = {"chosen": chosen.name} if chosen else {}
    return Refusal(question.scope.outside or Outcome.NOTHING_FOUND, nearest, values)


def _pointed(topic: Topic, applicable: tuple[Notice, ...]) -> Refusal | ChosenClauses | None:
    """Return the clause that has the topic's words, None where clauses have others that name it, else the refusal."""
    named = [c for n in applicable for c in n.clauses if topic.say.pattern.search(search_spelling(c.words))]
    found = [c for c in named if topic.words in search_spelling(c.words)]
    if found:
        return ChosenClauses(tuple(found[:1]))
    return None if named else Refusal(Outcome.ELSEWHERE, applicable, {"topic": topic.name})


def _by_topic(topic: Topic, applicable: tuple[Notice, ...]) -> Refusal | ChosenClauses | None:
    """Return the refusal that a topic of the office's list asks for, or the clause that has the topic's words."""
    values = {"topic": topic.name}
    match topic.group:
        case "pointed":
            return _pointed(topic, applicable)
        case "attack":
            outcome = Outcome.FORGERY if topic.related else Outcome.ATTACK
            return Refusal(outcome, (), values, related_to=topic.related)
        case "off_topic":
            return Refusal(Outcome.OFF_TOPIC, (), values, related_to=topic.related)
        case "not_stated":
            return Refusal(Outcome.NOT_STATED, applicable, values, related_to=topic.related, show_nearest=True)
        case _:
            return Refusal(Outcome.ELSEWHERE, applicable, values, related_to=topic.related)


def _by_number(references: References, applicable: tuple[Notice, ...], notices: Sequence[Notice]) -> Refusal | None:
    """The refusal of a clause or document number that no notice has; a skipped one with what stands around it."""
    if references.absent and not references.clauses:
        named = next(r for r in references.found if r.absent)
        first = next((a for a in named.absent if a.skipped), named.absent[0])
        home = {n.id: n for n in notices}[first.notice]
        parent = home.by_id.get(first.parent or "")
        if not first.skipped or parent is None:
            return Refusal(Outcome.NUMBER_ABSENT, applicable, {"number": named.text})
        items = [c for c in home.clauses if c.parent == parent.id]
        values = {"parent": parent.label, "number": first.text}
        return Refusal(Outcome.NUMBER_SKIPPED, (home,), values, (parent, *items))
    unknown = [r.text for r in references.documents if not (r.clauses or r.notices or r.mentions)]
    return Refusal(Outcome.NUMBER_ABSENT, applicable, {"number": unknown[0]}) if unknown else None
