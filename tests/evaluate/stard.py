"""STARD: lay people's legal questions and the articles that answer, by words, by vectors and by both.

`python -m tests.evaluate.stard FILE [--embedding DIR]` measures all questions of FILE (rows of
{"question", "laws": {name: text}}) over the articles of all its rows; --articles adds the articles of more files.
The shipped model was trained on the published rows: ask it questions that it has not seen, or give the folder of
a model trained without them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from guidance.retrieval.word_index import WordIndex
from ingest.embedding.encoder import Encoder, load_encoder
from ingest.text.search_words import search_words

VECTOR_WEIGHT = 2.0


@dataclass(frozen=True)
class Row:
    """How often an article that answers comes first or among the first, and the mean reciprocal rank."""

    signal: str
    first: float
    first_five: float
    reciprocal: float


def fuse(by_words: np.ndarray, by_vectors: np.ndarray, weight: float = VECTOR_WEIGHT) -> np.ndarray:
    """Return one score a text for each question: z-scores over the texts of a question, weighted and added."""
    return _standard(by_words) + weight * _standard(by_vectors)


def measure(rows: list[dict], articles: dict[str, str], encoder: Encoder) -> Iterator[Row]:
    """Yield the figures of words alone, vectors alone, and both, over the articles (name → text)."""
    names = list(articles)
    plain, named = list(articles.values()), [f"{name} {text}" for name, text in articles.items()]
    questions = [row["question"] for row in rows]
    index = WordIndex([search_words(text) for text in named])
    by_words = np.stack([index.scores(search_words(question)) for question in questions])
    asked = encoder.encode_queries(questions)
    by_vectors = np.maximum(*(asked @ encoder.encode_clauses(texts).T for texts in (plain, named)))
    place = {name: at for at, name in enumerate(names)}
    answers = [[place[name] for name in row["laws"]] for row in rows]
    for signal, scores in (("words", by_words), ("vectors", by_vectors), ("both", fuse(by_words, by_vectors))):
        orders = np.argsort(-scores, axis=1, kind="stable")
        ranks = np.array([np.isin(order, right).argmax() for order, right in zip(orders, answers, strict=True)])
        yield Row(signal, float((ranks < 1).mean()), float((ranks < 5).mean()), float((1 / (1 + ranks)).mean()))


def read_rows(path: Path) -> list[dict]:
    """Return the rows of a STARD file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def articles_of(rows: list[dict]) -> dict[str, str]:
    """Return all articles of the rows, each once."""
    return {name: text for row in rows for name, text in row["laws"].items()}


def _standard(scores: np.ndarray) -> np.ndarray:
    return (scores - scores.mean(axis=1, keepdims=True)) / np.maximum(scores.std(axis=1, keepdims=True), 1e-9)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.stard", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=Path, nargs="*", default=[], help="files whose articles are searched too")
    parser.add_argument("--embedding", help="folder or hub name of a model (default: the setting)")
    given = parser.parse_args()
    rows = read_rows(given.file)
    articles = articles_of([row for path in (given.file, *given.articles) for row in read_rows(path)])
    print(f"{len(rows)} questions, {len(articles)} articles\nby       R@1    R@5    MRR")
    for row in measure(rows, articles, load_encoder(given.embedding)):
        print(f"{row.signal:<8} {row.first:.3f}  {row.first_five:.3f}  {row.reciprocal:.3f}")


if __name__ == "__main__":
    main()
