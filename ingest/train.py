"""The bundled embedding, from texts to model folder: `python -m ingest.train --data DIR [DIR …] --out DIR`.

A data folder holds any of laws.jsonl.gz, notices.jsonl.gz, policy.jsonl, stard.jsonl and pairs.jsonl; the
project's own notices, known questions and vocabulary come from the knowledge folder. README.md beside the
bundled model says what the files hold. The same data and seed give the same model on the same machine.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tqdm import tqdm

from ingest.embedding.training.contrastive import Schedule, Source, train_vectors
from ingest.embedding.training.initial_vectors import start_vectors
from ingest.embedding.training.model_folder import press, write_folder
from ingest.embedding.training.own_data import own_pairs, own_texts
from ingest.embedding.training.pairs import Held, Pairs, hold_back
from ingest.embedding.training.retrieval_figures import HEAD, Figures, measure
from ingest.embedding.training.sources import EVERYDAY, READERS, read_data
from ingest.embedding.training.tokenizer import as_counts, make_tokenizer, pieces_of
from ingest.notices.load_notices import load_notices
from ingest.settings import settings

LONGEST = 160  # pieces of a text that are trained on


@dataclass(frozen=True)
class Recipe:
    """Everything about the model that is a choice."""

    pieces: int = 24_000
    start_dimension: int = 256
    dimension: int = 192
    schedule: Schedule = field(default_factory=Schedule)
    seed: int = 7


def train(
    folders: list[Path], out: Path, recipe: Recipe, without: Iterable[str] = (), held: float = 0.2
) -> list[Figures]:
    """Write a model trained on all pairs; return the figures of one that has not seen the questions it is asked.

    The figures come from a run that keeps the share `held` of each kind of question back (none when 0). Notices
    named in `without` are left out of everything, and their questions are measured with the written model.
    """
    notices, knowledge = load_notices(), settings().knowledge
    present, away = [n for n in notices if n.id not in without], [n for n in notices if n.id in without]
    data, texts = read_data(folders, recipe.seed)
    sources = [*data, *own_pairs(present, knowledge, recipe.seed)]
    texts += [(text, EVERYDAY) for text in own_texts(present)]
    learner = _learner(texts, recipe)
    figures = _figures_of_part(learner, sources, held, recipe.seed) if held else []
    vectors = learner.learn(sources)
    write_folder(out, learner.tokenizer, vectors)
    _, unseen = hold_back(own_pairs(away, knowledge, recipe.seed), 1.0, np.random.default_rng(recipe.seed))
    return figures + _figures(learner.tokenizer, vectors, unseen)


@dataclass(frozen=True)
class _Learner:
    tokenizer: Tokenizer
    start: np.ndarray
    recipe: Recipe

    def learn(self, sources: list[Pairs]) -> np.ndarray:
        kinds = [_numbered(source, self.tokenizer) for source in sources]
        trained = train_vectors(self.start, kinds, self.recipe.schedule, self.recipe.seed)
        return press(trained, self.recipe.dimension, self.recipe.seed)


def _learner(texts: list[tuple[str, int]], recipe: Recipe) -> _Learner:
    shown = tqdm(texts, "pieces", unit=" texts", disable=None)
    tokenizer = make_tokenizer(shown, recipe.pieces)
    rows = pieces_of(tokenizer, [text for text, _ in texts])
    start = start_vectors(rows, tokenizer.get_vocab_size(), recipe.start_dimension, recipe.seed)
    return _Learner(tokenizer, start, recipe)


def _figures_of_part(learner: _Learner, sources: list[Pairs], share: float, seed: int) -> list[Figures]:
    kept, sets = hold_back(sources, share, np.random.default_rng(seed))
    return _figures(learner.tokenizer, learner.learn(kept), sets)


def _figures(tokenizer: Tokenizer, vectors: np.ndarray, sets: list[Held]) -> list[Figures]:
    def encode(texts: list[str]) -> np.ndarray:
        rows = as_counts(pieces_of(tokenizer, texts), len(vectors)) @ vectors
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)

    return [figures for held in sets if held.questions for figures in measure(encode, held)]


def _numbered(source: Pairs, tokenizer: Tokenizer) -> Source:
    left, right = (pieces_of(tokenizer, [pair[side] for pair in source.pairs]) for side in (0, 1))
    targets = {target: number for number, target in enumerate(dict.fromkeys(target for *_, target in source.pairs))}
    kept = [at for at, (one, other) in enumerate(zip(left, right, strict=True)) if len(one) and len(other)]
    size = tokenizer.get_vocab_size()
    sides = (as_counts([side[at][:LONGEST] for at in kept], size) for side in (left, right))
    return Source(source.name, source.weight, *sides, np.array([targets[source.pairs[at][2]] for at in kept]))


def main(arguments: list[str] | None = None) -> int:
    """Train, print the table of figures, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ingest.train", description=__doc__)
    parser.add_argument(
        "--data", type=Path, nargs="+", required=True, metavar="DIR", help="folders with the data files"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder that the model is written to")
    parser.add_argument("--without", action="append", default=[], metavar="NOTICE", help="leave a notice out")
    parser.add_argument("--held", type=float, default=0.2, help="share of the questions kept back for the figures")
    parser.add_argument("--steps", type=int, default=Schedule.steps, help="batches to train for")
    given = parser.parse_args(arguments)
    absent = [str(folder) for folder in given.data if not any((folder / name).exists() for name in READERS)]
    if absent:
        print(f"--data: none of {', '.join(READERS)} in {', '.join(absent)}", file=sys.stderr)
        return 2
    recipe = Recipe(schedule=Schedule(steps=given.steps))
    figures = train(given.data, given.out, recipe, given.without, given.held)
    print(HEAD, *figures, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
