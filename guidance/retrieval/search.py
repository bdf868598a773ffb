"""A question's asks → the clauses that answer, best first; a LangChain retriever over the same search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from guidance.lexicon.vocabulary import Vocabulary
from guidance.question import Ask, Question, QuestionScope
from guidance.retrieval.scoring import MEANT_WEIGHT, Scorer
from guidance.retrieved import ScoredClause
from guidance.understanding.understand import Understanding
from ingest.document import Clause
from ingest.embedding.encoder import Encoder
from ingest.text.normalise import search_spelling
from ingest.text.search_words import search_words

HEADING_ONLY = 1.5  # taken off a clause that is nothing but a heading
OTHER_SIDE = 6.0  # taken off a clause that speaks of a doctor where the question is of a bachelor, and the like
NAMED = 8.0  # added to a clause that the question names by number
BESIDE = 4.0  # added to the children of such a clause, and to clauses that name the same annex


class Retrieval:
    """The scorer with the clauses it scores."""

    def __init__(self, scorer: Scorer, encoder: Encoder, clauses: dict[str, Clause], vocabulary: Vocabulary) -> None:
        self._scorer, self._encoder, self._vocabulary = scorer, encoder, vocabulary
        self._order = [clauses[c] for c in scorer.clauses]
        self._sides = [vocabulary.sides(search_spelling(c.words)) for c in self._order]
        self._notice = np.array([c.notice for c in self._order])
        self._bare = np.array([not c.text for c in self._order])
        counts = Counter(w for c in self._order for w in set(search_words(c.words)))
        self._rarity = {w: log(1 + len(self._order) / n) for w, n in counts.items()}
        self._at = {c.id: i for i, c in enumerate(self._order)}

    def search(self, question: Question, ask: Ask, notices: Sequence[str], most: int = 40) -> list[ScoredClause]:
        """Return the best clauses of `notices` for one ask of the question."""
        scores = self._score(ask)
        if len(question.asks) > 1:
            scores = scores + 0.3 * self._score(Ask(question.text, question.asks[0].expansion_terms, question.scope))
        scores = scores - HEADING_ONLY * self._bare - OTHER_SIDE * self._opposed(ask.search_text)
        self._lift(scores, question)
        scores[~np.isin(self._notice, list(ask.scope.notices if ask.scope.named else notices))] = -np.inf
        best = np.argsort(-scores)[:most]
        return [ScoredClause(self._order[i], float(scores[i])) for i in best if np.isfinite(scores[i])]

    def knows(self, question: Question) -> bool:
        """Whether any clause has a word of the question, or of what the vocabulary makes of it."""
        said = (
            *search_words(question.text),
            *(w for ask in question.asks for m in ask.expansion_terms for w in search_words(m)),
        )
        return bool(question.references) or any(w in self._rarity for w in said)

    def weigh(self, question: Question) -> dict[str, float]:
        """Return the search words of the question by how much each tells a sentence from the others."""
        said = dict.fromkeys(search_words(question.text), 1.0)
        meant = {w: MEANT_WEIGHT for ask in question.asks for m in ask.expansion_terms for w in search_words(m)}
        return {w: much * self._rarity.get(w, 0.0) for w, much in {**meant, **said}.items()}

    def nearness(self, text: str, notices: Sequence[str]) -> tuple[float, np.ndarray]:
        """Return how near the nearest clause of `notices` is by vector, and the vector of the text."""
        vector = self._encoder.encode_queries([text])[0]
        near = self._scorer.nearness(vector)[np.isin(self._notice, list(notices))]
        return float(near.max(initial=0.0)), vector

    def phrase(self, text: str, notices: Sequence[str]) -> list[Clause]:
        """Return the one clause of `notices` that says most nearly what `text` says."""
        scores = self._score(Ask(search_spelling(text), (), QuestionScope(())))
        scores[~np.isin(self._notice, list(notices))] = -np.inf
        best = int(scores.argmax())
        return [self._order[best]] if np.isfinite(scores[best]) else []

    def _score(self, ask: Ask) -> np.ndarray:
        return self._scorer.score(
            ask.search_text, ask.expansion_terms, self._encoder.encode_queries([ask.search_text])[0]
        )

    def _opposed(self, text: str) -> np.ndarray:
        """How many contrasts of the vocabulary part each clause from the question: it names another side only."""
        asked = [(at, sides) for at, sides in enumerate(self._vocabulary.sides(text)) if sides]
        return np.array([sum(bool(its[at]) and not its[at] & sides for at, sides in asked) for its in self._sides])

    def _lift(self, scores: np.ndarray, question: Question) -> None:
        for reference in question.references.found:
            for rank, id in enumerate(reference.clauses):
                self._add(scores, id, NAMED - 0.01 * rank)
                for other in self._order:
                    if other.parent == id:
                        self._add(scores, other.id, BESIDE)
            for id in reference.mentions:
                self._add(scores, id, BESIDE)

    def _add(self, scores: np.ndarray, id: str, more: float) -> None:
        if id in self._at:
            scores[self._at[id]] += more


class ClauseRetriever(BaseRetriever):
    """The same search for LangChain chains: a document a clause, with id, label and score as metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    understanding: Understanding
    retrieval: Retrieval
    most: int = 5

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        question = self.understanding.understand(query)
        notices = question.scope.notices or tuple(n.id for n in self.understanding.notices)
        hits = [h for ask in question.asks for h in self.retrieval.search(question, ask, notices, self.most)]
        best = {h.clause.id: h for h in sorted(hits, key=lambda h: h.score)}
        ranked = sorted(best.values(), key=lambda h: -h.score)[: self.most]
        return [
            Document(h.clause.words, id=h.clause.id, metadata={"label": h.clause.label, "score": h.score})
            for h in ranked
        ]
