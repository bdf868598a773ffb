"""The known questions of a clause as they can stand in an FAQ: which are fit to, and which is the best."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidance.faq.journey_topics import TopicRules
from ingest.document import Clause
from ingest.notices.notice import KnownQuestion, Notice
from ingest.text.normalise import search_spelling

IDEAL = 20  # characters of a question that says what it is about and is read at a glance
SHORTEST, LONGEST = 7, 40  # characters that a printed question has at least and at most
_NAMES_WEIGHT = 2.0  # what naming the notice counts beside asking openly (1) and the ideal length (up to -1)
_TITLE = re.compile(r"《[^《》]{2,30}》")
_ENDS = re.compile(r"[，,；;。：:（(、]")
_EMPTY = re.compile(r"(?:问题|要求|条件|事项)+$")


def fit(questions: Iterable[KnownQuestion], notice: Notice, topic_rules: TopicRules) -> list[KnownQuestion]:
    """Return the questions that are whole, polite and about nobody in particular, the best first."""
    fitting = [question for question in questions if is_fit(question.text, topic_rules)]
    return sorted(fitting, key=lambda question: (-_worth(question.text, notice, topic_rules), question.text))


def is_fit(text: str, topic_rules: TopicRules) -> bool:
    """Whether the question is whole, polite and about nobody in particular."""
    if not SHORTEST <= len(text) <= LONGEST or not topic_rules.question.search(text) or topic_rules.unfit.search(text):
        return False
    return search_spelling(text).strip("？?") == text.lower().strip("？?")


def names(question: str, notice: Notice) -> bool:
    """Whether the question says by itself which notice it is about."""
    scope = notice.scope
    spelling = search_spelling(question)
    own = (*scope.names, *scope.levels, *scope.kinds, *scope.specialities)
    return any(search_spelling(name) in spelling for name in own if name)


def polished(question: str) -> str:
    """Return the question as it is printed: with a question mark at its end."""
    return re.sub(r"[？?。.！!]*$", "", question.strip()) + "？"


def subject(notice: Notice) -> str:
    """Return what the notice is for in a few words, 高级工程师评审; the levels are named where there is one."""
    return notice.kind if len(notice.levels) != 1 or notice.kind in notice.level else notice.level + notice.kind


def about(clause: Clause) -> str:
    """Return what a clause is about in a few words: its heading, the paper it names, or the words it starts with."""
    heading = _ENDS.split(clause.heading.strip())[0]
    if heading:
        return _EMPTY.sub("", heading) or heading
    title = _TITLE.search(clause.text[:60])
    lead = _ENDS.split(clause.text.strip())[0][:24]
    return title[0] if title else lead


def _worth(text: str, notice: Notice, topic_rules: TopicRules) -> float:
    return (
        _NAMES_WEIGHT * names(text, notice)
        + bool(topic_rules.open_question.search(text))
        - abs(len(text) - IDEAL) / IDEAL
    )
