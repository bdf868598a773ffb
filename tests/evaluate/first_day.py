"""How a notice is answered on its first day: `python -m tests.evaluate.first_day [FILE …]`, nothing taught by hand.

FILE is a notice with its questions in the .jsonl (or .questions.jsonl) file beside it; without one, the notices that
were written for training and then kept out of it are asked. Each notice is loaded beside the office's own, chosen,
and asked; the figures stand with 95 % intervals (Wilson). With --fit, the weights of the section `signs_first_day`
of weights.yaml are fitted to these questions and printed, with what each threshold does to notices left out.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from guidance.assistant import Assistant, open_assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Reply
from guidance.understanding.talk_context import TalkContext
from ingest.drafting.add_notice import add_notice
from ingest.errors import AssistantError
from ingest.settings import settings
from ingest.text.normalise import match_key
from ingest.training.asked_documents import IMITATIONS, MEASURED

FITTED = ("match", "none", "wording", "value_absent", "word_elsewhere", "not_stated")
STRENGTH = 0.3  # of the fit to the questions, against small weights


@dataclass(frozen=True)
class Asked:
    """A question of a notice, and the evidence for its answer (none where the notice does not settle it)."""

    notice: str
    question: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """A share with its 95 % interval."""

    right: int
    of: int

    def __str__(self) -> str:
        if not self.of:
            return "–"
        share, z2, n = self.right / self.of, 1.96**2, self.of
        middle = (share + z2 / (2 * n)) / (1 + z2 / n)
        spread = 1.96 / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
        return f"{share:.3f} [{middle - spread:.3f}, {middle + spread:.3f}] of {n}"


def questions_of(path: Path) -> Iterator[Asked]:
    """Yield the questions that stand beside the notice."""
    beside = next(p for p in (path.with_suffix(".jsonl"), path.with_suffix(".questions.jsonl")) if p.exists())
    for line in beside.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        yield Asked(path.stem, row["question"], tuple(row.get("evidence") or ()) if row["kind"] == "answer" else ())


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


def is_right(reply: Reply, evidence: Sequence[str], first: int) -> bool:
    """Whether one of the `first` citations holds a piece of the evidence."""
    texts = [_key(citation.text) for citation in reply.citations[:first]]
    return any(_key(piece) in text for piece in evidence for text in texts)


def _key(text: str) -> str:
    return match_key(text).replace("|", "")


def measure(paths: Sequence[Path], assistant: Assistant) -> dict[str, Share]:
    """Return the figures over all questions of the notices in `paths`."""
    present = {notice.id for notice in assistant.notices}
    rows = [asked for path in paths if path.stem in present for asked in questions_of(path)]
    replies = [respond(row.question, Conversation(notice=row.notice), assistant) for row in rows]
    pairs = list(zip(rows, replies, strict=True))
    answered = [(row, reply) for row, reply in pairs if row.evidence]
    unanswered = [reply for row, reply in pairs if not row.evidence]
    return {
        "hit@1": _share(is_right(reply, row.evidence, 1) for row, reply in answered),
        "hit@3": _share(is_right(reply, row.evidence, 3) for row, reply in answered),
        "refused": _share(reply.kind == "refuse" for reply in unanswered),
        "false refusals": _share(reply.kind == "refuse" for _, reply in answered),
    }


def fit(paths: Sequence[Path], assistant: Assistant) -> Iterator[str]:
    """Yield the weights, and the shares refused rightly and wrongly at each threshold, by notices left out in turn."""
    present = {notice.id for notice in assistant.notices}
    rows = [asked for path in paths if path.stem in present for asked in questions_of(path)]
    signs = np.array([_signs(row, assistant) for row in rows])
    unanswered, notice = np.array([not row.evidence for row in rows]), np.array([row.notice for row in rows])
    odds = np.zeros(len(rows))
    for left_out in dict.fromkeys(notice):
        model = _fitted(signs[notice != left_out], unanswered[notice != left_out])
        odds[notice == left_out] = model.predict_proba(signs[notice == left_out])[:, 1]
    for at in range(40, 95, 5):
        right, wrong = (float((odds[of] >= at / 100).mean()) for of in (unanswered, ~unanswered))
        yield f"# {at / 100:.2f}: refused {right:.3f}, wrongly {wrong:.3f}"
    model = _fitted(signs, unanswered)
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    yield from (f"{name}: {weight:.4f}" for name, weight in zip(FITTED, weights, strict=True))
    yield f"bias: {float(regression.intercept_[0] - weights @ scaler.mean_):.4f}"


def _fitted(signs: np.ndarray, unanswered: np.ndarray) -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5000)).fit(signs, unanswered)


def _signs(row: Asked, assistant: Assistant) -> list[float]:
    question = assistant.understanding.understand(row.question, TalkContext(chosen_notice=row.notice))
    question = replace(question, scope=replace(question.scope, notices=(row.notice,)))
    found = assistant.answerability.signs(question, question.asks[-1])
    return [found[name] for name in FITTED]


def _share(hits: Iterable[bool]) -> Share:
    found = list(hits)
    return Share(sum(found), len(found))


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.first_day", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--fit", action="store_true", help="fit the signs' weights")
    given = parser.parse_args(arguments)
    paths = given.files or [IMITATIONS / f"{name}.md" for name in MEASURED]
    with tempfile.TemporaryDirectory() as folder:
        assistant = assistant_with(paths, Path(folder))
        if given.fit:
            print(*fit(paths, assistant), sep="\n")
            return
        for name, share in measure(paths, assistant).items():
            print(f"{name:<15} {share}")


if __name__ == "__main__":
    main(sys.argv[1:])
