"""What is still to be asked: exactly the facts that can change the verdict, the most telling and cheapest first."""

from __future__ import annotations

from collections.abc import Sequence

from guidance.eligibility.decision_diagram import OUTCOMES, Diagrams
from guidance.eligibility.value_classes import ValueClasses

Chances = tuple[float, ...]
"""The chance of each outcome, or of each class that is still possible; adding up to 1."""


def ordered_questions(
    diagrams: Diagrams, root: int, masks: Sequence[int], classes: Sequence[ValueClasses]
) -> list[int]:
    """Return the numbers of the facts on which the outcome of `root` still depends, in the order worth asking.

    A fact is among them when, and only when, for some values of the other open facts two of its own lead to
    different outcomes. First comes what is likely to settle the most for the least effort.
    """
    return ReducedDiagram(diagrams, root, masks, classes).ordered_questions()


def _after_what_they_rest_on(facts: list[int], classes: Sequence[ValueClasses]) -> list[int]:
    """The same facts, but none before the one it is to be asked after."""
    numbers = {classes[fact].fact: fact for fact in facts}
    placed: dict[int, None] = {}

    def place(fact: int, waiting: frozenset[int]) -> None:
        before = numbers.get(classes[fact].spec.after)
        if before is not None and before not in waiting:
            place(before, waiting | {fact})
        placed.setdefault(fact)

    for fact in facts:
        place(fact, frozenset())
    return list(placed)


class ReducedDiagram:
    """The part of a diagram that the stated facts leave open; nodes are listed from the outcomes upwards.

    `nodes` are (fact, children, chances of the classes that lead to them); `chances` are those of each outcome, from
    the four outcomes on and then for each node.
    """

    def __init__(self, diagrams: Diagrams, root: int, masks: Sequence[int], classes: Sequence[ValueClasses]) -> None:
        self.diagrams, self.masks, self.classes = diagrams, masks, classes
        self.nodes: list[tuple[int, tuple[int, ...], Chances]] = []
        self.chances: list[Chances] = [tuple(float(at == one) for at in range(OUTCOMES)) for one in range(OUTCOMES)]
        self._weights_of: dict[int, Chances] = {}
        self._reduced: dict[int, int] = {}
        self._numbers: dict[tuple[int, tuple[int, ...]], int] = {}
        self.top = self._reduce(root)
        self._answers = self._chances_after_answer() if self.top >= OUTCOMES else {}

    def ordered_questions(self) -> list[int]:
        """Return the facts in the reduced diagram in the order worth asking, none before one that it rests on."""
        now = self.chances[self.top]
        by_gain = sorted(self._answers, key=lambda fact: (-self._gain(fact, self._answers[fact], now), fact))
        return _after_what_they_rest_on(by_gain, self.classes)

    def answer_towards(self, outcome: int, fact: int) -> int:
        """Return the class of a fact that most of those who end in `outcome` are in; the likeliest if none do."""
        mask, weights = self.masks[fact], self._weights(fact)
        shares = [weight * chances[outcome] for weight, chances in zip(weights, self._answers[fact], strict=True)]
        likeliest = max(range(len(weights)), key=(shares if any(shares) else weights).__getitem__)
        return [at for at in range(mask.bit_length()) if mask >> at & 1][likeliest]

    def _reduce(self, node: int) -> int:
        if node < OUTCOMES:
            return node
        found = self._reduced.get(node)
        if found is None:
            fact = self.diagrams.facts[node]
            mask = self.masks[fact]
            below = self.diagrams.children[node]
            children = tuple(self._reduce(child) for at, child in enumerate(below) if mask >> at & 1)
            all_alike = children.count(children[0]) == len(children)
            found = self._reduced[node] = children[0] if all_alike else self._node(fact, children)
        return found

    def _node(self, fact: int, children: tuple[int, ...]) -> int:
        found = self._numbers.get((fact, children))
        if found is None:
            weights = self._weights(fact)
            self.nodes.append((fact, children, weights))
            self.chances.append(self._mixed(weights, children))
            found = self._numbers[fact, children] = OUTCOMES + len(self.nodes) - 1
        return found

    def _mixed(self, weights: Chances, children: tuple[int, ...]) -> Chances:
        mixed = [0.0] * OUTCOMES
        for weight, child in zip(weights, children, strict=True):
            for outcome, chance in enumerate(self.chances[child]):
                mixed[outcome] += weight * chance
        return tuple(mixed)

    def _weights(self, fact: int) -> Chances:
        if fact not in self._weights_of:
            mask = self.masks[fact]
            possible = [weight for at, weight in enumerate(self.classes[fact].weights) if mask >> at & 1]
            whole = sum(possible)
            self._weights_of[fact] = tuple(weight / whole for weight in possible)
        return self._weights_of[fact]

    def _chances_after_answer(self) -> dict[int, list[list[float]]]:
        """For each fact and each of its possible classes, the chances of the outcomes once that class is known."""
        top = self.top
        reached = [0.0] * (OUTCOMES + len(self.nodes))
        reached[top] = 1.0
        answers: dict[int, list[list[float]]] = {}
        for number in range(len(reached) - 1, OUTCOMES - 1, -1):
            fact, children, weights = self.nodes[number - OUTCOMES]
            for child, weight in zip(children, weights, strict=True):
                reached[child] += reached[number] * weight
            after = answers.setdefault(fact, [list(self.chances[top]) for _ in children])
            for chances, child in zip(after, children, strict=True):
                self._shift(chances, reached[number], number, child)
        return answers

    def _shift(self, chances: list[float], reached: float, node: int, child: int) -> None:
        """Change the chances by what it means to go on with one child wherever the node is reached."""
        for outcome, (after, before) in enumerate(zip(self.chances[child], self.chances[node], strict=True)):
            chances[outcome] += reached * (after - before)

    def _gain(self, fact: int, after: list[list[float]], now: Chances) -> float:
        """How much surer the outcome is after the answer (expected sum of squared chances), for its effort."""
        settled = sum(
            weight * sum(chance * chance for chance in chances)
            for weight, chances in zip(self._weights(fact), after, strict=True)
        )
        return round((settled - sum(chance * chance for chance in now)) / self.classes[fact].spec.effort, 12)
