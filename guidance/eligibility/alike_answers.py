"""Which answers to a question end alike, whatever else is still open: they need not be told apart."""

from __future__ import annotations

from collections.abc import Sequence

from guidance.eligibility.decision_diagram import OUTCOMES, Diagrams
from guidance.eligibility.evaluation import Evaluation

Answers = tuple[str, ...]


def alike_answers(evaluation: Evaluation, fact: str) -> tuple[Answers, ...]:
    """Return the values that `fact` may still have, those that end alike together; () where it has no fixed values."""
    model = evaluation.model
    number = model.numbers[fact]
    classes, mask = model.classes[number], evaluation.masks[number]
    if classes.spec.type != "enum":
        return ()
    alike = _AlikeClasses(model.diagrams, evaluation.masks, number).of(model.diagram)
    groups: dict[int, list[str]] = {}
    for value in classes.spec.values:
        at = classes.mask(value).bit_length() - 1
        if mask >> at & 1:
            groups.setdefault(alike[at], []).append(value)
    return tuple(map(tuple, groups.values()))


class _AlikeClasses:
    """The value classes of one fact, sorted by what a diagram leads to in them where the other facts are open."""

    def __init__(self, diagrams: Diagrams, masks: Sequence[int], fact: int) -> None:
        self._diagrams, self._masks, self._fact = diagrams, masks, fact
        self._size = masks[fact].bit_length()
        self._cut: dict[tuple[int, int], int] = {}
        self._numbers: dict[tuple[int, tuple[int, ...]], int] = {}

    def of(self, root: int) -> list[int]:
        """Return for each class a number; classes with the same number end alike."""
        return [self._with(root, at) for at in range(self._size)]

    def _with(self, node: int, at: int) -> int:
        """The diagram that is left of `node` where the fact is in class `at`."""
        if node < OUTCOMES:
            return node
        key = (node, at)
        if key not in self._cut:
            self._cut[key] = self._reduced(node, at)
        return self._cut[key]

    def _reduced(self, node: int, at: int) -> int:
        read, below = self._diagrams.facts[node], self._diagrams.children[node]
        if read == self._fact:
            return self._with(below[at], at)
        children = tuple(self._with(child, at) for i, child in enumerate(below) if self._masks[read] >> i & 1)
        if children.count(children[0]) == len(children):
            return children[0]
        return self._numbers.setdefault((read, children), OUTCOMES + len(self._numbers))
