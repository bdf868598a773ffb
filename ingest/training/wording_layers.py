"""Layers upon the middle of the bundled encoder: a text → a vector near those of other wordings of its matter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from tqdm import trange

from ingest.training.judged_wordings import JudgedWordings
from ingest.training.late_interaction import cross_entropy
from ingest.training.layer_states import LayerStates
from ingest.training.wording_batches import WordingBatch, WordingShape, wording_batches

TEMPERATURE = 0.05  # that the cosines start with
MOST = 60.0  # times that a cosine counts
JUDGEMENT = 0.5  # what it counts that neighbours are judged alike, beside that they are wordings of one matter
_NEVER = -1e4


@dataclass(frozen=True)
class WordingTraining:
    """How long and how hard to train: batches, AdamW's highest rates of the layers and of the rest, and the seed."""

    steps: int = 800
    warm_up: int = 40
    layer_rate: float = 1e-4
    rate: float = 1e-3
    decay: float = 0.01
    seed: int = 7
    shape: WordingShape = field(default_factory=WordingShape)


class WordingLayers(nn.Module):
    """Further layers of an encoder, the mean of their states, and a projection."""

    def __init__(self, layers: Sequence[nn.Module], width: int, dimension: int) -> None:
        """`layers` are those of a pretrained model of transformers, `width` that of their states."""
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.projection = nn.Linear(width, dimension, bias=False)
        self.log_scale = nn.Parameter(torch.tensor(1 / TEMPERATURE).log())
        nn.init.orthogonal_(self.projection.weight)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return unit vectors (texts × dimension) of states (texts × pieces × width) and their mask."""
        inside = mask.unsqueeze(-1).float()
        beyond = (1 - mask[:, None, None, :].float()) * _NEVER
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            for layer in self.layers:
                found = layer(states, attention_mask=beyond)
                states = found[0] if isinstance(found, tuple) else found
        mean = (states.float() * inside).sum(1) / inside.sum(1)
        return functional.normalize(self.projection(mean), dim=-1, eps=1e-6)


def wording_loss(vectors: torch.Tensor, scale: torch.Tensor, batch: WordingBatch) -> torch.Tensor:
    """Return how badly the other wordings of a batch tell of each what matter it is, and whether it is open.

    Each is the cross entropy of drawing, with the softmax of the scaled cosines, another wording that is alike
    (neighbourhood components analysis).
    """
    itself = torch.eye(len(vectors), dtype=torch.bool)
    near = (vectors @ vectors.T * scale).masked_fill(itself, _NEVER)
    matters = torch.from_numpy(batch.matters)
    loss = cross_entropy(near, (matters[:, None] == matters) & ~itself)
    for judged in torch.from_numpy(batch.judged):
        (rows,) = torch.nonzero(judged >= 0, as_tuple=True)
        alike = (judged[rows][:, None] == judged[rows]) & ~itself[rows][:, rows]
        loss = loss + JUDGEMENT * cross_entropy(near[rows][:, rows], alike)
    return loss


def train_wordings(
    layers: WordingLayers,
    states: LayerStates,
    judged: JudgedWordings,
    near: np.ndarray,
    plan: WordingTraining,
) -> None:
    """Train `layers` in place on the states of all wordings; `near` are the nearest others of each matter."""
    torch.manual_seed(plan.seed)
    layers.train()
    rest = [layers.projection.weight, layers.log_scale]
    optimizer = torch.optim.AdamW(
        [{"params": layers.layers.parameters(), "lr": plan.layer_rate}, {"params": rest, "lr": plan.rate}],
        weight_decay=plan.decay,
    )
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _share_of_rate(step, plan))
    batches = wording_batches(judged, near, plan.shape, np.random.default_rng(plan.seed))
    for _ in trange(plan.steps, desc="wordings", unit="batch", disable=None):
        batch = next(batches)
        vectors = layers(*states.padded(batch.at.tolist()))
        optimizer.zero_grad()
        torch.autograd.backward(wording_loss(vectors, layers.log_scale.exp().clamp(max=MOST), batch))
        torch.nn.utils.clip_grad_norm_(layers.parameters(), 1.0)
        optimizer.step()
        rates.step()
    layers.eval()


def _share_of_rate(step: int, plan: WordingTraining) -> float:
    """Rising at first, then falling along half a cosine to a twentieth."""
    return min(1.0, (step + 1) / plan.warm_up) * (0.05 + 0.95 * (1 + math.cos(math.pi * step / plan.steps)) / 2)
