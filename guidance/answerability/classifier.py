"""Whether the notices answer an ask at all: signs for and against it, weighed by logistic regression."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np

from guidance.answerability.nearest_questions import NearestQuestions, NearQuestion
from guidance.answerability.wording_odds import WordingOdds
from guidance.lexicon.topics import SOFT
from guidance.question import Ask, Question
from guidance.weights import AnswerabilityWeights, SignWeights
from ingest.embedding.encoder import Encoder
from ingest.notices.notice import KnownQuestion, KnownRefusal
from ingest.text.search_words import search_words

SIGNS = (
    *("alike_known", "alike_refused", "near_known", "near_refused", "near_clause", "near_reason", "vote", "wording"),
    *SOFT,
)

NearestClause = Callable[[str, Sequence[str]], tuple[float, np.ndarray]]
"""From a text and ids of notices to the cosine of their nearest clause, and the vector of the text."""


@dataclass(frozen=True)
class Answerability:
    """Known questions and refusals, the reasons of the refusals, how both are worded, and the weights of the signs.

    `reasons` has a row of unit length for each reason.
    """

    answered: NearestQuestions[KnownQuestion]
    unanswered: NearestQuestions[KnownRefusal]
    reasons: np.ndarray
    wording_odds: WordingOdds
    nearest_clause: NearestClause
    weights: AnswerabilityWeights
    sign_weights: SignWeights

    def assess(self, question: Question) -> Question:
        """Return the question with each ask marked that no notice answers.

        What the office has taught decides before everything; a named clause and a bare term are always looked up.
        """
        taught = self._taught(question)
        named = any(r.clauses or r.mentions or r.absent for r in question.references.found)
        if taught is None and (named or question.terms_only):
            return question
        unanswerable = [self._unanswerable(question, ask) if taught is None else taught for ask in question.asks]
        asks = tuple(replace(ask, unanswerable=found) for ask, found in zip(question.asks, unanswerable, strict=True))
        return replace(question, asks=asks, refused_topic=None if taught is False else question.refused_topic)

    def _taught(self, question: Question) -> bool | None:
        """Whether the office has taught that the very question has no answer; None where it has not taught it."""
        known = _similarity(self.answered.nearest(question.text, question.scope.notices))
        refused = _similarity(self.unanswered.nearest(question.text, question.scope.notices))
        return refused > known if max(known, refused) >= self.weights.taught else None

    def _unanswerable(self, question: Question, ask: Ask) -> bool:
        """Whether no notice answers the ask; of a notice with few known questions, only plain signs count."""
        if all(self.answered.many[notice] >= self.weights.few_known for notice in question.scope.notices):
            return self.probability(question, ask) >= self.weights.refuse_from
        signs = self.signs(question, ask)
        return bool(ask.topic) or signs["alike_refused"] >= max(self.weights.alike, signs["alike_known"])

    def probability(self, question: Question, ask: Ask) -> float:
        """Return P(unanswerable), 0 to 1: the lower of those of the whole ask and of its question clauses alone."""
        core = replace(ask, normalised_text=ask.question_clauses)
        texts = (ask,) if core == ask else (ask, core)
        return min(self._probability(question, text) for text in texts)

    def _probability(self, question: Question, ask: Ask) -> float:
        signs = self.signs(question, ask)
        weights = asdict(self.sign_weights)
        total = weights["bias"] + sum(weights[name] * value for name, value in signs.items())
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))

    def signs(self, question: Question, ask: Ask) -> dict[str, float]:
        """Return the value of every sign of SIGNS for the ask."""
        notices = question.scope.notices
        known = self.answered.nearest(ask.normalised_text, notices)
        refused = self.unanswered.nearest(ask.normalised_text, notices)
        clause, vector = self.nearest_clause(ask.search_text, notices)
        values = (
            *(_similarity(known), _similarity(refused)),
            *(float(near.cosines.max()) if near else 0.0 for near in (known, refused)),
            *(clause, float((self.reasons @ vector).max(initial=0.0))),
            *(self._vote(refused) - self._vote(known), self.wording_odds.odds(search_words(ask.normalised_text))),
            *(float(ask.topic is not None and ask.topic.group == group) for group in SOFT),
        )
        return dict(zip(SIGNS, values, strict=True))

    def _vote(self, near: NearQuestion[KnownQuestion] | NearQuestion[KnownRefusal] | None) -> float:
        if near is None:
            return 0.0
        nearest = np.sort(near.cosines)[-self.weights.voters :]
        return math.log(np.exp(nearest / self.weights.temperature).sum())


def _similarity(near: NearQuestion[KnownQuestion] | NearQuestion[KnownRefusal] | None) -> float:
    return near.alike if near else 0.0


def reasons_of(refusals: Sequence[KnownRefusal], encoder: Encoder) -> np.ndarray:
    """Return the vectors of the reasons for which questions have no answer, each once: rows of unit length."""
    return encoder.encode_clauses(list(dict.fromkeys(refusal.why for refusal in refusals)))
