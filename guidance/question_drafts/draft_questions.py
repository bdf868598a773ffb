"""A notice → questions that people would ask of it, each answered by the clause that it is drafted for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz import fuzz

from guidance.faq.ask_assistant import Asker
from guidance.faq.journey_topics import load_topic_rules
from guidance.question_drafts.example_questions import ExampleQuestion, ExampleQuestions, load_example_questions
from guidance.question_drafts.question_fit import QuestionFit
from guidance.question_drafts.question_frames import QuestionFrames, load_question_frames
from ingest.document import Clause
from ingest.embedding.encoder import load_encoder
from ingest.index.search_texts import words_under_headings
from ingest.notices.notice import KnownQuestion, Notice

ALIKE = (
    0.38  # cosine of question and of its clause with the new clause, on average, from which a question is taken over
)
ALIKE_FOR_VALUE = 0.25  # the same where it asks for a value and the clause gives one
LIKENESS_OF_FRAME = 0.5  # what a question that is asked of any notice counts beside those of like clauses
MOST_OF_CLAUSE = 3  # questions of one clause
SAME = 62  # ratio from which two questions say the same
ORIGIN = "起草：别的通知里相近条款的问法"


@dataclass(frozen=True, slots=True)
class DraftedQuestion:
    """A question with the clause that answers it first; `likeness` to its example's clause is from 0 to 1."""

    text: str
    clause: Clause
    likeness: float


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """The drafted questions of a notice in its order; `tried` were asked, `found` of them led to a clause that fits.

    `without` are the clauses with words of their own for which there is no question.
    """

    notice: str
    questions: tuple[DraftedQuestion, ...]
    tried: int
    found: int
    without: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question to be tried: how like each clause is, by id, and how like the one that answers must be."""

    text: str
    likeness: Mapping[str, float]
    least: float
    is_frame: bool = False


def draft_questions(
    asker: Asker, notice: Notice, examples: ExampleQuestions | None = None, frames: QuestionFrames | None = None
) -> QuestionDraft:
    """Return the draft for a notice that the assistant answers from; it changes nothing.

    Every question finds its clause: asked with the notice chosen, the assistant cites that first.
    """
    examples = examples or load_example_questions(asker.assistant.notices)
    fit = QuestionFit(notice, asker.assistant.knowledge, examples.spread)
    candidates = [
        *_of_examples(notice, examples, fit),
        *_of_frames(notice, frames or load_question_frames(), fit),
    ]
    found = [drafted for candidate in candidates if (drafted := _ask(candidate, asker, notice, fit))]
    known = [question.text for question in notice.questions]
    questions = _in_order(_different(found, known, load_topic_rules().unfit), notice)
    answered = {question.clause.id for question in questions} | {q.clauses[0] for q in notice.questions}
    without = tuple(c for c in notice.clauses if c.text.strip() and c.id not in answered)
    return QuestionDraft(notice.id, questions, len(candidates), len(found), without)


def _ask(candidate: _Candidate, asker: Asker, notice: Notice, fit: QuestionFit) -> DraftedQuestion | None:
    """The question with the clause that the assistant answers it by; None where that does not fit it."""
    clause = notice.by_id.get(asker.first_clause(candidate.text, notice.id))
    if clause is None or not fit.answers(candidate.text, clause, in_its_words=candidate.is_frame):
        return None
    alike = candidate.likeness.get(clause.id, 0.0)
    return DraftedQuestion(candidate.text, clause, alike) if alike >= candidate.least else None


def _of_examples(notice: Notice, examples: ExampleQuestions, fit: QuestionFit) -> Iterator[_Candidate]:
    """The questions of other notices that can be asked of this one and are like one of its clauses."""
    adapted = (replace(e, text=fit.adapted(e.text)) for e in examples.examples if e.notice != notice.id)
    admitted = [example for example in adapted if example.text]
    for example, row in zip(admitted, _likeness(notice, admitted), strict=True):
        least = ALIKE_FOR_VALUE if fit.asks_value(example.text) else ALIKE
        if row.max(initial=0.0) >= least:
            alike = {clause.id: float(value) for clause, value in zip(notice.clauses, row, strict=True)}
            yield _Candidate(example.text, alike, least)


def _of_frames(notice: Notice, frames: QuestionFrames, fit: QuestionFit) -> Iterator[_Candidate]:
    everywhere = dict.fromkeys(notice.by_id, LIKENESS_OF_FRAME)
    for text in dict.fromkeys(frames.questions(notice, fit.levels)):
        yield _Candidate(text, everywhere, LIKENESS_OF_FRAME, is_frame=True)


def as_known(draft: QuestionDraft) -> tuple[KnownQuestion, ...]:
    """Return the drafted questions in the form of known ones, without an id since no file of questions has them."""
    return tuple(KnownQuestion("", question.text, (question.clause.id,), ORIGIN) for question in draft.questions)


def _likeness(notice: Notice, examples: Sequence[ExampleQuestion]) -> np.ndarray:
    """For each example and each clause, how like the clause is to the question and to the clause that answered it."""
    encoder = load_encoder()
    clauses = encoder.encode_clauses([words_under_headings(clause, notice.by_id) for clause in notice.clauses])
    asked = encoder.encode_queries([example.text for example in examples])
    answering = encoder.encode_clauses([example.clause for example in examples])
    alike: np.ndarray = (asked + answering) @ clauses.T / 2
    return alike


def _different(found: Iterable[DraftedQuestion], known: Iterable[str], unfit: re.Pattern[str]) -> list[DraftedQuestion]:
    """The plainest questions, then those most like their examples; none says the same as another or a known one."""
    chosen: list[DraftedQuestion] = []
    texts = list(known)
    count: dict[str, int] = {}
    for question in sorted(found, key=lambda q: (bool(unfit.search(q.text)), -q.likeness)):
        if count.get(question.clause.id, 0) == MOST_OF_CLAUSE or any(
            fuzz.ratio(question.text, t) >= SAME for t in texts
        ):
            continue
        chosen.append(question)
        texts.append(question.text)
        count[question.clause.id] = count.get(question.clause.id, 0) + 1
    return chosen


def _in_order(questions: Iterable[DraftedQuestion], notice: Notice) -> tuple[DraftedQuestion, ...]:
    place = {clause.id: at for at, clause in enumerate(notice.clauses)}
    return tuple(sorted(questions, key=lambda question: (place[question.clause.id], -question.likeness)))
