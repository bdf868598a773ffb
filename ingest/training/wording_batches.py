"""Wordings of matters in batches: those of some matters, and of matters that are easily taken for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ingest.training.judged_wordings import JudgedWordings


@dataclass(frozen=True)
class WordingShape:
    """What a batch holds: so many matters by chance, so many of the nearest to each, and wordings of each of these.

    A matter near to another is drawn from the `nearest`.
    """

    matters: int = 10
    near: int = 5
    nearest: int = 30
    wordings: int = 4


@dataclass(frozen=True)
class WordingBatch:
    """Wordings by their places (`at`), the matter of each, and how notices judge it (notices × wordings).

    1 stands for open, 0 for settled, -1 for not judged.
    """

    at: np.ndarray
    matters: np.ndarray
    judged: np.ndarray


def wording_batches(
    judged: JudgedWordings, near: np.ndarray, shape: WordingShape, generator: np.random.Generator
) -> Iterator[WordingBatch]:
    """Yield batches without end; `near` has for each matter the nearest others (matters × others)."""
    wordings = [np.flatnonzero(judged.matter_of == matter) for matter in range(judged.judged.shape[1])]
    while True:
        drawn = generator.integers(len(wordings), size=shape.matters)
        beside = [generator.choice(near[matter], min(shape.near, near.shape[1]), replace=False) for matter in drawn]
        matters = np.unique(np.concatenate([drawn, *beside]))
        at = np.concatenate([_some(wordings[matter], shape.wordings, generator) for matter in matters])
        yield WordingBatch(at, judged.matter_of[at], judged.judged[:, judged.matter_of[at]])


def nearest_matters(vectors: np.ndarray, matter_of: np.ndarray, count: int) -> np.ndarray:
    """Return for each matter the `count` others whose mean wording is nearest (matters × count), nearest first.

    `vectors` are those of the wordings; what all have in common counts nothing.
    """
    means = np.zeros((int(matter_of.max()) + 1, vectors.shape[1]))
    np.add.at(means, matter_of, vectors - vectors.mean(axis=0))
    means /= np.linalg.norm(means, axis=1, keepdims=True) + 1e-9
    cosines = means @ means.T
    np.fill_diagonal(cosines, -np.inf)
    nearest: np.ndarray = np.argsort(-cosines, axis=1)[:, :count]
    return nearest


def _some(places: np.ndarray, most: int, generator: np.random.Generator) -> np.ndarray:
    return generator.choice(places, min(most, len(places)), replace=False)
