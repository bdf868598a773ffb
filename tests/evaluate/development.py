"""Questions and the clause that answers each, by words, by vectors and by both, as the product weighs them.

Nothing but the scores is measured here: references, lists, refusals and scope come on top in the product.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import mean
from typing import Any

import numpy as np

from guidance.assistant import Assistant
from guidance.lexicon.vocabulary import Vocabulary
from guidance.retrieval.dense_search import search_in_memory
from guidance.retrieval.scoring import Scorer
from guidance.weights import FusionWeights
from ingest.embedding.encoder import Encoder
from ingest.index.search_texts import search_texts
from ingest.text.normalise import match_key

DRAWS = 10  # of half of the synonyms
SIGNALS: dict[str, dict[str, float]] = {  # what is left out of the fused scores
    "words": {"best_text_vector": 0.0, "best_question_vector": 0.0},
    "vectors": {"whole_clause_words": 0.0},
    "both": {},
}


@dataclass(frozen=True)
class Row:
    """The share of the questions whose clause comes first, or among the first three, by one signal."""

    synonyms: str
    known: bool
    signal: str
    first: float
    first_three: float


def measure(assistant: Assistant, encoder: Encoder, rows: Sequence[dict[str, Any]]) -> Iterator[Row]:
    """Yield the figures with all, half (the mean of ten draws) and none of the synonyms, known questions off and on."""
    answerable = [row for row in rows if row["kind"] == "answer"]
    for known in (False, True):
        fusion = assistant.knowledge.weights.fusion
        scorers = {n: scorer(assistant, encoder, replace(fusion, **left_out), known) for n, left_out in SIGNALS.items()}
        for synonyms, vocabularies in _vocabularies(assistant.understanding.vocabulary).items():
            for signal, its in scorers.items():
                shares = [hits(assistant, its, encoder, answerable, words) for words in vocabularies]
                yield Row(synonyms, known, signal, *(mean(column) for column in zip(*shares, strict=True)))


def scorer(assistant: Assistant, encoder: Encoder | None, weights: FusionWeights, known: bool) -> Scorer:
    """Return a scorer of the office's clauses, with its known questions as search texts or without them."""
    texts = [t for n in assistant.notices for t in search_texts(n) if known or t.kind != "question"]
    dense = search_in_memory(texts, encoder.encode_clauses([t.text for t in texts])) if encoder else None
    return Scorer(texts, dense, weights)


def hits(
    assistant: Assistant, its: Scorer, encoder: Encoder | None, rows: Sequence[dict[str, Any]], words: Vocabulary
) -> tuple[float, float]:
    """Return the shares of the rows that find a clause with their evidence first, and among the first three."""
    understanding = replace(assistant.understanding, vocabulary=words)
    texts = {c.id: match_key(c.words) for n in assistant.notices for c in n.clauses}
    ranks = []
    for row in rows:
        question = understanding.understand(row["question"])
        ask = question.asks[-1]
        near = its.near(encoder.encode_queries([ask.search_text])[0]) if encoder else None
        scores = its.score(ask.search_text, ask.expansion_terms, near)
        meant = [clause.split("#")[0] in question.scope.notices for clause in its.clauses]
        best = np.argsort(-np.where(meant, scores, -np.inf), kind="stable")
        evidence = [match_key(each) for each in row["evidence"]]
        right = [at for at, place in enumerate(best[:3]) if any(e in texts[its.clauses[place]] for e in evidence)]
        ranks.append(min(right, default=3))
    return mean(rank < 1 for rank in ranks), mean(rank < 3 for rank in ranks)


def _vocabularies(every: Vocabulary) -> dict[str, list[Vocabulary]]:
    draws = [random.Random(seed).sample(every.synonyms, len(every.synonyms) // 2) for seed in range(DRAWS)]
    return {
        "all": [every],
        "half": [replace(every, synonyms=tuple(drawn)) for drawn in draws],
        "none": [replace(every, synonyms=())],
    }
