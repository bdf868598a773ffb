"""The answer given last, asked about: where it stands, why, its key sentence, and what else there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guidance.question import AnswerRequest
from guidance.replies import Replies
from guidance.reply import Reply, Sentence, SentenceKind
from guidance.retrieved import ChosenClauses
from ingest.document import Clause
from ingest.notices.notice import Notice

MOST_MORE = 6  # further clauses that are told at once


def clauses_again(
    request: AnswerRequest, spoken_of: Sequence[str], beside: Sequence[str], notices: Sequence[Notice]
) -> ChosenClauses:
    """Return the clauses that tell what is wanted of those `spoken_of` (ids); none where there is no more to tell.

    What else there is are the other items of the same list, else the clauses shown `beside`.
    """
    home = {notice.id: notice for notice in notices}
    clauses = [_clause(id, home) for id in spoken_of]
    if request != "more":
        return ChosenClauses(tuple(clauses))
    siblings = [
        c for clause in clauses if clause.parent for c in home[clause.notice].clauses if c.parent == clause.parent
    ]
    in_list = len(clauses) == 1 and len(clauses[0].path) > 2
    more = [c for c in (siblings if in_list else ()) if c.id not in spoken_of and c.text]
    more = more or [_clause(id, home) for id in beside]
    return ChosenClauses(tuple(more[:MOST_MORE]))


def answer_again(reply: Reply, request: str, notices: Sequence[Notice], replies: Replies) -> Reply:
    """Return the `reply` that quotes the clauses once more, led by what it is that the message wanted of them."""
    first, home = reply.citations[0], {notice.id: notice for notice in notices}
    text = replies.say(f"again_{request}", name=home[first.notice].name, label=first.label)
    lead = Sentence(text, (0,), kind=SentenceKind.REMARK)
    told = [s for s in reply.sentences if request != "plainer" or s.kind is SentenceKind.ANSWER]
    return replace(reply, sentences=(lead, *told))


def _clause(id: str, home: dict[str, Notice]) -> Clause:
    return home[id.split("#")[0]].by_id[id]
