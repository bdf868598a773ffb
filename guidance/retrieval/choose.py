"""Scored clauses → those that the answer stands on, and those that are shown beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from statistics import fmean

from guidance.question import Question
from guidance.retrieved import ChosenClauses, ScoredClause
from guidance.weights import ChoiceWeights
from ingest.document import Clause
from ingest.memo import memo
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling


def choose(
    question: Question,
    hits: Sequence[Sequence[ScoredClause]],
    notices: Sequence[Notice],
    weights: ChoiceWeights,
) -> ChosenClauses:
    """Return what answers `question`, from the `hits` of each of its asks (best first) in `notices`."""
    named = _named(question, hits, notices, weights)
    if named:
        return named
    answering: dict[str, Clause] = {}
    for found in hits:
        items = _list(question.text, found, notices, weights) if question.listing else ()
        for clause in items or _best(found, question, weights):
            answering.setdefault(clause.id, clause)
    listed = len(answering) > weights.most_beside
    return ChosenClauses(tuple(answering.values()), () if listed else _beside(hits, answering, weights), listed)


def _named(
    question: Question,
    hits: Sequence[Sequence[ScoredClause]],
    notices: Sequence[Notice],
    weights: ChoiceWeights,
) -> ChosenClauses | None:
    """The clauses that the message names by number: they answer, or the best of their items does."""
    references = [r for r in question.references.found if r.kind != "document"]
    by_id = {c.id: c for n in notices for c in n.clauses} if references else {}
    named = [by_id[id] for r in references for id in r.clauses if id in by_id]
    if not named:
        return None
    if not question.references.only and not question.listing:
        inside = {c.id for clause in named for c in _with_items(clause, notices)}
        inside |= {id for r in references for id in r.mentions}
        return _best_inside(named, inside, hits)
    if len(named) == 1 or all(not c.text for c in named):
        named = [c for clause in named for c in _with_items(clause, notices)]
    return ChosenClauses(tuple(named[: weights.most_listed]), (), len(named) > weights.most_beside)


def _best_inside(
    named: Sequence[Clause], inside: Set[str], hits: Sequence[Sequence[ScoredClause]]
) -> ChosenClauses | None:
    """The named clauses that have text of their own, and the best hit among them and their items."""
    best = [hit.clause for found in hits for hit in found if hit.clause.id in inside][:1]
    answering = dict.fromkeys((*(c for c in named if c.text), *best))
    return ChosenClauses(tuple(answering)) if answering else None


def _with_items(clause: Clause, notices: Sequence[Notice]) -> list[Clause]:
    """A clause with its items, or alone."""
    items = [c for n in notices if n.id == clause.notice for c in n.clauses if c.parent == clause.id]
    return ([clause] if clause.text else []) + items if items else [clause]


def _best(found: Sequence[ScoredClause], question: Question, weights: ChoiceWeights) -> list[Clause]:
    """The best clause of each notice that answers, and one more that is as good."""
    firsts: dict[str, ScoredClause] = {}
    for hit in found:
        firsts.setdefault(hit.clause.notice, hit)
    top = found[0].score if found else 0.0
    enough = 0.0 if question.comparing else weights.other_notice * top
    best = [hit.clause for hit in firsts.values() if hit.score >= enough][: weights.most_notices]
    again = [hit.clause for hit in found[1:3] if hit.score >= weights.as_good * top and hit.clause not in best]
    return [*best, *again[:1]]


def _beside(
    hits: Sequence[Sequence[ScoredClause]], answering: Mapping[str, Clause], weights: ChoiceWeights
) -> tuple[Clause, ...]:
    near = [
        hit
        for found in hits
        for hit in found
        if hit.score >= weights.beside * found[0].score and hit.clause.id not in answering
    ]
    room = max(0, weights.most_beside - len(answering))
    return tuple(dict.fromkeys(hit.clause for hit in sorted(near, key=lambda hit: -hit.score)))[:room]


def _list(text: str, found: Sequence[ScoredClause], notices: Sequence[Notice], weights: ChoiceWeights) -> list[Clause]:
    """The items of the list that is asked for: its heading is named, or it gathers most of the hits' weight."""
    scores = {hit.clause.id: hit.score for hit in found}
    floor = min(scores.values(), default=0.0)
    best: Sequence[Clause] = ()
    weight = weights.list_gathers * (found[0].score - floor) if found else 0.0
    for notice in notices:
        for clause, items in notice.lists:
            inside = fmean(sorted((scores.get(c.id, floor) - floor for c in items), reverse=True)[:3])
            own = weights.list_itself * (scores.get(clause.id, floor) - floor)
            own += weights.heading_named if _heading_named(clause, text) else 0.0
            if inside and own + inside > weight:
                best, weight = items, own + inside
    return list(best[: weights.most_listed])


def _heading_named(clause: Clause, text: str) -> bool:
    """Whether the message names the clause's heading."""
    core = _core_of_heading(clause.heading)
    return len(core) > 2 and core in text


@memo("core of a heading")
def _core_of_heading(heading: str) -> str:
    return re.sub("(?:问题|要求|条件|申报|装订顺序|材料|类|[:：“”].*|[(（].*)+$", "", search_spelling(heading))
