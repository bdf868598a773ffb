"""A question's asks → the clauses that answer, best first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

import numpy as np

from guidance.lexicon.vocabulary import Vocabulary
from guidance.question import Ask, Question, QuestionScope
from guidance.retrieval.scoring import Scorer
from guidance.retrieved import ScoredClause
from guidance.weights import SearchWeights
from ingest.document import Clause
from ingest.embedding.encoder import Encoder
from ingest.text.normalise import search_spelling
from ingest.text.search_words import search_words


class Retrieval:
    """The scorer with the clauses it scores."""

    def __init__(
        self,
        scorer: Scorer,
        encoder: Encoder,
        clauses: Mapping[str, Clause],
        vocabulary: Vocabulary,
        weights: SearchWeights,
    ) -> None:
        """`clauses` holds every clause of the scorer by its id; `encoder` is the one that the vectors come from."""
        self._scorer, self._encoder, self._vocabulary, self._weights = scorer, encoder, vocabulary, weights
        self._clauses = [clauses[id] for id in scorer.clauses]
        self._sides = [vocabulary.sides(search_spelling(c.words)) for c in self._clauses]
        self._notice = np.array([c.notice for c in self._clauses])
        self._heading_only = np.array([not c.text for c in self._clauses])
        counts = Counter(w for c in self._clauses for w in set(search_words(c.words)))
        self._rarity = {w: log(1 + len(self._clauses) / n) for w, n in counts.items()}
        self._at = {c.id: at for at, c in enumerate(self._clauses)}

    def search(self, question: Question, ask: Ask, notices: Sequence[str], most: int = 40) -> list[ScoredClause]:
        """Return up to `most` clauses of `notices` for one ask of the question, best first.

        Where the ask itself names notices, those count instead.
        """
        within = ask.scope.notices if ask.scope.named else notices
        scores = self._score(ask, within)
        if len(question.asks) > 1:
            message = Ask(question.text, question.asks[0].expansion_terms, question.scope)
            scores = scores + self._weights.whole_message * self._score(message, within)
        opposed = self._weights.other_side * self._opposed(ask.search_text)
        scores = scores - self._weights.heading_only * self._heading_only - opposed
        self._raise_named(scores, question)
        scores[~np.isin(self._notice, list(within))] = -np.inf
        best = np.argsort(-scores)[:most]
        return [ScoredClause(self._clauses[at], float(scores[at])) for at in best if np.isfinite(scores[at])]

    def best_of_each(self, question: Question, ask: Ask, notices: Sequence[str]) -> list[ScoredClause]:
        """Return the best clause of each of `notices` for one ask, best first."""
        firsts: dict[str, ScoredClause] = {}
        for hit in self.search(question, ask, notices, most=len(self._clauses)):
            firsts.setdefault(hit.clause.notice, hit)
        return list(firsts.values())

    def knows(self, question: Question) -> bool:
        """Whether any clause has a word of the question or of its expansion, or the question names a number."""
        expansion = _expansion_words(question)
        return bool(question.references) or any(w in self._rarity for w in (*search_words(question.text), *expansion))

    def weigh(self, question: Question) -> dict[str, float]:
        """Return the search words of the question, each with how rare it is; words of the expansion count less."""
        counts = dict.fromkeys(_expansion_words(question), self._scorer.weights.expansion)
        counts |= dict.fromkeys(search_words(question.text), 1.0)
        return {w: count * self._rarity.get(w, 0.0) for w, count in counts.items()}

    def nearest_clause(self, text: str, notices: Sequence[str]) -> tuple[float, np.ndarray]:
        """Return the cosine of the nearest clause of `notices` (0 where there is none), and the vector of the text."""
        vector = self._encoder.encode_queries([text])[0]
        near = self._scorer.cosines(vector, notices)[np.isin(self._notice, list(notices))]
        return float(near.max(initial=0.0)), vector

    def phrase(self, text: str, notices: Sequence[str]) -> list[Clause]:
        """Return the one clause of `notices` that says most nearly what `text` says; none without notices."""
        scores = self._score(Ask(search_spelling(text), (), QuestionScope(())), notices)
        scores[~np.isin(self._notice, list(notices))] = -np.inf
        best = int(scores.argmax())
        return [self._clauses[best]] if np.isfinite(scores[best]) else []

    def _score(self, ask: Ask, notices: Sequence[str]) -> np.ndarray:
        vector = self._encoder.encode_queries([ask.search_text])[0]
        return self._scorer.score(ask.search_text, ask.expansion_terms, vector, notices)

    def _opposed(self, text: str) -> np.ndarray:
        """For each clause the number of the vocabulary's contrasts in which it names other sides than the question."""
        asked = [(at, sides) for at, sides in enumerate(self._vocabulary.sides(text)) if sides]
        return np.array([_contrasts(asked, sides) for sides in self._sides])

    def _raise_named(self, scores: np.ndarray, question: Question) -> None:
        """Raise the clauses that the question names by number, their children, and what names the same annex."""
        for reference in question.references.found:
            for rank, id in enumerate(reference.clauses):
                self._add(scores, id, self._weights.named - self._weights.rank_of_named * rank)
                for child in self._clauses:
                    if child.parent == id:
                        self._add(scores, child.id, self._weights.beside_named)
            for id in reference.mentions:
                self._add(scores, id, self._weights.beside_named)

    def _add(self, scores: np.ndarray, id: str, more: float) -> None:
        if id in self._at:
            scores[self._at[id]] += more


def _expansion_words(question: Question) -> list[str]:
    terms = [term for ask in question.asks for term in ask.expansion_terms]
    return [word for term in terms for word in search_words(term)]


def _contrasts(asked: Sequence[tuple[int, frozenset[str]]], sides: Sequence[frozenset[str]]) -> int:
    return sum(bool(sides[at]) and not sides[at] & wanted for at, wanted in asked)
