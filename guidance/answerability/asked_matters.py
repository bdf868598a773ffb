"""What applicants ask of each notice, in many wordings: matters judged for it, its known questions and refusals."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np

from guidance.answerability.compact_vectors import CompactVectors, compact, joined
from guidance.answerability.joined_encoder import JoinedEncoder
from guidance.answerability.nearest_questions import NearestQuestions
from guidance.weights import AnswerabilityWeights
from ingest.derived_arrays import packed, read_arrays, unpacked, write_arrays
from ingest.derived_files import digest_of
from ingest.memo import memo
from ingest.notices.matters import read_judged_matters, read_matters
from ingest.notices.notice import KnownQuestion, KnownRefusal, Notice
from ingest.settings import settings
from ingest.text.normalise import search_spelling

LONG_NUMBER = re.compile(r"\d{7,}")  # a phone or identity number: it asks nothing
_FORM = b"joined vectors in a byte"  # of the file that is kept; another name where it changes
IDLE = ("smalltalk", "noise")  # categories of known refusals that have nothing to do with any notice
LEAST = 1e-3  # share of the neighbours below which, or above one less it, nothing more is said


@dataclass(frozen=True)
class _Nearness:
    """How near the wordings are to a message.

    `near` has how much each counts, 1 for the nearest, and `enough` how much one just near enough would. `asked` and
    `idle` are the greatest cosines, with wordings of applicants and with ones that have nothing to do with any notice.
    """

    near: np.ndarray
    enough: float
    asked: float
    idle: float


@dataclass(frozen=True)
class _Judged:
    """Which wordings ask what a notice leaves open, and which what it settles (2 × wordings, float32, 1 or 0).

    `prior` is the share of the open ones among both.
    """

    speaks: np.ndarray
    prior: float


class AskedMatters:
    """What was judged of each notice, ready to be asked."""

    def __init__(
        self,
        vectors: CompactVectors,
        by_notice: Mapping[str, _Judged],
        encoder: JoinedEncoder,
        weights: AnswerabilityWeights,
        idle: np.ndarray | None = None,
    ) -> None:
        """`vectors` are those of all wordings (unit length); `weights` say how much near ones count.

        `idle` tells which wordings have nothing to do with any notice, none where it is not given.
        """
        self._vectors, self._by_notice = vectors, by_notice
        self._idle = np.zeros(len(vectors), dtype=bool) if idle is None else idle
        self._encoder, self._weights = encoder, weights
        self._near = memo("wordings near a message")(self._nearness)

    def odds(self, message: str, notices: Sequence[str]) -> float:
        """Return the log-odds that the folded message asks for what the notices leave open, over those of any matter.

        The notice that settles it likeliest counts; 0 where none was judged, and at most 0 where one was not.
        """
        judged = [notice for notice in notices if notice in self._by_notice]
        odds = [self._odds(self._near(message), self._by_notice[notice]) for notice in judged]
        return min(odds if len(judged) == len(notices) else [*odds, 0.0], default=0.0)

    def usually_open(self, message: str, notices: Sequence[str]) -> float:
        """Return the log-odds that other notices leave open what the message asks for; 0 where one of these was judged.

        They are the mean over the notices that were judged.
        """
        if not self._by_notice or any(notice in self._by_notice for notice in notices):
            return 0.0
        near = self._near(message)
        return fmean(self._odds(near, judged) for judged in self._by_notice.values())

    def asks_as_applicant(self, message: str) -> bool:
        """Return whether the folded message is clearly nearer to what applicants ask than to chatter.

        So a fever or a traffic jam may be told as the reason of a question.
        """
        if not len(self._vectors):
            return False
        near = self._near(message)
        return near.asked >= max(self._weights.asked_near, near.idle + self._weights.asked_nearer)

    def knows(self, text: str) -> bool:
        """Return whether some wording speaks of what the text speaks of."""
        if not len(self._vectors):
            return False
        return float(self._vectors.products(self._encoder.static_query(text)).max()) >= self._weights.alike

    def _nearness(self, message: str) -> _Nearness:
        cosines = self._vectors.products(self._encoder.query(LONG_NUMBER.sub(" ", message)))
        nearest, temperature = float(cosines.max()), self._weights.matter_temperature
        near: np.ndarray = np.exp((cosines - nearest) / temperature)
        enough = math.exp((self._weights.matter_near - nearest) / temperature)
        asked, idle = (float(cosines[of].max(initial=-1.0)) for of in (~self._idle, self._idle))
        return _Nearness(near, enough, asked, idle)

    @staticmethod
    def _odds(nearness: _Nearness, judged: _Judged) -> float:
        """The log-odds of the open ones over those of the prior, which counts as one wording that is near enough."""
        is_open, is_settled = (judged.speaks @ nearness.near).tolist()
        share = (is_open + nearness.enough * judged.prior) / (is_open + is_settled + nearness.enough)
        return _log_odds(share) - _log_odds(judged.prior)


def load_asked_matters(
    notices: Sequence[Notice],
    answered: NearestQuestions[KnownQuestion],
    unanswered: NearestQuestions[KnownRefusal],
    encoder: JoinedEncoder,
    weights: AnswerabilityWeights,
) -> AskedMatters:
    """Return the matters of matters.yaml as they were judged for the notices, beside what these are known to be asked.

    Raises FaultsError where matters.yaml or the file of one of these notices is not sound; a notice without a file
    was not judged.
    """
    folder = settings().knowledge
    judged = [(n, path) for n in notices if (path := folder / "matters" / f"{n.id}.yaml").exists()]
    if not judged:
        return AskedMatters(compact(np.zeros((0, encoder.dimension))), {}, encoder, weights)
    bank = folder / "matters.yaml"
    numbers = (" ".join([notice.id, *_numbers(notice)]).encode() for notice, _ in judged)
    read = (path.read_bytes() for path in (bank, *(file for _, file in judged)))
    arrays = _arrays(bank, judged, encoder, digest_of([_FORM, encoder.identity.encode(), *numbers, *read]))
    of_matters = CompactVectors(arrays["numbers"], arrays["scale"])
    texts = [*(known.text for known in answered.known), *(known.text for known in unanswered.known)]
    vectors = joined(of_matters, encoder.wordings(texts, np.concatenate([answered.vectors, unanswered.vectors])))
    by_notice = {id: _judged(arrays, row, answered, unanswered) for row, id in enumerate(unpacked(arrays["notices"]))}
    idle = np.zeros(len(vectors), dtype=bool)
    idle[len(vectors) - len(unanswered.known) :] = [refusal.category in IDLE for refusal in unanswered.known]
    return AskedMatters(vectors, by_notice, encoder, weights, idle)


def _numbers(notice: Notice) -> list[str]:
    return [clause.number for clause in notice.clauses]


def _arrays(
    bank: Path, judged: Sequence[tuple[Notice, Path]], encoder: JoinedEncoder, key: str
) -> Mapping[str, np.ndarray]:
    """All names and wordings as vectors, the row of each one's matter, and the judgements (notices × matters).

    They are kept as a file. A judgement is 1 for open, 0 for settled, -1 for not judged.
    """
    path = settings().data / "matters.npz"
    if (known := read_arrays(path, key)) is not None:
        return known
    matters = read_matters(bank)
    found = [read_judged_matters(file, matters, _numbers(notice)) for notice, file in judged]
    asks = [search_spelling(text) for name, texts in matters.items() for text in (name, *texts)]
    vectors = encoder.wordings(asks)
    arrays: dict[str, np.ndarray] = {
        "numbers": vectors.numbers,
        "scale": vectors.scale,
        "matter": np.repeat(np.arange(len(matters)), [1 + len(texts) for texts in matters.values()]),
        "judged": np.array([[notice.get(name, -1) for name in matters] for notice in found], dtype=np.int8),
        "notices": packed([notice.id for notice, _ in judged]),
    }
    write_arrays(path, key, arrays)
    return arrays


def _judged(
    arrays: Mapping[str, np.ndarray],
    row: int,
    answered: NearestQuestions[KnownQuestion],
    unanswered: NearestQuestions[KnownRefusal],
) -> _Judged:
    """What speaks of the notice of a row: the wordings of judged matters, then known questions, then known refusals."""
    notice, judgement = unpacked(arrays["notices"])[row], arrays["judged"][row][arrays["matter"]]
    settled, left_open = np.zeros(len(answered.known), dtype=bool), np.zeros(len(unanswered.known), dtype=bool)
    settled[answered.concerning(notice)] = left_open[unanswered.concerning(notice)] = True
    left_open[[bool(refusal.naming_words) for refusal in unanswered.known]] = False  # they name another place or year
    is_open = np.concatenate([judgement == 1, np.zeros_like(settled), left_open])
    is_settled = np.concatenate([judgement == 0, settled, np.zeros_like(left_open)])
    speaks = np.array([is_open, is_settled], dtype=np.float32)
    return _Judged(speaks, float(is_open.sum()) / max(int(speaks.sum()), 1))


def _log_odds(share: float) -> float:
    bounded = max(LEAST, min(1 - LEAST, share))
    return math.log(bounded / (1 - bounded))
