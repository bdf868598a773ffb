"""Whether the notices answer an ask at all: signs for and against it, weighed as grounds.yaml says."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import Field

from guidance.neighbours import Near, Neighbours
from guidance.retrieve import Retrieval
from guidance.topics import SOFT
from guidance.understand import Ask, Question
from guidance.words import words
from ingest.faults import FaultsError
from ingest.notice_parts import KnownQuestion, KnownRefusal
from ingest.settings import settings
from ingest.yaml_marks import Strict, read_marked, validate

SIGNS = ("known", "refused", "vote", "score", "held", "new", "meant", "lexical", "length", *SOFT)
NEAREST = 15  # known questions and refusals that have a vote
WARMTH = 0.08  # of the votes: how much more the nearest count
Number = Annotated[float, Field(strict=False)]  # a number with a point is text in the office's files
CLIP = 2.0  # no single word speaks louder


class Weights(Strict):
    """All of grounds.yaml: what each sign counts, and the probability from which an ask has no answer."""

    weights: dict[str, Number]
    bias: Number
    refuse_from: Number


@dataclass(frozen=True)
class Grounds:
    """Known questions and refusals, the clauses, and the weights of the signs."""

    answered: Neighbours[KnownQuestion]
    unanswered: Neighbours[KnownRefusal]
    retrieval: Retrieval
    weights: Weights

    def judged(self, question: Question) -> Question:
        """Return the question with each ask told whether the notices leave it open; a number named is looked up."""
        if question.references:
            return question
        asks = (replace(ask, left_open=self.doubt(question, ask) >= self.weights.refuse_from) for ask in question.asks)
        return replace(question, asks=tuple(asks))

    def doubt(self, question: Question, ask: Ask) -> float:
        """Return the probability that no notice answers the ask."""
        signs = self.signs(question, ask)
        total = self.weights.bias + sum(self.weights.weights[name] * value for name, value in signs.items())
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))

    def signs(self, question: Question, ask: Ask) -> dict[str, float]:
        """Return the value of every sign of SIGNS for the ask."""
        said = dict.fromkeys(words(ask.said))
        hits = self.retrieval.search(question, ask, question.scope.meant, most=1)
        known, refused = (near.nearest(ask.said, question.scope.meant) for near in (self.answered, self.unanswered))
        values = (
            *(known.alike if known else 0.0, refused.alike if refused else 0.0, _vote(refused) - _vote(known)),
            hits[0].score if hits else 0.0,
            *self.retrieval.support(hits[0].clause.id if hits else "", said, ask.meant),
            *(self._lexical(said), math.log(1 + len(ask.said))),
            *(float(bool(ask.topic) and ask.topic.group == group) for group in SOFT),
        )
        return dict(zip(SIGNS, values, strict=True))

    def _lexical(self, said: Iterable[str]) -> float:
        """How much more the words belong to questions without an answer than to those with one."""
        refused, known = self.unanswered, self.answered
        share = (len(refused.known) + 1) / (len(refused.known) + len(known.known) + 2)
        odds = [_odds(refused.counts[word], known.counts[word], share) for word in said]
        return sum(odds) / math.sqrt(len(odds) or 1)


def _odds(refused: int, known: int, share: float) -> float:
    """The logarithm of how much likelier a word is in a refusal; 0 for one that is in neither."""
    odds = math.log((refused + share) / share) - math.log((known + 1 - share) / (1 - share))
    return max(-CLIP, min(CLIP, odds))


def _vote(near: Near | None) -> float:
    if near is None:
        return 0.0
    return math.log(np.exp(np.sort(near.cosines)[-NEAREST:] / WARMTH).sum())


def load_weights(path: Path | None = None) -> Weights:
    """Read grounds.yaml; faults are raised together, with file and line."""
    marked = read_marked(path or settings().knowledge / "grounds.yaml")
    entry = validate(Weights, marked)
    if set(entry.weights) != set(SIGNS):
        raise FaultsError([marked.fault(("weights",), f"应正好有这些项：{'、'.join(SIGNS)}")])
    return entry
