"""What is recorded of a message, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """One message as it is recorded: no time of day, no visitor, no facts.

    `id` is random (uuid4); `kind` is the reply's; `question` is scrubbed of personal data, and None where the
    message tells of the applicant; `clauses` are the ids of those cited; `useful` is the visitor's rating, None
    where there is none.
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
