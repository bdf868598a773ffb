"""Initial vectors → trained vectors: a question and its clause are drawn together, the rest of a batch apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from scipy.sparse import csr_matrix
from torch.nn import EmbeddingBag, functional
from tqdm import trange

from ingest.training.tokenizer import UNKNOWN_PIECE

WARM_UP = 50  # batches over which the learning rate rises to its full height
BETAS = (0.9, 0.99)  # of Adam: a piece occurs in few batches, so the squares are forgotten sooner than by default


@dataclass(frozen=True)
class CountedPairs:
    """Pairs of one kind: row i of `left` and of `right` are the piece counts of the two texts of pair i.

    Both matrices have a column for each piece. Pairs with the same number in `target` (one for each pair) are never
    negatives of each other. `weight` is the share of the batches that are drawn from this kind, beside the others'.
    """

    name: str
    weight: float
    left: csr_matrix
    right: csr_matrix
    target: np.ndarray


@dataclass(frozen=True)
class Schedule:
    """How long and how hard to train.

    `steps` batches of `batch` pairs; `rate` is Adam's highest learning rate, `scale` multiplies the cosines in the
    loss (the inverse of its temperature), `dropout` is the share of the left texts' pieces that a batch leaves out.
    """

    steps: int = 1000
    batch: int = 512
    rate: float = 3e-3
    scale: float = 16.0
    dropout: float = 0.1


def train_vectors(initial: np.ndarray, sources: list[CountedPairs], schedule: Schedule, seed: int) -> np.ndarray:
    """Return the float32 vectors (pieces × dimension, like `initial`) after `schedule.steps` batches.

    Each batch comes from one source, drawn by the sources' weights; the vector of the unknown piece never moves.
    """
    draw = np.random.default_rng(seed)
    weights = torch.from_numpy(np.array(initial, dtype=np.float32))
    table = EmbeddingBag.from_pretrained(
        weights, freeze=False, mode="sum", sparse=True, padding_idx=UNKNOWN_PIECE, include_last_offset=True
    )
    optimizer: torch.optim.Optimizer = torch.optim.SparseAdam(table.parameters(), lr=schedule.rate, betas=BETAS)
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, partial(_share_of_rate, steps=schedule.steps))
    shares = np.array([source.weight for source in sources])
    for _ in trange(schedule.steps, desc="contrastive", unit="batch", disable=None):
        source = sources[draw.choice(len(sources), p=shares / shares.sum())]
        chosen = draw.choice(len(source.target), min(schedule.batch, len(source.target)), replace=False)
        left = _embed(table, _drop(source.left[chosen], schedule.dropout, draw))
        right = _embed(table, source.right[chosen])
        optimizer.zero_grad()
        loss = _loss(left, right, torch.from_numpy(source.target[chosen]), schedule.scale)
        torch.autograd.backward(loss)
        optimizer.step()
        rates.step()
    trained: np.ndarray = table.weight.detach().numpy()
    return trained


def _share_of_rate(step: int, steps: int) -> float:
    """Rising at first, then falling in a straight line."""
    return min(1.0, (step + 1) / WARM_UP) * (1 - step / steps)


def _drop(rows: csr_matrix, share: float, draw: np.random.Generator) -> csr_matrix:
    rows.data = rows.data * (draw.random(len(rows.data)) >= share)
    return rows


def _embed(table: EmbeddingBag, rows: csr_matrix) -> torch.Tensor:
    """The unit vectors of the rows: the sums of their pieces' vectors, by count."""
    pieces, starts = torch.from_numpy(rows.indices).long(), torch.from_numpy(rows.indptr).long()
    sums: torch.Tensor = table(pieces, starts, per_sample_weights=torch.from_numpy(rows.data))
    return functional.normalize(sums, eps=1e-6)


def _loss(left: torch.Tensor, right: torch.Tensor, target: torch.Tensor, scale: float) -> torch.Tensor:
    """Symmetric cross entropy of each pair against all others of the batch that have another target."""
    scores = left @ right.T * scale
    same_target = target[:, None] == target[None, :]
    scores = scores.masked_fill(same_target.fill_diagonal_(False), -torch.inf)
    own = torch.arange(len(target))
    return functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)
