"""How scores spread: their mean and standard deviation, without what numpy's own methods cost for short arrays."""

from __future__ import annotations

from math import sqrt

import numpy as np

LEAST = 1e-9  # a deviation below which scores do not differ


def mean_and_deviation(scores: np.ndarray) -> tuple[float, float]:
    """Return the mean and the standard deviation of the scores, both 0 where there are none."""
    if not len(scores):
        return 0.0, 0.0
    mean = float(np.add.reduce(scores)) / len(scores)
    apart = scores - mean
    return mean, sqrt(float(apart @ apart) / len(scores))


def z_scores(scores: np.ndarray, mean: float, deviation: float) -> np.ndarray:
    """Return the distances from the mean in standard deviations, all 0 where the scores hardly differ."""
    if deviation <= LEAST:
        return np.zeros_like(scores)
    scaled: np.ndarray = (scores - mean) / deviation
    return scaled
