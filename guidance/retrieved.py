"""What retrieval hands to the stages after it: clauses with their scores, and the clauses chosen to answer."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import Clause


@dataclass(frozen=True)
class ScoredClause:
    """A clause and its fused score for a question: dimensionless, the higher the better."""

    clause: Clause
    score: float


@dataclass(frozen=True)
class ChosenClauses:
    """The `answering` clauses in the order of the reply, and those shown `beside` for the reader who wants more.

    `listed` says that they are the items of a list.
    """

    answering: tuple[Clause, ...]
    beside: tuple[Clause, ...] = ()
    listed: bool = False


@dataclass(frozen=True)
class AnswerOdds:
    """What the encoder makes of the clauses as answers to a question.

    `match` are the log-odds of the best match of words beside "no clause answers", whose own score is `none`;
    `word_elsewhere` is how much better (a cosine, 0 to 2) one word of the question is matched by another clause than
    by the best one; `clauses` are the few that match best.
    """

    match: float
    none: float
    word_elsewhere: float = 0.0
    clauses: tuple[Clause, ...] = ()
