"""How well statements that bear on conditions are told from idle ones: `python -m tests.evaluate.own_statements`.

The examples of own_statements.yaml, each tenth judged by the other nine tenths: how many that bear are told, and how
many idle ones are taken for them, at the threshold in use and around it. The encoder was trained on none of them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import numpy as np

from guidance.answerability.own_statements import OwnStatements, fitted, nearness
from guidance.assistant import open_assistant
from tests.evaluate.shares import share_of

PARTS = 10
AROUND = (-0.3, -0.15, 0.0, 0.15, 0.3)  # thresholds beside the one in use


def left_out_scores(statements: OwnStatements, bears: np.ndarray, seed: int = 7) -> np.ndarray:
    """Return the score of each example by those of the other parts."""
    examples, weights = statements.examples, statements.weights
    vectors = examples.numbers.astype(np.float32) * examples.scale[:, np.newaxis]
    order, scores = np.random.default_rng(seed).permutation(len(vectors)), np.zeros(len(vectors))
    for part in range(PARTS):
        asked = order[part::PARTS]
        known = np.setdiff1d(order, asked)
        coefficients = fitted(vectors[known], bears[known], weights)
        scores[asked] = nearness(vectors[asked] @ vectors[known].T, weights.width) @ coefficients
    return scores


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    argparse.ArgumentParser(prog="python -m tests.evaluate.own_statements", description=__doc__).parse_args(arguments)
    statements = open_assistant().statements
    bears = np.arange(len(statements.examples)) < statements.bearing_examples
    scores = left_out_scores(statements, bears)
    for away in AROUND:
        limit = statements.weights.bears_from + away
        told, taken = share_of(scores[bears] >= limit), share_of(scores[~bears] >= limit)
        print(f"{limit:+.2f}{'  in use' if not away else '':<9} bearing told {told!s:<32} idle taken for it {taken!s}")


if __name__ == "__main__":
    main(sys.argv[1:])
