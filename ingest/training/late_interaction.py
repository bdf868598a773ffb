"""The encoder as it is trained: token vectors, a pooled vector, and the score of "none of these"."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from sklearn.decomposition import PCA
from torch import nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from ingest.training.document_batches import DocumentBatch

QUESTION_PROMPT, CLAUSE_PROMPT = "query: ", "passage: "
LONGEST_QUESTION, LONGEST_CLAUSE = 64, 112  # pieces
TEMPERATURE = 0.04  # that the cosines start with


class Encoded(NamedTuple):
    """A batch of texts.

    `tokens` (texts × pieces × token dimension) are unit vectors, zeros where a text has ended; `weights`
    (texts × pieces) sum to 1 for each text; `pooled` (texts × dimension) are unit vectors; `none` (texts) is what
    "none of these" scores where the text is a question.
    """

    tokens: torch.Tensor
    weights: torch.Tensor
    pooled: torch.Tensor
    none: torch.Tensor


@dataclass(frozen=True)
class Pieces:
    """Texts as piece ids and a mask of the same shape (texts × pieces), padded to the longest."""

    ids: torch.Tensor
    mask: torch.Tensor


class LateInteractionEncoder(nn.Module):
    """A pretrained encoder with three heads: token vectors, token weights, and the score of "none of these"."""

    def __init__(self, base: Any, token_dimension: int) -> None:
        """`base` is a pretrained model of transformers, whose states become vectors of `token_dimension` numbers."""
        super().__init__()
        self.base = base
        self.dimension = width = int(base.config.hidden_size)
        self.tokens = nn.Linear(width, token_dimension, bias=False)
        self.weight = nn.Linear(width, 1)
        self.none = nn.Linear(width, 1)
        self.log_scale = nn.Parameter(torch.tensor([1 / TEMPERATURE, 1 / TEMPERATURE]).log())
        nn.init.zeros_(self.weight.weight)
        nn.init.zeros_(self.weight.bias)
        nn.init.zeros_(self.none.weight)
        nn.init.constant_(self.none.bias, 0.7)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> Encoded:
        """Encode texts given as piece ids and mask (texts × pieces)."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            states = self.base(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        inside = mask.unsqueeze(-1).float()
        tokens = functional.normalize(self.tokens(states), dim=-1, eps=1e-6) * inside
        weights = self.weight(states).squeeze(-1).masked_fill(mask == 0, -1e4).softmax(-1)
        pooled = functional.normalize((states * inside).sum(1) / inside.sum(1), dim=-1, eps=1e-6)
        return Encoded(tokens, weights, pooled, self.none(pooled).squeeze(-1))

    def initialise_token_head(self, tokenizer: Any, texts: list[str]) -> None:
        """Start the token head at the principal axes of the token states of `texts`, uncentred."""
        with torch.no_grad():
            pieces = cut(tokenizer, texts, LONGEST_CLAUSE)
            states = self.base(input_ids=pieces.ids, attention_mask=pieces.mask).last_hidden_state
            rows = functional.normalize(states[pieces.mask.bool()].float(), dim=-1).numpy()
            axes = PCA(self.tokens.out_features, random_state=0).fit(rows).components_
            self.tokens.weight.copy_(torch.from_numpy(np.ascontiguousarray(axes)))


def open_pretrained(name: str, token_dimension: int) -> tuple[LateInteractionEncoder, Any]:
    """Return a new encoder on the pretrained weights in a folder, or of a hub's model, and its tokenizer."""
    folder = Path(name)
    base = AutoModel.from_pretrained(str(folder) if folder.is_dir() else name, dtype=torch.float32)
    return LateInteractionEncoder(base, token_dimension), AutoTokenizer.from_pretrained(name)


def cut(tokenizer: Any, texts: list[str], longest: int) -> Pieces:
    """Return the texts as piece ids, each cut off after `longest` pieces."""
    found = tokenizer(texts, padding=True, truncation=True, max_length=longest, return_tensors="pt")
    return Pieces(found["input_ids"], found["attention_mask"])


def late_scores(questions: Encoded, clauses: Encoded) -> torch.Tensor:
    """Return the weighted mean over a question's tokens of the best match in a clause (questions × clauses)."""
    matches = torch.einsum("qtd,csd->qcts", questions.tokens, clauses.tokens)
    absent = (clauses.tokens == 0).all(-1)
    best = matches.masked_fill(absent[None, :, None, :], -1.0).amax(-1)
    return (best * questions.weights[:, None, :]).sum(-1)


def batch_loss(encoder: LateInteractionEncoder, tokenizer: Any, batch: DocumentBatch) -> torch.Tensor:
    """Return the loss of a batch: cross entropy of late interaction, with "none" as a choice, and of pooled."""
    questions = _encode(encoder, tokenizer, [QUESTION_PROMPT + text for text in batch.questions], LONGEST_QUESTION)
    clauses = _encode(encoder, tokenizer, [CLAUSE_PROMPT + text for text in batch.clauses], LONGEST_CLAUSE)
    answers = torch.from_numpy(batch.answers)
    late_scale, pooled_scale = encoder.log_scale.clamp(max=5.0).exp()
    late = torch.cat([late_scores(questions, clauses), questions.none[:, None]], 1) * late_scale
    pooled = questions.pooled @ clauses.pooled.T * pooled_scale
    answered = answers[:, :-1].any(1)
    loss = cross_entropy(late, answers)
    if answered.any():
        loss = loss + 0.5 * cross_entropy(pooled[answered], answers[answered, :-1])
    return loss


def cross_entropy(scores: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Return the mean over the rows of -log of the probability that a right choice is drawn."""
    chosen = scores.masked_fill(~right, -torch.inf).logsumexp(1)
    return (scores.logsumexp(1) - chosen).mean()


def _encode(encoder: LateInteractionEncoder, tokenizer: Any, texts: list[str], longest: int) -> Encoded:
    pieces = cut(tokenizer, texts, longest)
    found: Encoded = encoder(pieces.ids, pieces.mask)
    return found
