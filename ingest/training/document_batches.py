"""Documents with questions → batches: questions of one document, their clauses, and others as near misses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.training.asked_documents import AskedDocument

NEAR = 2  # how far, in clauses, a near miss stands from a clause that answers


@dataclass(frozen=True)
class DocumentSource:
    """Documents of one kind; `share` is how many of the batches they are worth, beside the other sources' shares."""

    name: str
    share: float
    documents: tuple[AskedDocument, ...]


@dataclass(frozen=True)
class DocumentBatch:
    """Questions and clauses of one document.

    `answers` is a boolean matrix (questions × clauses + 1): which clauses answer, and in the last column whether none
    of them does.
    """

    questions: tuple[str, ...]
    clauses: tuple[str, ...]
    answers: np.ndarray


@dataclass(frozen=True)
class BatchShape:
    """How a batch is drawn: questions and clauses at most, and the share of answered questions that lose their clause.

    Of every batch at most the share `unanswered` are questions that the document does not answer.
    """

    questions: int = 20
    clauses: int = 28
    bereft: float = 0.2
    unanswered: float = 0.35


def document_batches(
    sources: Sequence[DocumentSource], shape: BatchShape, generator: np.random.Generator
) -> Iterator[DocumentBatch]:
    """Yield batches without end; a source is drawn by its share, a document by the root of its number of questions."""
    shares = np.array([source.share for source in sources])
    roots = [np.sqrt([len(document.questions) for document in source.documents]) for source in sources]
    while True:
        drawn = int(generator.choice(len(sources), p=shares / shares.sum()))
        document = sources[drawn].documents[
            int(generator.choice(len(roots[drawn]), p=roots[drawn] / roots[drawn].sum()))
        ]
        yield draw_batch(document, shape, generator)


def draw_batch(document: AskedDocument, shape: BatchShape, generator: np.random.Generator) -> DocumentBatch:
    """Return a batch of the document's questions; clauses that answer a bereft question stand in no batch with it."""
    questions = _some_questions(document, shape, generator)
    needed = dict.fromkeys(at for _, answering in questions for at in answering)
    answered = [answering for _, answering in questions if answering]
    bereft = [at for answering in answered if generator.random() < shape.bereft for at in answering]
    removed = set(bereft[: len(document.clauses) // 3])
    others = _near_first([int(at) for at in generator.permutation(len(document.clauses))], list(needed), generator)
    kept = [at for at in (*needed, *others) if at not in removed][: shape.clauses]
    kept = [kept[int(at)] for at in generator.permutation(len(kept))]
    answers = np.zeros((len(questions), len(kept) + 1), dtype=bool)
    for row, (_, answering) in enumerate(questions):
        answers[row, :-1] = [at in answering for at in kept]
        answers[row, -1] = not answers[row].any()
    texts = tuple(document.clauses[at] for at in kept)
    return DocumentBatch(tuple(text for text, _ in questions), texts, answers)


def _near_first(order: list[int], needed: list[int], generator: np.random.Generator) -> list[int]:
    """The indices of `order` that are not needed; half of those within NEAR of a needed one come first."""
    near = {at + by for at in needed for by in range(-NEAR, NEAR + 1) if generator.random() < 0.5}
    others = [at for at in order if at not in set(needed)]
    return sorted(others, key=lambda at: at not in near)


def _some_questions(
    document: AskedDocument, shape: BatchShape, generator: np.random.Generator
) -> list[tuple[str, frozenset[int]]]:
    order = [document.questions[int(at)] for at in generator.permutation(len(document.questions))]
    unanswered = [question for question in order if not question[1]][: round(shape.questions * shape.unanswered)]
    answered = [question for question in order if question[1]]
    return [*unanswered, *answered[: shape.questions - len(unanswered)]]
