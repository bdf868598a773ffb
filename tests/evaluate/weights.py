"""What each sign of grounds.yaml counts, learned from questions with and without an answer.

`python -m tests.evaluate.weights [--fresh PREFIX …]` prints the file. Each question is judged by an office that has not
been taught it (ten folds). Only questions whose id starts with a PREFIX are learned from: give those that the bundled
embedding has not been trained on, or it remembers them and the signs look surer than they are for a new question.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from guidance.grounds import SIGNS, Grounds
from guidance.neighbours import Neighbours
from guidance.office import Office, open_office
from guidance.retrieve import Retrieval
from guidance.scoring import Scorer
from ingest.chunk import chunks
from ingest.embed import Encoder, load_encoder

FOLDS = 10
STRENGTH = 1.0  # of the fit to the questions, against small weights


def learn(office: Office, encoder: Encoder, fresh: tuple[str, ...]) -> tuple[dict[str, float], float, np.ndarray]:
    """Return the weights, the bias, and for each threshold in hundredths the shares refused rightly and wrongly."""
    signs, refused = map(np.array, zip(*_rows(office, encoder, fresh), strict=True))
    spread = signs.std(axis=0) + 1e-9
    fitted = LogisticRegression(C=STRENGTH, max_iter=5000).fit(signs / spread, refused)
    weights = dict(zip(SIGNS, (fitted.coef_[0] / spread).round(4).tolist(), strict=True))
    sure = fitted.predict_proba(signs / spread)[:, 1]
    shares = [((sure[refused] >= at / 100).mean(), (sure[~refused] >= at / 100).mean()) for at in range(100)]
    return weights, round(float(fitted.intercept_[0]), 4), np.array(shares)


def _rows(office: Office, encoder: Encoder, fresh: tuple[str, ...]) -> Iterator[tuple[list[float], bool]]:
    """The signs of every question, and whether it has no answer, by an office that does not know the question."""
    questions = {q.text: False for n in office.notices for q in n.questions if q.id.startswith(fresh)}
    questions |= {r.text: True for r in office.grounds.unanswered.known if r.id.startswith(fresh)}
    texts = sorted(questions)
    random.Random(7).shuffle(texts)
    for fold in range(FOLDS):
        held = set(texts[fold::FOLDS])
        grounds = _untaught(office, encoder, held)
        for text in texts[fold::FOLDS]:
            question = office.understanding.understand(text)
            if not question.references:
                yield list(grounds.signs(question, question.asks[-1]).values()), questions[text]


def _untaught(office: Office, encoder: Encoder, held: set[str]) -> Grounds:
    notices = [replace(n, questions=tuple(q for q in n.questions if q.text not in held)) for n in office.notices]
    every = [chunk for notice in notices for chunk in chunks(notice)]
    clauses = {c.id: c for n in notices for c in n.clauses}
    scorer = Scorer(every, encoder.encode_clauses([c.text for c in every]))
    return Grounds(
        Neighbours([q for n in notices for q in n.questions], encoder),
        Neighbours([r for r in office.grounds.unanswered.known if r.text not in held], encoder),
        Retrieval(scorer, encoder, clauses, office.understanding.vocabulary),
        office.grounds.weights,
    )


def main() -> None:
    """Print grounds.yaml with what it does at each threshold."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.weights", description=__doc__)
    parser.add_argument("--fresh", nargs="+", default=[""], metavar="PREFIX", help="ids that are learned from")
    fresh = tuple(parser.parse_args().fresh)
    weights, bias, shares = learn(open_office(), load_encoder(), fresh)
    for at in range(10, 90, 5):
        print(f"# {at / 100:.2f}: refused {shares[at][0]:.3f}, wrongly {shares[at][1]:.3f}")
    print("weights:", *(f"  {name}: {value}" for name, value in weights.items()), f"bias: {bias}", sep="\n")


if __name__ == "__main__":
    main()
