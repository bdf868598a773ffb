"""Data folders → pairs of texts that belong together, and all texts to choose the pieces from."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from ingest.training.pairs import Pair, Pairs

EVERYDAY = 20  # how many times over the words of a question count when the pieces are chosen
ASKING_FIELDS = ("question", "item")
LAW_PAIRS = 60_000
NOTICE_PAIRS = 20_000
SENTENCE = re.compile(r"(?<=[。；\n])")
CHAPTER = re.compile(r"^第.{1,4}[章节]\s*")

Row = dict[str, Any]
T = TypeVar("T")


def read_data(folders: list[Path], seed: int) -> tuple[list[Pairs], list[tuple[str, int]]]:
    """Return the pairs of every file that the folders hold, and every text with how many times over it counts."""
    generator = np.random.default_rng(seed)
    pairs: list[Pairs] = []
    texts: list[tuple[str, int]] = []
    for name, read in READERS.items():
        rows = [row for folder in folders for row in _rows(folder / name)]
        pairs += [found for found in read(rows, generator) if found.pairs]
        texts += [(part, EVERYDAY if field in ASKING_FIELDS else 1) for row in rows for field, part in _texts(row)]
    return pairs, texts


def _rows(path: Path) -> Iterator[Row]:
    if path.exists():
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _texts(row: Row) -> Iterator[tuple[str, str]]:
    for field, value in row.items():
        for text in value.values() if isinstance(value, dict) else [value]:
            yield from ((field, part) for part in text.split("\n"))


def _laws(rows: list[Row], generator: np.random.Generator) -> Iterator[Pairs]:
    rows = _some(rows, LAW_PAIRS, generator)
    yield Pairs("law: a sentence and its article", 0.3, list(_clozes(rows, generator)))
    chapters = [(CHAPTER.sub("", row["chapter"]), row) for row in rows if row["chapter"]]
    pairs = [(f"{chapter} {row['law']}", row["text"], row["law"] + chapter) for chapter, row in chapters]
    yield Pairs("law: a chapter and its article", 0.3, pairs)


def _clozes(rows: list[Row], generator: np.random.Generator) -> Iterator[Pair]:
    for row in rows:
        sentences = [s for s in SENTENCE.split(row["text"]) if len(s.strip()) > 8]
        if len(sentences) > 1:
            taken = sentences.pop(int(generator.integers(len(sentences))))
            yield taken, f"{row['law']} {''.join(sentences)}", row["law"] + row["article"]


def _notices(rows: list[Row], generator: np.random.Generator) -> Iterator[Pairs]:
    pairs = []
    for row in rows:
        paragraphs = [p for p in row["text"].split("\n") if len(p) > 15]
        pairs += [(one, after, one) for one, after in pairwise(paragraphs)]
    yield Pairs("notice: neighbouring paragraphs", 0.3, _some(pairs, NOTICE_PAIRS, generator))


def _policy(rows: list[Row], _generator: np.random.Generator) -> Iterator[Pairs]:
    fields = ("accept_standard", "material_intro")
    pairs = [(row["item"], row[f], row["item"]) for row in rows for f in fields if len(row.get(f, "")) > 6]
    yield Pairs("service item and its conditions", 0.5, pairs)


def _stard(rows: list[Row], _generator: np.random.Generator) -> Iterator[Pairs]:
    found = [(row["question"], name, text) for row in rows for name, text in row["laws"].items()]
    pairs = [(question, right, name) for question, name, text in found for right in (text, f"{name} {text}")]
    yield Pairs("lay question and its article", 2.0, pairs, left_asks=True)


def _pairs(rows: list[Row], _generator: np.random.Generator) -> Iterator[Pairs]:
    found = [(row["question"], row["law"], row["article"], row["text"]) for row in rows]
    pairs = [(q, right, law + article) for q, law, article, text in found for right in (text, f"{law} {text}")]
    yield Pairs("everyday question and its article", 1.5, pairs, left_asks=True)


def _some(rows: list[T], count: int, generator: np.random.Generator) -> list[T]:
    return [rows[i] for i in generator.permutation(len(rows))[:count]]


READERS: dict[str, Callable[[list[Row], np.random.Generator], Iterator[Pairs]]] = {
    "laws.jsonl.gz": _laws,
    "notices.jsonl.gz": _notices,
    "policy.jsonl": _policy,
    "stard.jsonl": _stard,
    "pairs.jsonl": _pairs,
}
