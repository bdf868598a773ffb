"""What the office's notices settle and what they only seem to: `python -m tests.evaluate.near_misses`.

Seven sets over the project's own notices, asked with the notice chosen. `blind`, `near`, `fresh`, `unseen`, `exam` and
`exam_2`, half to three fifths answerable and the others near misses, were written from the notices alone without a look
at any answer, `exam` and `exam_2` when the weights had been chosen. `plain` is what everybody asks in a few words, of
which one notice settles what the other does not (no evidence, so no hits). The figures stand with 95 % intervals
(Wilson). The encoder was trained on the notices themselves; each line tells whether it had met the questions, and
whether the weights were chosen with them in view.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from guidance.assistant import open_assistant
from ingest.settings import ROOT
from tests.evaluate.asked import Asked, measure, questions_of
from tests.evaluate.seen import seen, trained_questions
from tests.evaluate.shares import lines

FITTED = ("blind", "near", "fresh", "plain", "unseen")  # sets that the weights were fitted to, among others
SETS = (*FITTED, "exam", "exam_2")


def rows_of(name: str) -> list[Asked]:
    """Return the questions of a set, of all notices."""
    paths = sorted((ROOT / "tests" / "fixtures" / name).glob("*.jsonl"))
    return [asked for path in paths for asked in questions_of(path)]


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    argparse.ArgumentParser(prog="python -m tests.evaluate.near_misses", description=__doc__).parse_args(arguments)
    assistant, trained = open_assistant(), trained_questions()
    for name in SETS:
        rows = rows_of(name)
        met = seen([row.question for row in rows], trained, weights=name in FITTED)
        print(*lines(name, measure(rows, assistant), met), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
