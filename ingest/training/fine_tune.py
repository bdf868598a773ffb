"""A pretrained encoder and documents with questions → a fine-tuned encoder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from tqdm import trange

from ingest.training.document_batches import BatchShape, DocumentSource, document_batches
from ingest.training.late_interaction import LateInteractionEncoder, batch_loss


@dataclass(frozen=True)
class FineTuning:
    """How long and how hard to train: batches, AdamW's highest rates of the base and of the heads, and the seed."""

    steps: int = 1200
    warm_up: int = 60
    base_rate: float = 6e-5
    head_rate: float = 1e-3
    decay: float = 0.01
    seed: int = 7
    shape: BatchShape = field(default_factory=BatchShape)


def fine_tune(
    encoder: LateInteractionEncoder,
    tokenizer: Any,
    sources: Sequence[DocumentSource],
    plan: FineTuning,
    after_step: Callable[[int, float], None] = lambda _step, _loss: None,
) -> None:
    """Train `encoder` in place; `after_step` is called with the number of steps done and the loss of the last.

    The base is run in half precision (bfloat16): twice as fast on processors that have it, right on all.
    """
    torch.manual_seed(plan.seed)
    encoder.train()
    encoder.base.embeddings.requires_grad_(False)
    heads = [*encoder.tokens.parameters(), *encoder.weight.parameters(), *encoder.none.parameters(), encoder.log_scale]
    body = [parameter for parameter in encoder.base.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": plan.base_rate}, {"params": heads, "lr": plan.head_rate}], weight_decay=plan.decay
    )
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _share_of_rate(step, plan))
    batches = document_batches(sources, plan.shape, np.random.default_rng(plan.seed))
    for step in trange(plan.steps, desc="fine-tuning", unit="batch", disable=None):
        optimizer.zero_grad()
        loss = batch_loss(encoder, tokenizer, next(batches))
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        rates.step()
        after_step(step + 1, loss.item())
    encoder.eval()


def _share_of_rate(step: int, plan: FineTuning) -> float:
    """Rising at first, then falling in a straight line to a twentieth."""
    return min(1.0, (step + 1) / plan.warm_up) * max(0.05, 1 - step / plan.steps)
