"""What is still to be asked: exactly the facts that can change the verdict, the most telling and cheapest first."""

from __future__ import annotations

from collections.abc import Sequence

from guidance.eligibility.decision_diagram import OUTCOMES, Diagrams
from guidance.eligibility.value_classes import Axis

Chances = tuple[float, ...]


def still_asked(diagrams: Diagrams, root: int, masks: Sequence[int], axes: Sequence[Axis]) -> list[int]:
    """Return the numbers of the facts on which the outcome still depends, in the order worth asking.

    A fact is among them when, and only when, for some values of the other open facts two of its own lead to
    different outcomes. First comes what is likely to settle the most for the least effort.
    """
    reduced = _Reduced(diagrams, masks, axes)
    return _one_after_another(reduced.by_use(reduced.reduce(root)), axes)


def _one_after_another(facts: list[int], axes: Sequence[Axis]) -> list[int]:
    """The same facts, but none before the one it is asked after."""
    numbers = {axes[at].fact: at for at in facts}
    placed: dict[int, None] = {}

    def place(at: int, waiting: frozenset[int]) -> None:
        before = numbers.get(axes[at].spec.after)
        if before is not None and before not in waiting:
            place(before, waiting | {at})
        placed.setdefault(at)

    for at in facts:
        place(at, frozenset())
    return list(placed)


class _Reduced:
    """The part of a diagram that the stated facts leave open; nodes are listed from the outcomes upwards."""

    def __init__(self, diagrams: Diagrams, masks: Sequence[int], axes: Sequence[Axis]) -> None:
        self.diagrams, self.masks, self.axes = diagrams, masks, axes
        self.nodes: list[tuple[int, tuple[int, ...], Chances]] = []
        self.chances: list[Chances] = [tuple(float(at == one) for at in range(OUTCOMES)) for one in range(OUTCOMES)]
        self._found: dict[int, int] = {}
        self._same: dict[tuple[int, tuple[int, ...]], int] = {}

    def reduce(self, node: int) -> int:
        if node < OUTCOMES:
            return node
        found = self._found.get(node)
        if found is None:
            fact = self.diagrams.asks[node]
            kids = self.diagrams.kids[node]
            mask = self.masks[fact]
            left = tuple(self.reduce(kid) for at, kid in enumerate(kids) if mask >> at & 1)
            found = self._found[node] = left[0] if left.count(left[0]) == len(left) else self._node(fact, left)
        return found

    def _node(self, fact: int, kids: tuple[int, ...]) -> int:
        found = self._same.get((fact, kids))
        if found is None:
            weights = self._weights(fact)
            self.nodes.append((fact, kids, weights))
            below = zip(*(self.chances[kid] for kid in kids), strict=True)
            self.chances.append(tuple(sum(w * c for w, c in zip(weights, each, strict=True)) for each in below))
            found = self._same[fact, kids] = OUTCOMES + len(self.nodes) - 1
        return found

    def _weights(self, fact: int) -> Chances:
        mask = self.masks[fact]
        left = [weight for at, weight in enumerate(self.axes[fact].weights) if mask >> at & 1]
        return tuple(weight / sum(left) for weight in left)

    def by_use(self, top: int) -> list[int]:
        """The facts in the reduced diagram, by how much an answer is expected to settle for its effort."""
        if top < OUTCOMES:
            return []
        reached = [0.0] * (OUTCOMES + len(self.nodes))
        reached[top] = 1.0
        answers: dict[int, list[list[float]]] = {}
        for at in range(len(reached) - 1, OUTCOMES - 1, -1):
            fact, kids, weights = self.nodes[at - OUTCOMES]
            for kid, weight in zip(kids, weights, strict=True):
                reached[kid] += reached[at] * weight
            after = answers.setdefault(fact, [list(self.chances[top]) for _ in kids])
            for chances, kid in zip(after, kids, strict=True):
                for outcome in range(OUTCOMES):
                    chances[outcome] += reached[at] * (self.chances[kid][outcome] - self.chances[at][outcome])
        return sorted(answers, key=lambda fact: (-self._use(fact, answers[fact], self.chances[top]), fact))

    def _use(self, fact: int, after: list[list[float]], now: Chances) -> float:
        settled = sum(
            weight * sum(chance * chance for chance in chances)
            for weight, chances in zip(self._weights(fact), after, strict=True)
        )
        return round((settled - sum(chance * chance for chance in now)) / self.axes[fact].spec.effort, 12)
