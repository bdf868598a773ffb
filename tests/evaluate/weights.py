"""What each sign of an unanswerable question counts: `python -m tests.evaluate.weights --train DIR … [--part FOLDER]`.

A third of the questions with and without an answer is taken out of the knowledge, an embedding is trained on DIR and
the rest, and the assistant that knows the rest judges that third: so every question is as new as a visitor's. The
signs' weights are fitted to it by logistic regression and printed, for the section `signs` of weights.yaml. FOLDER
keeps knowledge and embedding of the part for another run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import zlib
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

from guidance.answerability.classifier import SIGNS
from guidance.assistant import Assistant, open_assistant
from ingest.settings import settings
from ingest.train import Recipe, train

STRENGTH = 1.0  # of the fit to the questions, against small weights


def learn(whole: Path, assistant: Assistant) -> tuple[dict[str, float], float, np.ndarray]:
    """Return weights, bias, and for each threshold in hundredths the shares refused rightly and wrongly.

    `whole` is the knowledge with all questions, `assistant` knows only the part of it that is not held out.
    """
    rows = [(text, refused) for path in _files(whole) for text, refused in _held(path)]
    signs, refused = [], []
    for text, answerless in rows:
        question = assistant.understanding.understand(text)
        if not (question.references or question.refused_topic or question.scope.outside):
            signs.append(list(next(assistant.answerability.readings(question, question.asks[-1])).values()))
            refused.append(answerless)
    spread, truth = np.std(signs, axis=0) + 1e-9, np.array(refused)
    fitted = LogisticRegression(C=STRENGTH, max_iter=5000).fit(signs / spread, truth)
    sure = fitted.predict_proba(signs / spread)[:, 1]
    shares = [((sure[truth] >= at / 100).mean(), (sure[~truth] >= at / 100).mean()) for at in range(100)]
    weights = dict(zip(SIGNS, (fitted.coef_[0] / spread).round(4).tolist(), strict=True))
    return weights, round(float(fitted.intercept_[0]), 4), np.array(shares)


def part_of(whole: Path, folder: Path, data: list[Path]) -> None:
    """Write the knowledge without the held third, and an embedding trained with it, into `folder`."""
    shutil.copytree(whole, folder / "knowledge")
    for path in _files(folder / "knowledge"):
        rows = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        kept = [row for row in rows if not _is_held(row["text"])]
        path.write_text(yaml.dump(kept, allow_unicode=True, sort_keys=False), encoding="utf-8")
    os.environ["GUIDANCE_KNOWLEDGE"] = str(folder / "knowledge")
    train(data, folder / "embedding", Recipe(), held=0)


def _files(knowledge: Path) -> list[Path]:
    return [*sorted(knowledge.glob("notices/*/questions.yaml")), knowledge / "refusals.yaml"]


def _held(path: Path) -> list[tuple[str, bool]]:
    rows = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return [(row["text"], path.name == "refusals.yaml") for row in rows if _is_held(row["text"])]


def _is_held(text: str) -> bool:
    return zlib.crc32(text.encode()) % 3 == 0


def main() -> None:
    """Print the weights, and what `answerability.refuse_from` does at each threshold as comments."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.weights", description=__doc__)
    parser.add_argument("--train", type=Path, nargs="+", required=True, metavar="DIR", help="data to train on")
    parser.add_argument("--part", type=Path, metavar="FOLDER", help="where the part is kept, and found again")
    given, whole = parser.parse_args(), settings().knowledge
    with tempfile.TemporaryDirectory() as temporary:
        part = given.part or Path(temporary)
        if not (part / "embedding").exists():
            part_of(whole, part, given.train)
        os.environ |= {
            "GUIDANCE_KNOWLEDGE": str(part / "knowledge"),
            "GUIDANCE_DATA": f"{temporary}/data",
            "GUIDANCE_EMBEDDING": str(part / "embedding"),
        }
        weights, bias, shares = learn(whole, open_assistant())
    for at in range(10, 95, 5):
        print(f"# {at / 100:.2f}: refused {shares[at][0]:.3f}, wrongly {shares[at][1]:.3f}")
    print(*(f"{name}: {value}" for name, value in (weights | {"bias": bias}).items()), sep="\n")


if __name__ == "__main__":
    main()
