"""Hits → the clauses that the answer stands on, and those that are shown beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import mean

from guidance.question import Question
from guidance.retrieved import ChosenClauses, ScoredClause
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling

OTHER_NOTICE = 0.55  # share of the best score from which another notice's best clause is an answer too
AS_GOOD = 0.85  # share of the best score from which a second clause of the same notice is an answer too
BESIDE = 0.6  # share of the best score from which a clause is shown beside the answer
HEADED = 12.0  # added to a list whose heading the message names
OWN = 0.3  # what a list's own words count beside its items
LISTS = 0.9  # share of the best clause's weight that a list must gather
MOST_BESIDE = 3
MOST_ANSWERING = 6  # notices whose best clause is looked at as an answer
MOST_LISTED = 12


def choose(question: Question, hits: Sequence[Sequence[ScoredClause]], notices: Sequence[Notice]) -> ChosenClauses:
    """Return what answers `question`, from the `hits` of each of its asks in `notices`."""
    named = _named(question, hits, notices)
    if named:
        return named
    answering: dict[str, Clause] = {}
    for found in hits:
        listed = _list(question.text, found, notices) if question.listing else ()
        for clause in listed or _best(found, question):
            answering.setdefault(clause.id, clause)
    listed = len(answering) > MOST_BESIDE
    return ChosenClauses(tuple(answering.values()), () if listed else _beside(hits, answering), listed)


def _named(
    question: Question, hits: Sequence[Sequence[ScoredClause]], notices: Sequence[Notice]
) -> ChosenClauses | None:
    """The clauses that the message names by number: they answer, or the best of their items does."""
    by_id = {c.id: c for n in notices for c in n.clauses}
    places = [r for r in question.references.found if r.kind != "document"]
    meant = [by_id[c] for r in places for c in r.clauses if c in by_id]
    if not meant:
        return None
    if not question.references.only and not question.listing:
        inside = {c.id for m in meant for c in _opened(m, notices)} | {m for r in places for m in r.mentions}
        best = [h.clause for found in hits for h in found if h.clause.id in inside]
        leaves = [m for m in meant if m.text]
        return (
            ChosenClauses(tuple(dict.fromkeys((*leaves, *best[:1]) if leaves else best[:1])))
            if leaves or best
            else None
        )
    if len(meant) == 1 or all(not c.text for c in meant):
        meant = [c for m in meant for c in _opened(m, notices)]
    return ChosenClauses(tuple(meant[:MOST_LISTED]), (), len(meant) > MOST_BESIDE)


def _opened(clause: Clause, notices: Sequence[Notice]) -> list[Clause]:
    """A clause with its items, or alone."""
    items = [c for n in notices if n.id == clause.notice for c in n.clauses if c.parent == clause.id]
    return ([clause] if clause.text else []) + items if items else [clause]


def _best(found: Sequence[ScoredClause], question: Question) -> list[Clause]:
    """The best clause of each notice that answers, and one more that is as good."""
    firsts: dict[str, ScoredClause] = {}
    for hit in found:
        firsts.setdefault(hit.clause.notice, hit)
    top = found[0].score if found else 0.0
    enough = 0.0 if question.comparing else OTHER_NOTICE * top
    best = [hit.clause for hit in firsts.values() if hit.score >= enough][:MOST_ANSWERING]
    again = [h.clause for h in found[1:3] if h.score >= AS_GOOD * top and h.clause not in best]
    return [*best, *again[:1]]


def _beside(hits: Sequence[Sequence[ScoredClause]], answering: Mapping[str, Clause]) -> tuple[Clause, ...]:
    near = [h for found in hits for h in found if h.score >= BESIDE * found[0].score and h.clause.id not in answering]
    room = max(0, MOST_BESIDE - len(answering))
    return tuple(dict.fromkeys(h.clause for h in sorted(near, key=lambda h: -h.score)))[:room]


def _list(text: str, found: Sequence[ScoredClause], notices: Sequence[Notice]) -> list[Clause]:
    """The items of the list that is asked for: its heading is named, or it gathers most of the hits' weight."""
    scores = {h.clause.id: h.score for h in found}
    floor = min(scores.values(), default=0.0)
    best, weight = [], LISTS * (found[0].score - floor) if found else 0.0
    for notice in notices:
        for clause, items in _lists(notice):
            inside = mean(sorted((scores.get(c.id, floor) - floor for c in items), reverse=True)[:3])
            own = OWN * (scores.get(clause.id, floor) - floor) + (HEADED if _headed(clause, text) else 0.0)
            if inside and own + inside > weight:
                best, weight = items, own + inside
    return best[:MOST_LISTED]


def _lists(notice: Notice) -> list[tuple[Clause, list[Clause]]]:
    """The clauses of a notice that have two items or more, with their items."""
    items: dict[str, list[Clause]] = {}
    for clause in notice.clauses:
        if clause.parent and not clause.number.endswith("tail"):
            items.setdefault(clause.parent, []).append(clause)
    return [(notice.by_id[id], its) for id, its in items.items() if len(its) > 1]


def _headed(clause: Clause, text: str) -> bool:
    """Whether the message names the clause's heading."""
    core = re.sub("(?:问题|要求|条件|申报|装订顺序|材料|类|[:：“”].*|[(（].*)+$", "", search_spelling(clause.heading))
    return len(core) > 2 and core in text
