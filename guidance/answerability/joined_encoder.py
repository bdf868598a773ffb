"""A wording as two encoders read it: the words that it has, and what it asks for; one vector joins both."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from guidance.answerability.compact_vectors import CompactVectors, compact, joined
from ingest.embedding.encoder import Encoder
from ingest.embedding.late_encoder import TOKEN_UNIT, LateEncoder
from ingest.index.wording_vectors import wording_vectors
from ingest.settings import settings

BATCH = 4096  # wordings whose vectors are joined at a time


@dataclass(frozen=True)
class JoinedEncoder:
    """The `static` encoder beside the layers for wordings of the `late` one.

    A cosine of joined vectors is that of the late ones by `late_share` (0 to 1), that of the static ones by the rest.
    """

    static: Encoder
    late: LateEncoder
    late_share: float

    @property
    def identity(self) -> str:
        """What changes with the vectors."""
        return f"{self.static.identity} {self.late.identity} {self.late_share}"

    @property
    def dimension(self) -> int:
        """The length of a joined vector."""
        return self.static.dimension + self.late.wording_dimension

    def query(self, text: str) -> np.ndarray:
        """Return the joined vector of a message, of unit length."""
        return self._joined(self.static.encode_query(text), self.late.question(text).wording)

    def static_query(self, text: str) -> np.ndarray:
        """Return a vector whose product with a joined one is the cosine of the static ones."""
        vector = self.static.encode_query(text) / math.sqrt(self._static_share)
        return np.concatenate([vector, np.zeros(self.late.wording_dimension, dtype=np.float32)])

    def wordings(self, texts: Sequence[str], static: np.ndarray | None = None) -> CompactVectors:
        """Return the joined vectors of texts; `static` are those of the static encoder where they are at hand."""
        late, parts = wording_vectors(texts, self.late, settings().encoder, settings().data), []
        for start in range(0, max(len(texts), 1), BATCH):
            some = slice(start, start + BATCH)
            vectors = self.static.encode_queries(texts[some]) if static is None else static[some]
            parts.append(compact(self._joined(vectors, late[some].astype(np.float32) / TOKEN_UNIT)))
        return joined(*parts)

    @property
    def _static_share(self) -> float:
        return 1 - self.late_share if self.late.wording_dimension else 1.0

    def _joined(self, static: np.ndarray, late: np.ndarray) -> np.ndarray:
        shares = math.sqrt(self._static_share), math.sqrt(1 - self._static_share)
        return np.concatenate([static * np.float32(shares[0]), late * np.float32(shares[1])], axis=-1)
