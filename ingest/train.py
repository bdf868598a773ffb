"""The bundled embedding, from texts to model folder: `python -m ingest.train --data DIR [DIR …] --out DIR`.

A data folder holds any of laws.jsonl.gz, notices.jsonl.gz, policy.jsonl, stard.jsonl and pairs.jsonl; the
project's own notices, known questions and vocabulary come from the knowledge folder. README.md beside the
bundled model says what the files hold. The same data and seed give the same model on the same machine.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tqdm import tqdm

from ingest.commands.command_line import Parser, run_command
from ingest.errors import InputError
from ingest.notices.load_notices import load_notices
from ingest.settings import settings
from ingest.training.contrastive import CountedPairs, Schedule, train_vectors
from ingest.training.initial_vectors import initial_vectors
from ingest.training.model_folder import reduce_dimension, write_model_folder
from ingest.training.own_data import own_pairs, own_texts
from ingest.training.pairs import HeldOut, Pairs, hold_out
from ingest.training.retrieval_figures import HEAD, RetrievalFigures, measure
from ingest.training.sources import EVERYDAY, READERS, read_data
from ingest.training.tokenizer import count_matrix, make_tokenizer, piece_ids

LONGEST = 160  # pieces of a text that are trained on


@dataclass(frozen=True)
class Recipe:
    """Every choice about the model: sizes in pieces and dimensions, the schedule, the seed of every draw."""

    pieces: int = 24_000
    initial_dimension: int = 256
    dimension: int = 192
    schedule: Schedule = field(default_factory=Schedule)
    seed: int = 7


def train(
    folders: list[Path], out: Path, recipe: Recipe, without: Iterable[str] = (), held: float = 0.2
) -> list[RetrievalFigures]:
    """Write a model trained on all pairs into `out`; return the figures of one that has not seen its questions.

    The figures come from a run that holds the share `held` of each kind of question out (no such run when 0).
    Notices named in `without` are left out of everything, and their questions are measured with the written model.
    """
    notices, knowledge = load_notices(), settings().knowledge
    present = [n for n in notices if n.id not in without]
    left_out = [n for n in notices if n.id in without]
    data, texts = read_data(folders, recipe.seed)
    sources = [*data, *own_pairs(present, knowledge, recipe.seed)]
    texts += [(text, EVERYDAY) for text in own_texts(present)]
    learner = _learner(texts, recipe)
    figures = _held_out_figures(learner, sources, held, recipe.seed) if held else []
    vectors = learner.learn(sources)
    write_model_folder(out, learner.tokenizer, vectors)
    _, unseen = hold_out(own_pairs(left_out, knowledge, recipe.seed), 1.0, np.random.default_rng(recipe.seed))
    return figures + _figures(learner.tokenizer, vectors, unseen)


@dataclass(frozen=True)
class _Learner:
    tokenizer: Tokenizer
    initial: np.ndarray
    recipe: Recipe

    def learn(self, sources: list[Pairs]) -> np.ndarray:
        kinds = [_counted(source, self.tokenizer) for source in sources]
        trained = train_vectors(self.initial, kinds, self.recipe.schedule, self.recipe.seed)
        return reduce_dimension(trained, self.recipe.dimension, self.recipe.seed)


def _learner(texts: list[tuple[str, int]], recipe: Recipe) -> _Learner:
    shown = tqdm(texts, "pieces", unit=" texts", disable=None)
    tokenizer = make_tokenizer(shown, recipe.pieces)
    rows = piece_ids(tokenizer, [text for text, _ in texts])
    initial = initial_vectors(rows, tokenizer.get_vocab_size(), recipe.initial_dimension, recipe.seed)
    return _Learner(tokenizer, initial, recipe)


def _held_out_figures(learner: _Learner, sources: list[Pairs], share: float, seed: int) -> list[RetrievalFigures]:
    seen, sets = hold_out(sources, share, np.random.default_rng(seed))
    return _figures(learner.tokenizer, learner.learn(seen), sets)


def _figures(tokenizer: Tokenizer, vectors: np.ndarray, sets: list[HeldOut]) -> list[RetrievalFigures]:
    def encode(texts: list[str]) -> np.ndarray:
        sums: np.ndarray = count_matrix(piece_ids(tokenizer, texts), len(vectors)) @ vectors
        rows: np.ndarray = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
        return rows

    return [figures for held_out in sets if held_out.questions for figures in measure(encode, held_out)]


def _counted(source: Pairs, tokenizer: Tokenizer) -> CountedPairs:
    """The pairs as piece counts, without those of which a side has no piece at all."""
    left, right = (piece_ids(tokenizer, [pair[side] for pair in source.pairs]) for side in (0, 1))
    numbers = {target: number for number, target in enumerate(dict.fromkeys(target for *_, target in source.pairs))}
    usable = [at for at, (one, other) in enumerate(zip(left, right, strict=True)) if len(one) and len(other)]
    targets = np.array([numbers[source.pairs[at][2]] for at in usable])
    left_counts, right_counts = (
        count_matrix([side[at][:LONGEST] for at in usable], tokenizer.get_vocab_size()) for side in (left, right)
    )
    return CountedPairs(source.name, source.weight, left_counts, right_counts, targets)


def main(arguments: Sequence[str]) -> int:
    """Train and print the table of figures."""
    given = _parser().parse_args(arguments)
    absent = [str(folder) for folder in given.data if not any((folder / name).exists() for name in READERS)]
    if absent:
        raise InputError("--data", f"{'、'.join(absent)} 里没有数据文件，应有 {'、'.join(READERS)} 之一")
    recipe = Recipe(schedule=Schedule(steps=given.steps))
    figures = train(given.data, given.out, recipe, given.without, given.held_out)
    print(HEAD, *figures, sep="\n")
    return 0


def _parser() -> Parser:
    parser = Parser(prog="python -m ingest.train", description="从语料训练随产品附带的向量模型，并打印检索指标。")
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR", help="放数据文件的文件夹")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="模型写到哪个文件夹")
    parser.add_argument("--without", action="append", default=[], metavar="NOTICE", help="不用这一份通知")
    parser.add_argument("--held", dest="held_out", type=float, default=0.2, help="留出多少问题来算指标（默认 0.2）")
    parser.add_argument("--steps", type=int, default=Schedule.steps, help="训练多少批")
    return parser


if __name__ == "__main__":
    sys.exit(run_command(main, sys.argv[1:]))
