"""The bundled encoder as a module of sentence-transformers: its pooled vectors, for programs that know that library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
import torch
from sentence_transformers.base.modules import InputModule

from ingest.embedding.late_encoder import LateEncoder, load_late_encoder


class LateEncoderModule(InputModule):
    """Texts to unit vectors: `SentenceTransformer(folder, trust_remote_code=True)` finds it by modules.json."""

    def __init__(self, encoder: LateEncoder) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library gives it no types
        self.encoder = encoder
        self.tokenizer = encoder.tokenizer

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_options: Any) -> dict[str, torch.Tensor]:
        """Return piece ids and mask (texts × pieces)."""
        texts = [(prompt or "") + str(text) for text in inputs]
        ids, mask = self.encoder.pieces(texts)
        return {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(mask)}

    def forward(self, features: dict[str, torch.Tensor], **_options: Any) -> dict[str, torch.Tensor]:
        """Add `sentence_embedding` (texts × dimension) to the features."""
        fed = {"ids": features["input_ids"].numpy(), "mask": features["attention_mask"].numpy()}
        features["sentence_embedding"] = torch.from_numpy(np.asarray(self.encoder.session.run(["pooled"], fed)[0]))
        return features

    def get_embedding_dimension(self) -> int:
        """Return the length of a vector."""
        return self.encoder.dimension

    def save(self, output_path: str, *_arguments: Any, **_options: Any) -> None:
        """Refuse: the folder is written by `python -m ingest.train_encoder` alone."""
        raise NotImplementedError(f"{output_path}: the encoder is exported by python -m ingest.train_encoder")

    @classmethod
    def load(cls, model_name_or_path: str, *_arguments: Any, **_options: Any) -> Self:
        """Load the module from the encoder's folder."""
        return cls(load_late_encoder(Path(model_name_or_path)))
