"""The check as steps: one question after the other, a look over what was answered, the result."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from guidance.eligibility.questions_to_come import QuestionsToCome

Step = Literal["questions", "review", "result"]
_MOST_NOT_KNOWN = 3  # facts not known after which what is to be looked up comes before further questions


@dataclass
class CheckSteps:
    """How far one visitor has come in the check.

    `answered` are the facts answered on the page, the last one at the end; `step` is where the visitor wants to be;
    `asks_on` says that the visitor goes on answering though much is to be looked up first.
    """

    answered: list[str] = field(default_factory=list)
    step: Step = "questions"
    asks_on: bool = False

    def note_answer(self, fact: str) -> None:
        """Take in that a fact was answered, as the last one."""
        self.answered = [*(each for each in self.answered if each != fact), fact]

    def before(self, fact: str | None) -> str | None:
        """Return the fact that was answered before `fact`, or last where that one was not answered yet."""
        at = self.answered.index(fact) if fact in self.answered else len(self.answered)
        return self.answered[at - 1] if at else None

    def go_to(self, step: Step) -> None:
        """Go to a step; whoever goes on with the questions is not stopped again by what is not known."""
        self.asks_on = self.asks_on or step == "questions"
        self.step = step

    def current(self, to_come: QuestionsToCome, not_known: Collection[str]) -> Step:
        """Return where the visitor is: past the questions where none is left, or not before something is looked up."""
        if self.step != "questions":
            return self.step
        stops = not self.asks_on and len(not_known) >= _MOST_NOT_KNOWN and not to_come.settles
        return "review" if stops or not to_come.count else "questions"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the questions are: `answered` before this one, and about `to_come` with it."""

    answered: int
    to_come: int

    @property
    def share(self) -> str:
        """What part of the questions is done, as CSS writes a share of the width."""
        return f"{100 * self.answered / max(self.answered + self.to_come, 1):.0f}%"
