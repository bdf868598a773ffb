"""Start vectors → trained vectors: a question and its clause are drawn together, the rest of a batch apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, vstack
from scipy.special import softmax
from tqdm import trange

WARM = 50  # batches


@dataclass(frozen=True)
class Source:
    """Pairs of one kind, a row of piece counts for each side; pairs of one `target` are never held against each other.

    `weight` is the share of the batches that are drawn from it.
    """

    name: str
    weight: float
    left: csr_matrix
    right: csr_matrix
    target: np.ndarray


@dataclass(frozen=True)
class Schedule:
    """How long and how hard to train."""

    steps: int = 1000
    batch: int = 512
    rate: float = 3e-3
    scale: float = 16.0
    dropout: float = 0.1


def train_vectors(start: np.ndarray, sources: list[Source], schedule: Schedule, seed: int) -> np.ndarray:
    """Return the vectors after `schedule.steps` batches, each from one source, drawn by the sources' weights."""
    generator = np.random.default_rng(seed)
    optimizer = _Adam(start.copy())
    weights = np.array([source.weight for source in sources])
    for step in trange(schedule.steps, desc="contrast", unit="batch", disable=None):
        source = sources[generator.choice(len(sources), p=weights / weights.sum())]
        chosen = generator.choice(len(source.target), min(schedule.batch, len(source.target)), replace=False)
        left = _drop(source.left[chosen], schedule.dropout, generator)
        pieces, rows = _pieces_of(vstack([left, source.right[chosen]], format="csr"))
        slope = _slope(rows @ optimizer.vectors[pieces], source.target[chosen], schedule.scale)
        warm = min(1.0, (step + 1) / WARM)
        optimizer.move(pieces, rows.T @ slope, schedule.rate * warm * (1 - step / schedule.steps))
    return optimizer.vectors


def _drop(rows: csr_matrix, share: float, generator: np.random.Generator) -> csr_matrix:
    rows.data = rows.data * (generator.random(len(rows.data)) >= share)
    return rows


def _pieces_of(rows: csr_matrix) -> tuple[np.ndarray, csr_matrix]:
    """The pieces that occur, and the rows over these alone: most of the vocabulary sleeps in a batch."""
    pieces, columns = np.unique(rows.indices, return_inverse=True)
    return pieces, csr_matrix((rows.data, columns, rows.indptr), shape=(rows.shape[0], len(pieces)))


def _slope(sums: np.ndarray, target: np.ndarray, scale: float) -> np.ndarray:
    """The slope of the symmetric cross entropy of each pair against all other pairs of the batch."""
    length = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    unit = sums / length
    left, right = np.split(unit, 2)
    scores = left @ right.T * scale
    same = target[:, None] == target[None, :]
    np.fill_diagonal(same, False)
    scores[same] = -np.inf
    pull = softmax(scores, axis=1) + softmax(scores, axis=0)
    pull[np.diag_indices(len(pull))] -= 2
    slope = np.concatenate([pull @ right, pull.T @ left]) * (scale / len(target))
    return (slope - unit * (slope * unit).sum(axis=1, keepdims=True)) / length


class _Adam:
    """Adam that moves only the pieces of a batch (the others' moments wait), with one scale for each piece."""

    def __init__(self, vectors: np.ndarray) -> None:
        self.vectors = vectors
        self.mean = np.zeros_like(vectors)
        self.square = np.zeros(len(vectors), dtype=np.float32)
        self.seen = np.zeros(len(vectors), dtype=np.int64)

    def move(self, pieces: np.ndarray, slope: np.ndarray, rate: float) -> None:
        slope[pieces == 0] = 0.0
        self.seen[pieces] += 1
        self.mean[pieces] = 0.9 * self.mean[pieces] + 0.1 * slope
        self.square[pieces] = 0.99 * self.square[pieces] + 0.01 * (slope**2).mean(axis=1)
        age = self.seen[pieces]
        mean = self.mean[pieces] / (1 - 0.9**age)[:, None]
        square = self.square[pieces] / (1 - 0.99**age)
        self.vectors[pieces] -= (rate * mean / (np.sqrt(square) + 1e-8)[:, None]).astype(np.float32)
