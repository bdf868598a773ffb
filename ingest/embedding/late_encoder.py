"""The fine-tuned encoder at work: a question or a clause → its token vectors, by onnxruntime on one thread."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from ingest.computed_once import ComputedOnce
from ingest.embedding.encoder import NOT_TEXT, model_identity
from ingest.errors import SettingError
from ingest.memo import memo
from ingest.text.normalise import search_spelling

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

BATCH = 16  # clauses encoded at a time
WINDOW, OVERLAP = 112, 24  # pieces of a long clause that are encoded together, and how many of them twice
PADDING = 1  # the piece that fills a shorter text
TOKEN_UNIT = 127  # what 1.0 is stored as, in eight bits
WORDING = "wording"  # the graph's output with the vector of a wording, which not every encoder has
_AHEAD = ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="encoder")  # the graph lets other threads run


@dataclass(frozen=True)
class EncodedQuestion:
    """A question as the encoder reads it.

    `tokens` (pieces × token dimension) are unit vectors of float32; `weights` say how much each piece counts and sum
    to 1; `none` is the score that "no clause answers" has. `wording` (wording dimension) is the unit vector that is
    near those of other wordings of what is asked.
    """

    tokens: np.ndarray
    weights: np.ndarray
    none: float
    wording: np.ndarray


@dataclass(frozen=True, eq=False)
class LateEncoder:
    """The encoder of a model folder; `identity` changes exactly when its vectors may change.

    `wording_dimension` is 0 where it has no vectors of wordings. `scale` turns differences of scores into log-odds;
    `prompts` stand before questions and clauses.
    """

    identity: str
    dimension: int
    token_dimension: int
    wording_dimension: int
    scale: float
    longest_question: int
    question_prompt: str
    clause_prompt: str
    tokenizer: Tokenizer
    session: InferenceSession

    def question(self, text: str) -> EncodedQuestion:
        """Return the encoded question, cut off after `longest_question` pieces: an answer asks for it again."""
        return _question_of(self, text).result()

    def encode_ahead(self, text: str) -> None:
        """Begin to encode a question on another thread, beside what this one does; `question` waits for it."""
        _question_of(self, text).begin(_AHEAD)

    def wordings(self, texts: Sequence[str]) -> np.ndarray:
        """Return the vector of each text as a wording (texts × wording dimension), of unit length."""
        ids = [self.question_ids(text) for text in texts]
        found = np.zeros((len(texts), self.wording_dimension), dtype=np.float32)
        by_length = sorted(range(len(ids)), key=lambda at: len(ids[at])) if self.wording_dimension else []
        for start in range(0, len(by_length), BATCH):
            batch = by_length[start : start + BATCH]
            (found[batch],) = self._run([ids[at] for at in batch], WORDING)
        return found

    def question_ids(self, text: str) -> list[int]:
        """Return the pieces of a question with its prompt, cut off after `longest_question`."""
        ids: list[int] = self.tokenizer.encode(self.question_prompt + search_spelling(text)).ids
        return ids if len(ids) <= self.longest_question else [*ids[: self.longest_question - 1], ids[-1]]

    def encode_question(self, ids: Sequence[int]) -> EncodedQuestion:
        """Return the encoded question that has these pieces, computed anew."""
        outputs = ("tokens", "weights", "none", *([WORDING] if self.wording_dimension else []))
        tokens, weights, none, *wording = self._run([ids], *outputs)
        nothing = np.zeros(0, dtype=np.float32)
        return EncodedQuestion(tokens[0], weights[0], float(none[0]), wording[0][0] if wording else nothing)

    def clauses(self, texts: Sequence[str]) -> list[np.ndarray]:
        """Return for each text its token vectors (pieces × token dimension, int8, 127 for 1.0)."""
        windows = [(at, ids) for at, text in enumerate(texts) for ids in self._windows(text)]
        by_length = sorted(windows, key=lambda window: len(window[1]))
        rows: list[list[np.ndarray]] = [[] for _ in texts]
        for start in range(0, len(by_length), BATCH):
            batch = by_length[start : start + BATCH]
            (tokens,) = self._run([ids for _, ids in batch], "tokens")
            for (at, ids), found in zip(batch, tokens, strict=True):
                rows[at].append(np.rint(found[: len(ids)] * TOKEN_UNIT).astype(np.int8))
        return [np.concatenate(found) for found in rows]

    def pieces(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Return piece ids and mask of whole texts, cut off after WINDOW pieces (both texts × pieces, int64)."""
        return padded([self.tokenizer.encode(text).ids[:WINDOW] for text in texts])

    def _windows(self, text: str) -> Iterator[list[int]]:
        ids = self.tokenizer.encode(self.clause_prompt + NOT_TEXT.sub(" ", text)).ids
        yield ids[:WINDOW]
        for start in range(WINDOW - OVERLAP, max(len(ids) - OVERLAP, 0), WINDOW - OVERLAP):
            yield [ids[0], *ids[start : start + WINDOW - 1]]

    def _run(self, ids: Sequence[Sequence[int]], *outputs: str) -> list[np.ndarray]:
        pieces, mask = padded(ids)
        found: list[np.ndarray] = self.session.run(list(outputs), {"ids": pieces, "mask": mask})
        return found


def padded(ids: Sequence[Sequence[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Return piece ids and mask (both texts × pieces, int64), shorter texts filled up."""
    filled = np.full((len(ids), max(map(len, ids), default=0)), PADDING, dtype=np.int64)
    mask = np.zeros_like(filled)
    for at, row in enumerate(ids):
        filled[at, : len(row)] = row
        mask[at, : len(row)] = 1
    return filled, mask


@memo("encoded question")
def _question_of(encoder: LateEncoder, text: str) -> ComputedOnce[EncodedQuestion]:
    return ComputedOnce(partial(encoder.encode_question, encoder.question_ids(text)))


@memo("late encoder")
def load_late_encoder(folder: Path) -> LateEncoder:
    """Load the encoder from its model folder; SettingError where the folder is damaged."""
    import onnxruntime

    try:
        card = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(folder / card["graph"]), options, ["CPUExecutionProvider"])
        prompts = card["prompts"]
    except Exception as error:  # onnxruntime raises classes of its own, without a common one
        raise SettingError(f"模型文件夹 {folder} 已损坏（{error}）；请重新下载或训练") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return LateEncoder(
        identity=model_identity(folder.name, folder),
        dimension=card["dimension"],
        token_dimension=card["token_dimension"],
        wording_dimension=card.get("wording_dimension", 0),
        scale=card["late_scale"],
        longest_question=card["longest_question"],
        question_prompt=prompts["query"],
        clause_prompt=prompts["document"],
        tokenizer=tokenizer,
        session=session,
    )
