"""Questions held out of training → how often their text comes first: by words, by vectors, by both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import bm25s
import jieba
import numpy as np

from ingest.training.pairs import HeldOut

Encode = Callable[[list[str]], np.ndarray]
VECTOR_WEIGHT = 2.0  # of the vectors' z-scores beside the words', in these figures and those on STARD alone


@dataclass(frozen=True)
class RetrievalFigures:
    """Recall at 1, 3 and 5 (shares from 0 to 1) and the mean reciprocal rank over a set of questions."""

    name: str
    signal: str
    questions: int
    recall_at_1: float
    recall_at_3: float
    recall_at_5: float
    mrr: float

    def __str__(self) -> str:
        """One line of the table."""
        shares = f"{self.recall_at_1:.3f}  {self.recall_at_3:.3f}  {self.recall_at_5:.3f}  {self.mrr:.3f}"
        return f"{self.name:<34} {self.questions:>5}  {self.signal:<8} {shares}"


HEAD = f"{'held-back questions':<34} {'n':>5}  {'by':<8} R@1    R@3    R@5    MRR"


def measure(encode: Encode, held_out: HeldOut) -> Iterator[RetrievalFigures]:
    """Yield the figures of words (BM25 over jieba words), vectors, and both (z-scores, added).

    `encode` turns texts into rows of unit length.
    """
    targets = list(dict.fromkeys(target for _, target in held_out.texts))
    place = {target: at for at, target in enumerate(targets)}
    owner = np.array([place[target] for _, target in held_out.texts])
    texts, questions = [text for text, _ in held_out.texts], list(held_out.questions)
    words = _best(_bm25(texts, questions), owner, len(targets))
    vectors = _best(encode(questions) @ encode(texts).T, owner, len(targets))
    answers = [[place[target] for target in held_out.questions[question]] for question in questions]
    fused = z_scores(words) + VECTOR_WEIGHT * z_scores(vectors)
    for signal, scores in (("words", words), ("vectors", vectors), ("both", fused)):
        ranks = np.array([_rank(row, right) for row, right in zip(scores, answers, strict=True)])
        first, first_three, first_five = (float((ranks < k).mean()) for k in (1, 3, 5))
        mrr = float((1 / (1 + ranks)).mean())
        yield RetrievalFigures(held_out.name, signal, len(questions), first, first_three, first_five, mrr)


def z_scores(scores: np.ndarray) -> np.ndarray:
    """Return each row of scores as distances from its mean in standard deviations (same shape)."""
    spread = np.maximum(scores.std(axis=1, keepdims=True), 1e-9)
    scaled: np.ndarray = (scores - scores.mean(axis=1, keepdims=True)) / spread
    return scaled


def _bm25(texts: list[str], questions: list[str]) -> np.ndarray:
    index = bm25s.BM25()
    index.index([_words(text) for text in texts], show_progress=False)
    known = [[word for word in _words(question) if word in index.vocab_dict] for question in questions]
    return np.stack([index.get_scores(words) if words else np.zeros(len(texts)) for words in known])


def _words(text: str) -> list[str]:
    return [word for word in jieba.lcut(text.lower()) if word.isalnum()]


def _best(scores: np.ndarray, owner: np.ndarray, targets: int) -> np.ndarray:
    best = np.full((targets, len(scores)), -np.inf, dtype=np.float64)
    np.maximum.at(best, owner, scores.T)
    return best.T


def _rank(scores: np.ndarray, right: list[int]) -> int:
    order = np.argsort(-scores, kind="stable")
    return int(np.isin(order, right).argmax())
