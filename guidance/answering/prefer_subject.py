"""Scored clauses → the same, those that a talk is about in front where they say as much to a short message."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guidance.retrieved import ScoredClause
from ingest.document import Clause
from ingest.text.search_words import search_words

SAME = 0.5  # share of the best score from which the clause spoken of, or one below it, answers
NEAR = 0.75  # the same for a clause beside it, under the same heading
_SAME_QUESTION = re.compile("也|一样|同样|照样")
BY_TALK = 0.2  # share of the score by the question before that counts
BY_THING = 0.5  # the same by what was spoken of, for a message that names nothing itself
AHEAD = 1.25  # times the best score: so far in front that no second clause is as good


def prefer_subject(
    found: Sequence[ScoredClause],
    alone: Mapping[str, float],
    message: str,
    subject: Sequence[str],
    clauses: Mapping[str, Clause],
) -> list[ScoredClause]:
    """Return `found`, notice by notice led by what is near the clauses of `subject` (ids), where that fits.

    It fits where the clause has its share of the best score by the message `alone` (scores by ids of clauses).

    It does not where the best clause has more of the words of the message: then the message has a subject of its
    own, unless it says that it asks the same of something else (企业的也要吗). `clauses` holds all clauses by their
    ids.
    """
    message_words = set() if _SAME_QUESTION.search(message) else set(search_words(message))
    ordered = list(found)
    for notice in dict.fromkeys(hit.clause.notice for hit in found):
        ours = [hit for hit in found if hit.clause.notice == notice]
        better = _better(ours, alone, message_words, subject, clauses)
        if better:
            ordered[ordered.index(better)] = ScoredClause(better.clause, AHEAD * ours[0].score)
    return sorted(ordered, key=lambda hit: -hit.score)


def _better(
    ours: Sequence[ScoredClause],
    alone: Mapping[str, float],
    message_words: set[str],
    subject: Sequence[str],
    clauses: Mapping[str, Clause],
) -> ScoredClause | None:
    """The clause spoken of, or one near it, that answers in place of the best one; None where none does."""
    best = ours[0]
    shares = [(hit, _share(hit.clause, subject, clauses)) for hit in ours]
    most = max(alone[hit.clause.id] for hit in ours)
    fitting = [(hit, share) for hit, share in shares if share and alone[hit.clause.id] >= share * most > 0]
    if not fitting:
        return None
    hit = min(fitting, key=lambda pair: pair[1])[0]
    covered = [len(message_words & _words(each.clause, clauses)) for each in (hit, best)]
    return hit if covered[0] >= covered[1] else None


def _share(clause: Clause, subject: Sequence[str], clauses: Mapping[str, Clause]) -> float:
    """The share of the best score that lets the clause answer; 0 for a clause that is not near the subject."""
    if any(clause.id == id or clause.id.startswith(f"{id}.") for id in subject):
        return SAME
    parents = {clauses[id].parent for id in subject if id in clauses} - {None}
    return NEAR if clause.parent in parents or clause.id in parents else 0.0


def _words(clause: Clause, clauses: Mapping[str, Clause]) -> set[str]:
    """The search words of a clause and of the headings over it."""
    found = set(search_words(clause.words))
    while clause.parent:
        clause = clauses[clause.parent]
        found |= set(search_words(clause.heading))
    return found


def together(
    message: str, found: Sequence[ScoredClause], by_talk: Sequence[ScoredClause], share: float
) -> list[ScoredClause]:
    """Return what was `found` for `message`, with a share of the scores that it gets by the question before as well."""
    share = 1.0 if _SAME_QUESTION.search(message) else share
    scores = {hit.clause.id: hit.score for hit in by_talk}
    least = min(scores.values(), default=0.0)
    both = [ScoredClause(hit.clause, hit.score + share * scores.get(hit.clause.id, least)) for hit in found]
    return sorted(both, key=lambda hit: -hit.score)
