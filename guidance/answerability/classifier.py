"""Whether the notices answer an ask at all: signs for and against it, weighed as grounds.yaml says."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import Field

from guidance.answerability.nearest_questions import Near, NearestQuestions
from guidance.answerability.wording_odds import WordingOdds
from guidance.lexicon.topics import SOFT
from guidance.question import Ask, Question
from ingest.embedding.encoder import Encoder
from ingest.notices.notice import KnownQuestion, KnownRefusal
from ingest.settings import settings
from ingest.staff_files.faults import FaultsError
from ingest.staff_files.line_marks import Strict, read_marked, validate
from ingest.text.search_words import search_words

SIGNS = (
    *("alike_known", "alike_refused", "near_known", "near_refused", "near_clause", "near_reason", "vote", "manner"),
    *SOFT,
)
TAUGHT = 0.9  # so alike, a question is the very one that the office has taught
ALIKE = 0.72  # so alike, an ask is about the same matter
FEW = 100  # known questions, below which what is unlike them is no sign yet
NEAREST = 15  # known questions and refusals that have a vote
WARMTH = 0.08  # of the votes: how much more the nearest count
Nearness = Callable[
    [str, Sequence[str]], tuple[float, np.ndarray]
]  # text and notice ids → nearest clause's cosine, and vector
Number = Annotated[float, Field(strict=False)]  # a number with a point is text in the office's files


class AnswerabilityWeights(Strict):
    """All of grounds.yaml: what each sign counts, and the probability from which an ask has no answer."""

    weights: dict[str, Number]
    bias: Number
    refuse_from: Number


@dataclass(frozen=True)
class Answerability:
    """Known questions and refusals, the reasons of the refusals, how both are worded, and the weights of the signs."""

    answered: NearestQuestions[KnownQuestion]
    unanswered: NearestQuestions[KnownRefusal]
    reasons: np.ndarray
    wording_odds: WordingOdds
    nearness: Nearness
    weights: AnswerabilityWeights

    def assess(self, question: Question) -> Question:
        """Return the question with each ask told whether the notices leave it open.

        What the office has taught goes before everything; a clause that is named, and a bare term, are looked up.
        """
        taught = self._taught(question)
        named = any(r.clauses or r.mentions or r.absent for r in question.references.found)
        if taught is None and (named or question.terms_only):
            return question
        left_open = [self._open(question, ask) if taught is None else taught for ask in question.asks]
        asks = tuple(replace(ask, unanswerable=each) for ask, each in zip(question.asks, left_open, strict=True))
        return replace(question, asks=asks, refused_topic=None if taught is False else question.refused_topic)

    def _taught(self, question: Question) -> bool | None:
        """Whether the office has taught that the very question has no answer; None where it has not taught it."""
        near = [each.nearest(question.text, question.scope.notices) for each in (self.answered, self.unanswered)]
        known, refused = (each.alike if each else 0.0 for each in near)
        return refused > known if max(known, refused) >= TAUGHT else None

    def _open(self, question: Question, ask: Ask) -> bool:
        """Whether no notice answers the ask; of a notice that few questions are known of, only plain signs count."""
        if all(self.answered.many[notice] >= FEW for notice in question.scope.notices):
            return self.doubt(question, ask) >= self.weights.refuse_from
        signs = self.signs(question, ask)
        return bool(ask.topic) or signs["alike_refused"] >= max(ALIKE, signs["alike_known"])

    def doubt(self, question: Question, ask: Ask) -> float:
        """Return P(unanswerable): the lower of the values for the whole ask and for its question clauses alone."""
        core = replace(ask, normalised_text=ask.question_clauses)
        return min(self._doubt(question, each) for each in (ask, core)) if core != ask else self._doubt(question, ask)

    def _doubt(self, question: Question, ask: Ask) -> float:
        signs = self.signs(question, ask)
        total = self.weights.bias + sum(self.weights.weights[name] * value for name, value in signs.items())
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))

    def signs(self, question: Question, ask: Ask) -> dict[str, float]:
        """Return the value of every sign of SIGNS for the ask."""
        meant = question.scope.notices
        known, refused = (each.nearest(ask.normalised_text, meant) for each in (self.answered, self.unanswered))
        clause, vector = self.nearness(ask.search_text, meant)
        values = (
            *(near.alike if near else 0.0 for near in (known, refused)),
            *(float(near.cosines.max()) if near else 0.0 for near in (known, refused)),
            *(clause, float((self.reasons @ vector).max(initial=0.0))),
            *(_vote(refused) - _vote(known), self.wording_odds.odds(search_words(ask.normalised_text))),
            *(float(bool(ask.topic) and ask.topic.group == group) for group in SOFT),
        )
        return dict(zip(SIGNS, values, strict=True))


def _vote(near: Near | None) -> float:
    if near is None:
        return 0.0
    return math.log(np.exp(np.sort(near.cosines)[-NEAREST:] / WARMTH).sum())


def reasons_of(refusals: Sequence[KnownRefusal], encoder: Encoder) -> np.ndarray:
    """Return the vectors of the reasons for which questions have no answer, each once."""
    return encoder.encode_clauses(list(dict.fromkeys(each.why for each in refusals)))


def load_weights(path: Path | None = None) -> AnswerabilityWeights:
    """Read grounds.yaml; faults are raised together, with file and line."""
    marked = read_marked(path or settings().knowledge / "grounds.yaml")
    entry = validate(AnswerabilityWeights, marked)
    if set(entry.weights) != set(SIGNS):
        raise FaultsError([marked.fault(("weights",), f"应正好有这些项：{'、'.join(SIGNS)}")])
    return entry
