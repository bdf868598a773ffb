"""The words of all search texts, indexed once and found again in the data folder while the texts are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from guidance.retrieval.dense_search import ClausesOfTexts
from guidance.retrieval.word_index import WordIndex
from ingest.derived_arrays import packed, read_arrays, unpacked, write_arrays
from ingest.derived_files import digest_of, package_digest
from ingest.index.search_texts import SearchText
from ingest.text.search_words import search_words


@dataclass(frozen=True)
class IndexedWords:
    """What each clause says with its headings and known questions, and how rare words are.

    `clauses_with` counts for each word the clauses that have it among their own words, which is none for a word of
    known questions alone.
    """

    by_clause: WordIndex
    clauses_with: Mapping[str, int]


def index_words(texts: Sequence[SearchText], folder: Path | None = None) -> IndexedWords:
    """Return the indexed words of the texts; with a `folder` they are looked for there, and written there when new."""
    if folder is None:
        return _indexed(texts)
    path, key = folder / "words.npz", _key(texts)
    arrays = read_arrays(path, key)
    if arrays is not None:
        return _from_arrays(arrays)
    made = _indexed(texts)
    write_arrays(path, key, _to_arrays(made))
    return made


def _key(texts: Sequence[SearchText]) -> str:
    return digest_of([package_digest("ingest", "guidance").encode(), *(text.digest().encode() for text in texts)])


def _indexed(texts: Sequence[SearchText]) -> IndexedWords:
    grouped = ClausesOfTexts(texts)
    all_words: list[list[str]] = [[] for _ in grouped.clauses]
    clauses_with: Counter[str] = Counter()
    for text, clause in zip(texts, grouped.clause_of, strict=True):
        found = search_words(text.text)
        if text.kind in ("path", "question"):
            all_words[clause] += found
        if text.kind == "text":
            clauses_with.update(set(found))
    return IndexedWords(WordIndex(all_words, k1=1.5, b=0.75), clauses_with)


def _to_arrays(made: IndexedWords) -> dict[str, np.ndarray]:
    counts = {"words": packed(list(made.clauses_with)), "counts": np.array(list(made.clauses_with.values()), np.int64)}
    return made.by_clause.arrays() | counts


def _from_arrays(arrays: Mapping[str, np.ndarray]) -> IndexedWords:
    counts = dict(zip(unpacked(arrays["words"]), arrays["counts"].tolist(), strict=True))
    return IndexedWords(WordIndex.of_arrays(arrays), counts)
