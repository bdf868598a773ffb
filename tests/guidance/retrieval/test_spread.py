from __future__ import annotations

import numpy as np
import pytest

from guidance.retrieval.spread import mean_and_deviation, z_scores


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_mean_and_deviation_are_those_of_numpy(kind):
    scores = np.random.default_rng(3).random(110).astype(kind)
    assert mean_and_deviation(scores) == pytest.approx((scores.mean(), scores.std()), rel=1e-5)
    scaled = z_scores(scores, *mean_and_deviation(scores))
    assert scaled.dtype == kind
    assert (scaled.mean(), scaled.std()) == pytest.approx((0, 1), abs=1e-5)


@pytest.mark.parametrize("scores", [np.zeros(0), np.full(4, 0.3)])
def test_scores_that_do_not_differ_are_all_zero(scores):
    np.testing.assert_array_equal(z_scores(scores, *mean_and_deviation(scores)), np.zeros(len(scores)))
