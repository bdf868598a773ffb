"""Tokens → start vectors: which words stand near which, pressed into a few hundred numbers."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.utils.extmath import randomized_svd

WINDOW = 6
SMOOTHING = 0.75
RARE = 1e-3


def start_vectors(rows: list[np.ndarray], pieces: int, dimension: int, seed: int) -> np.ndarray:
    """Return a vector for each piece: PPMI within a window, SVD, and less weight to frequent pieces (SIF)."""
    counts = _neighbours(rows, pieces)
    left, values, _ = randomized_svd(_ppmi(counts), dimension, n_iter=3, random_state=seed)
    vectors = left * np.sqrt(values)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    frequency = np.bincount(np.concatenate(rows), minlength=pieces)
    weights = RARE / (RARE + frequency / frequency.sum())
    vectors = vectors * weights[:, None]
    vectors[0] = 0.0
    return vectors.astype(np.float32)


def _neighbours(rows: list[np.ndarray], pieces: int) -> csr_matrix:
    # Rows are laid end to end with a window of -1 between them, so that no pair reaches over an end.
    gap = np.full(WINDOW, -1, dtype=np.int32)
    flat = np.concatenate([part for row in rows for part in (row, gap)])
    counts = csr_matrix((pieces, pieces), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        near, far = flat[:-distance], flat[distance:]
        both = (near > 0) & (far > 0)
        ones = np.full(int(both.sum()), 1.0 / distance, dtype=np.float32)
        counts = counts + coo_matrix((ones, (near[both], far[both])), shape=counts.shape).tocsr()
    return counts + counts.T


def _ppmi(counts: csr_matrix) -> csr_matrix:
    counts = counts.tocoo()
    rows = np.bincount(counts.row, counts.data, counts.shape[0])
    columns = np.bincount(counts.col, counts.data, counts.shape[0]) ** SMOOTHING
    expected = rows[counts.row] * (columns / columns.sum())[counts.col]
    pmi = np.log(np.maximum(counts.data, 1e-12) / expected)
    kept = pmi > 0
    return coo_matrix((pmi[kept].astype(np.float32), (counts.row[kept], counts.col[kept])), counts.shape).tocsr()
