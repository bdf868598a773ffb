"""How a notice is answered on its first day: `python -m tests.evaluate.first_day [FILE …]`, nothing taught by hand.

FILE is a notice with its questions in the .jsonl (or .questions.jsonl) file beside it; without one, the notices of
tests/fixtures/first_day are asked and those that were written for training and then kept out of it. Each notice is
loaded beside the office's own, chosen, and asked; the figures stand with 95 % intervals (Wilson), and each line tells
what had seen the questions. With --fit, the weights of the section `signs_first_day` of weights.yaml are fitted to
these questions and printed, with what each threshold does to notices left out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from guidance.assistant import Assistant, open_assistant
from guidance.understanding.talk_context import TalkContext
from ingest.drafting.add_notice import add_notice
from ingest.errors import AssistantError
from ingest.settings import settings
from ingest.training.asked_documents import IMITATIONS, MEASURED
from tests.evaluate.asked import Asked, measure, questions_of
from tests.evaluate.seen import seen, trained_questions
from tests.evaluate.shares import lines

FITTED = ("match", "none", "value_absent", "value_given", "word_elsewhere", "usually_open", "not_stated")
AS_THEY_COME = Path(__file__).parents[1] / "fixtures" / "first_day"
STRENGTH = 0.3  # of the fit to the questions, against small weights


def assistant_with(paths: Iterable[Path], folder: Path) -> Assistant:
    """Return the assistant of a copy of the knowledge in `folder`, with these notices added as a clerk would."""
    shutil.copytree(settings().knowledge, folder / "knowledge", dirs_exist_ok=True)
    os.environ |= {"GUIDANCE_KNOWLEDGE": str(folder / "knowledge"), "GUIDANCE_DATA": str(folder / "data")}
    for path in paths:
        if not (folder / "knowledge" / "notices" / path.stem).exists():
            try:
                add_notice([path], path.stem, accept=True)
            except AssistantError as error:
                print(f"{path.stem} is not asked: {error}", file=sys.stderr)
    return open_assistant()


def questions_of_added(paths: Iterable[Path], assistant: Assistant) -> list[Asked]:
    """Return the questions of the notices in `paths` that could be added."""
    present = {notice.id for notice in assistant.notices}
    return [asked for path in paths if path.stem in present for asked in questions_of(path)]


def fit(paths: Sequence[Path], assistant: Assistant) -> Iterator[str]:
    """Yield the weights, and the shares refused rightly and wrongly at each threshold, by notices left out in turn.

    They are fitted to the asks as they are worded; a question counts as refused where every reading of each ask does.
    """
    rows = questions_of_added(paths, assistant)
    readings = [_readings(row, assistant) for row in rows]
    signs = np.array([found[0] for found in readings])
    unanswered, notice = np.array([not row.answerable for row in rows]), np.array([row.notice for row in rows])
    sure = np.zeros(len(rows))
    for left_out in dict.fromkeys(notice):
        model = _fitted(signs[notice != left_out], unanswered[notice != left_out])
        for row in np.flatnonzero(notice == left_out):
            sure[row] = model.predict_proba(readings[row])[:, 1].min()
    for at in range(40, 95, 5):
        right, wrong = (float((sure[of] >= at / 100).mean()) for of in (unanswered, ~unanswered))
        yield f"# {at / 100:.2f}: refused {right:.3f}, wrongly {wrong:.3f}"
    model = _fitted(signs, unanswered)
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    yield from (f"{name}: {weight:.4f}" for name, weight in zip(FITTED, weights, strict=True))
    yield f"bias: {float(regression.intercept_[0] - weights @ scaler.mean_):.4f}"


def _fitted(signs: np.ndarray, unanswered: np.ndarray) -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5000)).fit(signs, unanswered)


def _readings(row: Asked, assistant: Assistant) -> list[list[float]]:
    """The signs that are fitted, of every reading of every ask."""
    question = assistant.understanding.understand(row.question, TalkContext(chosen_notice=row.notice))
    question = replace(question, scope=replace(question.scope, notices=(row.notice,)))
    readings = (signs for ask in question.asks for signs in assistant.answerability.readings(question, ask))
    return [[signs[name] for name in FITTED] for signs in readings]


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.first_day", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--fit", action="store_true", help="fit the signs' weights")
    given = parser.parse_args(arguments)
    as_they_come = [
        path for path in sorted(AS_THEY_COME.iterdir()) if path.suffix != ".jsonl" and path.stem != "README"
    ]
    fitted = [*(IMITATIONS / f"{name}.md" for name in MEASURED), *as_they_come]
    paths = given.files or fitted
    with tempfile.TemporaryDirectory() as folder:
        assistant = assistant_with(paths, Path(folder))
        if given.fit:
            print(*fit(paths, assistant), sep="\n")
            return
        rows = questions_of_added(paths, assistant)
        weights = any(path.resolve() in fitted for path in paths)
        met = seen([row.question for row in rows], trained_questions(), weights=weights)
        print(*lines("first day", measure(rows, assistant), met), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
