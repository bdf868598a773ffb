"""What words, vectors and both are worth: `python -m tests.evaluate [--train DIR …] [--model FOLDER] [--stard FILE]`.

The development questions are asked over the project's clauses, lay people's legal questions (STARD) over articles.
The bundled embedding was trained on both, so with it the figures tell of memory; the table says so. With --train, one
is trained on the data folders without a fifth of STARD's questions and without the development questions, and these
are asked. --model measures another sentence-transformers model beside it, such as a folder with bge-small-zh-v1.5.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from guidance.assistant import open_assistant
from ingest.embedding.encoder import Encoder, load_encoder
from ingest.settings import ROOT
from ingest.train import Recipe, train
from tests.bench import plain, product, questions
from tests.evaluate import development, stard

SAMPLE = ROOT / "tests" / "fixtures" / "training" / "stard.jsonl"
HELD = 0.2  # share of STARD's questions that a model trained here does not see


def measure(folder: Path, data: list[Path], asked: Path, models: Iterable[str]) -> list[str]:
    """Return the lines of all tables; what is written lies in `folder`."""
    os.environ["GUIDANCE_KNOWLEDGE"] = str(product.knowledge_without_the_set(folder))
    os.environ["GUIDANCE_DATA"] = str(folder / "data")
    rows = stard.read_rows(asked)
    articles = stard.articles_of(rows)
    lines = ["Figures of memory: this embedding was trained on these questions (see --train)."]
    if data:
        rows, kept = _parted(rows)
        train(_without(data, kept, folder / "training"), folder / "embedding", Recipe(), held=0)
        os.environ["GUIDANCE_EMBEDDING"] = str(folder / "embedding")
        lines = ["An embedding that has seen none of these questions."]
    for name in ("", *models):
        lines += ["", f"## {name or 'the embedding'}", ""]
        encoder = load_encoder(name or None)
        lines += [*_development(encoder), "", *_stard(rows, articles, encoder)]
    return [*lines, "", "## plain pipeline (splitter, Chroma, the encoder, trained on them)", "", *_plain(folder)]


def _parted(rows: list[dict]) -> tuple[list[dict], list[dict]]:
    order = np.random.default_rng(Recipe().seed).permutation(len(rows))
    held = round(len(rows) * HELD)
    return [rows[i] for i in order[:held]], [rows[i] for i in order[held:]]


def _without(data: list[Path], kept: list[dict], folder: Path) -> list[Path]:
    """Folders like those of `data`, with only the `kept` rows of STARD."""
    copies = [folder / str(at) for at in range(len(data))]
    for copy, source in zip(copies, data, strict=True):
        copy.mkdir(parents=True)
        for path in source.resolve().iterdir():
            if path.name != "stard.jsonl":
                (copy / path.name).symlink_to(path)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in kept)
    (copies[0] / "stard.jsonl").write_text("".join(lines), encoding="utf-8")
    return copies


def _development(encoder: Encoder) -> Iterable[str]:
    yield "| development questions: synonyms | known questions | by | hit@1 | hit@3 |\n|---|---|---|---|---|"
    for row in development.measure(open_assistant(), encoder, questions.development_set()):
        known = "on" if row.known else "off"
        yield f"| {row.synonyms} | {known} | {row.signal} | {row.first:.3f} | {row.first_three:.3f} |"


def _stard(rows: list[dict], articles: dict[str, str], encoder: Encoder) -> Iterable[str]:
    yield f"| STARD: {len(rows)} questions, {len(articles)} articles | R@1 | R@5 | MRR |\n|---|---|---|---|"
    for row in stard.measure(rows, articles, encoder):
        yield f"| {row.signal} | {row.first:.3f} | {row.first_five:.3f} | {row.reciprocal:.3f} |"


def _plain(folder: Path) -> Iterable[str]:
    ask, rows = plain.build(folder / "plain"), questions.development_set()
    figures = questions.score(rows, [ask(row["question"]) for row in rows])
    yield f"| development questions | hit@1 | hit@3 |\n|---|---|---|\n| | {figures['hit@1']} | {figures['hit@3']} |"


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate", description=__doc__)
    parser.add_argument("--train", type=Path, nargs="+", default=[], metavar="DIR", help="data to train on, unseen")
    parser.add_argument("--model", action="append", default=[], metavar="FOLDER", help="another model to measure")
    parser.add_argument("--stard", type=Path, metavar="FILE", help="rows of STARD (default: those of DIR, or a sample)")
    given = parser.parse_args()
    asked = given.stard or next((path for d in given.train if (path := d / "stard.jsonl").is_file()), SAMPLE)
    if not asked.is_file():
        print(f"--stard: {asked} is no file; give a file of rows {{question, laws}}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        print(*measure(Path(folder), given.train, asked, given.model), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
