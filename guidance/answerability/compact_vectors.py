"""Many vectors in two bytes a number: a product reads the coarse byte of all, and both where it comes out highest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from simsimd import cdist

EXACT = 400  # highest products that both bytes are read for; the others count little, and their errors even out
COARSE, FINE = 127, 254  # what 1.0, and one step of the coarse byte, are stored as


@dataclass(frozen=True)
class CompactVectors:
    """Vectors (rows × dimension): `scale` × (`coarse` + `fine` / FINE), int8 and a float32 for each row."""

    coarse: np.ndarray
    fine: np.ndarray
    scale: np.ndarray

    def __len__(self) -> int:
        return len(self.scale)

    def products(self, vector: np.ndarray) -> np.ndarray:
        """Return the product of each row, of one at least, with a float32 vector: the highest are exact to 1e-4."""
        unit = max(float(np.abs(vector).max()), 1e-12) / COARSE
        rough = np.asarray(cdist(np.rint(vector / unit).astype(np.int8)[np.newaxis], self.coarse, "dot"))[0]
        products: np.ndarray = rough.astype(np.float32) * self.scale * np.float32(unit)
        best = np.argpartition(products, -EXACT)[-EXACT:] if len(products) > EXACT else slice(None)
        products[best] = (self.coarse[best] + self.fine[best] / np.float32(FINE)) @ vector * self.scale[best]
        return products


def compact(vectors: np.ndarray) -> CompactVectors:
    """Return float vectors (rows × dimension) in two bytes a number."""
    scale = np.maximum(np.abs(vectors).max(axis=1, initial=0.0), 1e-12, dtype=np.float32) / np.float32(COARSE)
    rest = vectors / scale[:, np.newaxis]
    coarse = np.rint(rest).astype(np.int8)
    rest -= coarse
    rest *= FINE
    return CompactVectors(coarse, np.rint(rest, out=rest).astype(np.int8), scale)


def joined(*parts: CompactVectors) -> CompactVectors:
    """Return the vectors of all parts, one after another."""
    return CompactVectors(*(np.concatenate(columns) for columns in zip(*map(_columns, parts), strict=True)))


def _columns(vectors: CompactVectors) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return vectors.coarse, vectors.fine, vectors.scale
