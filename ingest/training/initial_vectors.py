"""Pieces → initial vectors: which pieces occur near which, reduced to a few hundred dimensions (PPMI and SVD)."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.utils.extmath import randomized_svd

from ingest.training.tokenizer import UNKNOWN_PIECE

WINDOW = 6  # pieces to each side
SMOOTHING = 0.75  # exponent of a context's frequency, as in word2vec: rare contexts count less
RARE = 1e-3  # a piece of this relative frequency gets half the weight of a very rare one (SIF)


def initial_vectors(texts: list[np.ndarray], pieces: int, dimension: int, seed: int) -> np.ndarray:
    """Return float32 vectors (pieces × dimension): PPMI within a window, SVD, less weight to frequent pieces (SIF).

    `texts` are arrays of piece ids below `pieces`; the vector of the unknown piece is zero.
    """
    counts = _cooccurrences(texts, pieces)
    left, values, _ = randomized_svd(_ppmi(counts), dimension, n_iter=3, random_state=seed)
    vectors = left * np.sqrt(values)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    frequency = np.bincount(np.concatenate(texts), minlength=pieces)
    weights = RARE / (RARE + frequency / frequency.sum())
    vectors = vectors * weights[:, None]
    vectors[UNKNOWN_PIECE] = 0.0
    result: np.ndarray = vectors.astype(np.float32)
    return result


def _cooccurrences(texts: list[np.ndarray], pieces: int) -> csr_matrix:
    # Texts are laid end to end with a window of -1 between them, so that no pair reaches over an end.
    gap = np.full(WINDOW, -1, dtype=np.int32)
    flat = np.concatenate([part for text in texts for part in (text, gap)])
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
    positive = pmi > 0
    places = counts.row[positive], counts.col[positive]
    return coo_matrix((pmi[positive].astype(np.float32), places), counts.shape).tocsr()
