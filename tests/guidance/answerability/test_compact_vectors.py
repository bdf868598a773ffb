from __future__ import annotations

import numpy as np
import pytest

from guidance.answerability.compact_vectors import compact, joined


@pytest.fixture
def vectors() -> np.ndarray:
    drawn = np.random.default_rng(3).normal(size=(1200, 64)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def test_products_are_near(vectors):
    wanted, found = vectors @ vectors[7], compact(vectors).products(vectors[7])
    assert np.abs(found - wanted).max() < 0.005
    assert found.argmax() == 7


def test_parts_are_joined_in_order(vectors):
    both = joined(compact(vectors[:5]), compact(vectors[5:]))
    assert len(both) == len(vectors)
    assert (both.products(vectors[9]) == compact(vectors).products(vectors[9])).all()


def test_zeros_give_zeros(vectors):
    assert compact(np.zeros((3, 64), dtype=np.float32)).products(vectors[0]).tolist() == [0, 0, 0]
    assert not compact(vectors).products(np.zeros(64, dtype=np.float32)).any()
