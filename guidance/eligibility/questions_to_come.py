"""How many questions are still to come: those that somebody is asked who ends up meeting the conditions."""

from __future__ import annotations

from dataclasses import dataclass

from guidance.eligibility.decision_diagram import MET, OUTCOMES
from guidance.eligibility.question_order import ReducedDiagram
from guidance.eligibility.verdict import Verdict


@dataclass(frozen=True, slots=True)
class QuestionsToCome:
    """The `facts` that are asked for one after the other if all answers speak for the applicant.

    `settles` says whether the verdict is decided then; if not, only what the applicant cannot say more of is left.
    """

    facts: tuple[str, ...]
    settles: bool

    @property
    def count(self) -> int:
        """How many questions that are."""
        return len(self.facts)


def questions_to_come(verdict: Verdict) -> QuestionsToCome:
    """Return the questions from `verdict` on, each the one that is worth asking after the answers before it."""
    evaluation = verdict.evaluation
    model, parked = evaluation.model, set(verdict.parked)
    masks = list(evaluation.masks)
    asked: list[str] = []
    while True:
        diagram = ReducedDiagram(model.diagrams, model.diagram, masks, model.classes)
        if diagram.top < OUTCOMES:
            return QuestionsToCome(tuple(asked), settles=True)
        open_facts = [number for number in diagram.ordered_questions() if model.facts[number] not in parked]
        if not open_facts:
            return QuestionsToCome(tuple(asked), settles=False)
        fact = min(open_facts, key=lambda number: model.classes[number].spec.after in parked)
        masks[fact] = 1 << diagram.answer_towards(MET, fact)
        asked.append(model.facts[fact])
