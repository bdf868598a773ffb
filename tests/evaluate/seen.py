"""What had met a set of questions before it is measured: the encoder in training, weights when they were chosen."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.notices.load_notices import load_notices
from ingest.settings import settings
from ingest.text.normalise import question_key
from ingest.training.asked_documents import MEASURED, asked_notices, imitation_notices


def trained_questions() -> frozenset[str]:
    """Return the keys of the questions of notices that the bundled encoder is trained on."""
    imitations = [document for document in imitation_notices() if document.name not in MEASURED]
    documents = [*imitations, *asked_notices(load_notices(), settings().knowledge)]
    return frozenset(question_key(text) for document in documents for text, _ in document.questions)


def seen(questions: Sequence[str], trained: frozenset[str], *, weights: bool) -> str:
    """Return in words how many of `questions` the encoder had seen; `weights`: whether they were chosen by them."""
    met = sum(question_key(question) in trained for question in questions)
    encoder = f"saw {met} of {len(questions)}" if met else "unseen"
    return f"encoder: {encoder}; weights: {'seen' if weights else 'unseen'}"
