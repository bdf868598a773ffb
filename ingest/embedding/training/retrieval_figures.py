"""Held-back questions → how often their text comes first: by words, by vectors, by both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import bm25s
import jieba
import numpy as np

from ingest.embedding.training.pairs import Held

Encode = Callable[[list[str]], np.ndarray]
VECTOR_WEIGHT = 2.0


@dataclass(frozen=True)
class Figures:
    """Shares of the questions whose text comes first or among the first, and the mean reciprocal rank."""

    name: str
    signal: str
    questions: int
    first: float
    first_three: float
    first_five: float
    reciprocal: float

    def __str__(self) -> str:
        """One line of the table."""
        shares = f"{self.first:.3f}  {self.first_three:.3f}  {self.first_five:.3f}  {self.reciprocal:.3f}"
        return f"{self.name:<34} {self.questions:>5}  {self.signal:<8} {shares}"


HEAD = f"{'held-back questions':<34} {'n':>5}  {'by':<8} R@1    R@3    R@5    MRR"


def measure(encode: Encode, held: Held) -> Iterator[Figures]:
    """Yield the figures of words (BM25 over jieba words), vectors, and both (z-scores, added)."""
    targets = list(dict.fromkeys(target for _, target in held.texts))
    place = {target: at for at, target in enumerate(targets)}
    owner = np.array([place[target] for _, target in held.texts])
    texts, questions = [text for text, _ in held.texts], list(held.questions)
    words = _best(_bm25(texts, questions), owner, len(targets))
    vectors = _best(encode(questions) @ encode(texts).T, owner, len(targets))
    answers = [[place[target] for target in held.questions[question]] for question in questions]
    fused = standard(words) + VECTOR_WEIGHT * standard(vectors)
    for signal, scores in (("words", words), ("vectors", vectors), ("both", fused)):
        ranks = np.array([_rank(row, right) for row, right in zip(scores, answers, strict=True)])
        shares = [float((ranks < k).mean()) for k in (1, 3, 5)]
        yield Figures(held.name, signal, len(questions), *shares, float((1 / (1 + ranks)).mean()))


def standard(scores: np.ndarray) -> np.ndarray:
    """Return each row of scores as distances from its mean in standard deviations."""
    return (scores - scores.mean(axis=1, keepdims=True)) / np.maximum(scores.std(axis=1, keepdims=True), 1e-9)


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
