"""Many vectors in a byte a number, and the products of all of them with another one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from simsimd import cdist

UNIT = 127  # what the largest number of a vector is stored as


@dataclass(frozen=True)
class CompactVectors:
    """Vectors (rows × dimension): `scale` × `numbers`, a float32 and int8 for each row."""

    numbers: np.ndarray
    scale: np.ndarray

    def __len__(self) -> int:
        return len(self.scale)

    def products(self, vector: np.ndarray) -> np.ndarray:
        """Return the product of each row, of one at least, with a float32 vector; of unit vectors to some .005."""
        other = compact(vector[np.newaxis])
        rough = np.asarray(cdist(other.numbers, self.numbers, "dot"))[0]
        products: np.ndarray = rough.astype(np.float32) * (self.scale * other.scale[0])
        return products


def compact(vectors: np.ndarray) -> CompactVectors:
    """Return float vectors (rows × dimension) in a byte a number."""
    scale = np.maximum(np.abs(vectors).max(axis=1, initial=0.0), 1e-12, dtype=np.float32) / np.float32(UNIT)
    return CompactVectors(np.rint(vectors / scale[:, np.newaxis]).astype(np.int8), scale)


def joined(*parts: CompactVectors) -> CompactVectors:
    """Return the vectors of all parts, one after another."""
    numbers, scale = ([getattr(part, name) for part in parts] for name in ("numbers", "scale"))
    return CompactVectors(np.concatenate(numbers), np.concatenate(scale))
