"""What is kept of a message, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """One message as it is kept: no time of day, no visitor, no facts.

    `id` is drawn by chance; `kind` is the reply's; `question` is stripped of personal data, and None where the
    message told of the applicant; `clauses` are the ids of those cited; `useful` is the thumb, None where not given.
    """

    id: str
    day: date
    kind: str
    question: str | None
    clauses: tuple[str, ...] = ()
    useful: bool | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """What could not be written since the program started: how many, since which day, and why the last one failed."""

    count: int
    since: date
    why: str
