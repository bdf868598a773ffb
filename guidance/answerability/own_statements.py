"""What applicants say besides what is understood, and whether it may bear on conditions: 产线的事交出去了."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from guidance.answerability.compact_vectors import CompactVectors
from guidance.answerability.joined_encoder import JoinedEncoder
from guidance.lexicon.lexicon import either
from guidance.weights import StatementWeights
from ingest.derived_arrays import read_arrays, write_arrays
from ingest.derived_files import digest_of
from ingest.notices.statement_examples import read_statements
from ingest.settings import settings
from ingest.text.normalise import search_spelling

_FORM = b"kernel ridge regression"  # of the file that is kept; another name where it changes
_AROUND = r"(?:[我的这那个句话条也都就跟和与它条件应该真完全根本申报评审嗯哦啊呢吧呀了\W])*"


@dataclass(frozen=True, eq=False)
class OwnStatements:
    """Tells by examples which statements may bear on conditions.

    `examples` are their vectors, first the `bearing_examples` that bear; `coefficients` are what the nearness of each
    counts for; `no_bearing` matches an answer that a statement does not bear on them.
    """

    examples: CompactVectors
    bearing_examples: int
    coefficients: np.ndarray
    encoder: JoinedEncoder
    weights: StatementWeights
    no_bearing: re.Pattern[str]

    def bearing(self, statements: Iterable[str]) -> tuple[str, ...]:
        """Return those of the statements that may bear on conditions."""
        return tuple(each for each in statements if self.score(each) >= self.weights.bears_from)

    def score(self, statement: str) -> float:
        """Return how much a statement is like those that bear on conditions: about 1, like idle ones about -1."""
        cosines = self.examples.products(self.encoder.query(search_spelling(statement)))
        return float(nearness(cosines, self.weights.width) @ self.coefficients)

    def denies(self, message: str) -> bool:
        """Return whether a message does nothing but answer that a statement does not bear on conditions."""
        return self.no_bearing.fullmatch(search_spelling(message)) is not None


def nearness(cosines: np.ndarray, width: float) -> np.ndarray:
    """Return how near vectors of these cosines are, 1 for the same, with less and less for those beyond `width`."""
    near: np.ndarray = np.exp((cosines - 1) / width)
    return near


def fitted(vectors: np.ndarray, bears: np.ndarray, weights: StatementWeights) -> np.ndarray:
    """Return the coefficients of kernel ridge regression for unit vectors (rows) that bear on conditions or do not."""
    kernel = nearness(vectors @ vectors.T, weights.width) + weights.ridge * np.eye(len(vectors))
    coefficients: np.ndarray = np.linalg.solve(kernel, np.where(bears, 1.0, -1.0))
    return coefficients


def load_own_statements(encoder: JoinedEncoder, weights: StatementWeights) -> OwnStatements:
    """Return the statements of own_statements.yaml ready to be compared; FaultsError where the file is not sound."""
    read = read_statements()
    no_bearing = re.compile(rf"{_AROUND}(?:{either(read.no_bearing)}){_AROUND}")
    texts = [*read.bears, *read.idle]
    parts = (text.encode() for text in (str(len(read.bears)), encoder.identity, repr(weights), *texts))
    path, key = settings().data / "statements.npz", digest_of([_FORM, *parts])
    arrays = read_arrays(path, key)
    if arrays is None:
        vectors = encoder.wordings(texts)
        full = vectors.numbers.astype(np.float32) * vectors.scale[:, np.newaxis]
        coefficients = fitted(full, np.arange(len(texts)) < len(read.bears), weights)
        arrays = {"numbers": vectors.numbers, "scale": vectors.scale, "coefficients": coefficients}
        write_arrays(path, key, arrays)
    examples = CompactVectors(arrays["numbers"], arrays["scale"])
    coefficients = arrays["coefficients"].astype(np.float32)
    return OwnStatements(examples, len(read.bears), coefficients, encoder, weights, no_bearing)
