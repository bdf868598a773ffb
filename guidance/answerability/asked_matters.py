"""Matters that applicants ask about, in many wordings, and which of them each notice was found to settle."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.derived_arrays import packed, read_arrays, unpacked, write_arrays
from ingest.derived_files import digest_of
from ingest.embedding.encoder import Encoder
from ingest.memo import memo
from ingest.notices.matters import read_judged_matters, read_matters
from ingest.notices.notice import Notice
from ingest.settings import settings
from ingest.text.normalise import search_spelling

LEAST = 1e-3  # share of the neighbours below which, or above one less it, nothing more is said


@dataclass(frozen=True)
class _Judged:
    """The `rows` of the wordings that were judged for a notice, which of them ask what it leaves open (1, else 0).

    `odds` are the log-odds that any of them does.
    """

    rows: np.ndarray
    is_open: np.ndarray
    odds: float


class AskedMatters:
    """What was judged of each notice, ready to be asked."""

    def __init__(
        self, vectors: np.ndarray, by_notice: Mapping[str, _Judged], encoder: Encoder, temperature: float
    ) -> None:
        """`vectors` are those of all wordings (unit length).

        `temperature` is a cosine: the smaller, the more the nearest wordings alone count.
        """
        self._vectors, self._by_notice = vectors, by_notice
        self._encoder, self._temperature = encoder, temperature
        self._near = memo("wordings near a message")(self._nearness)

    def odds(self, message: str, notices: Sequence[str]) -> float:
        """Return the log-odds that the folded message asks for what the notices leave open, over those of any matter.

        The notice that settles it likeliest counts; 0 where none was judged, and at most 0 where one was not.
        """
        judged = [notice for notice in notices if notice in self._by_notice]
        odds = [self._odds(self._near(message), self._by_notice[notice]) for notice in judged]
        return min(odds if len(judged) == len(notices) else [*odds, 0.0], default=0.0)

    def _nearness(self, message: str) -> np.ndarray:
        """How much each wording counts for the message."""
        nearness: np.ndarray = np.exp(self._vectors @ self._encoder.encode_query(message) / self._temperature)
        return nearness

    @staticmethod
    def _odds(nearness: np.ndarray, judged: _Judged) -> float:
        near = nearness[judged.rows]
        return _log_odds(float(near @ judged.is_open / near.sum())) - judged.odds


def load_asked_matters(notices: Sequence[Notice], encoder: Encoder, temperature: float) -> AskedMatters:
    """Return the matters of matters.yaml as they were judged for the notices.

    Raises FaultsError where matters.yaml or the file of one of these notices is not sound; a notice without a file
    was not judged.
    """
    folder = settings().knowledge
    judged = [(n, path) for n in notices if (path := folder / "matters" / f"{n.id}.yaml").exists()]
    if not judged:
        return AskedMatters(np.zeros((0, encoder.dimension), dtype=np.float32), {}, encoder, temperature)
    bank = folder / "matters.yaml"
    numbers = (" ".join([notice.id, *_numbers(notice)]).encode() for notice, _ in judged)
    read = (path.read_bytes() for path in (bank, *(file for _, file in judged)))
    arrays = _arrays(bank, judged, encoder, digest_of([encoder.identity.encode(), *numbers, *read]))
    judged_in = {id: _judged(arrays, row) for row, id in enumerate(unpacked(arrays["notices"]))}
    by_notice = {id: judged for id, judged in judged_in.items() if len(judged.rows)}
    return AskedMatters(arrays["vectors"].astype(np.float32), by_notice, encoder, temperature)


def _numbers(notice: Notice) -> list[str]:
    return [clause.number for clause in notice.clauses]


def _arrays(bank: Path, judged: Sequence[tuple[Notice, Path]], encoder: Encoder, key: str) -> Mapping[str, np.ndarray]:
    """All wordings as vectors, the row of each one's matter, and the judgements (notices × matters), kept as a file.

    A judgement is 1 for open, 0 for settled, -1 for not judged.
    """
    path = settings().data / "matters.npz"
    if (known := read_arrays(path, key)) is not None:
        return known
    matters = read_matters(bank)
    found = [read_judged_matters(file, matters, _numbers(notice)) for notice, file in judged]
    asks = [search_spelling(text) for texts in matters.values() for text in texts]
    arrays: dict[str, np.ndarray] = {
        "vectors": encoder.encode_queries(asks).astype(np.float16),
        "matter": np.repeat(np.arange(len(matters)), [len(texts) for texts in matters.values()]),
        "judged": np.array([[notice.get(name, -1) for name in matters] for notice in found], dtype=np.int8),
        "notices": packed([notice.id for notice, _ in judged]),
    }
    write_arrays(path, key, arrays)
    return arrays


def _judged(arrays: Mapping[str, np.ndarray], row: int) -> _Judged:
    judgement = arrays["judged"][row][arrays["matter"]]
    rows = np.flatnonzero(judgement >= 0)
    is_open = judgement[rows].astype(np.float32)
    return _Judged(rows, is_open, _log_odds(float(is_open.sum()) / max(len(rows), 1)))


def _log_odds(share: float) -> float:
    bounded = max(LEAST, min(1 - LEAST, share))
    return math.log(bounded / (1 - bounded))
