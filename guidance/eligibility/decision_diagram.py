"""Decision diagrams over value classes: exact answers to "can this still change, and through which fact?".

A diagram is a number: below 4 an outcome (UNMET, OPEN, MET, REFER), else a node that reads one fact and leads to
another diagram for each of its value classes. Equal diagrams have the same number, so a fact on which nothing
depends is in none. (Reduced ordered multi-valued decision diagrams; the connectives are those of strong Kleene logic.)
"""

from __future__ import annotations

from collections.abc import Sequence

UNMET, OPEN, MET, REFER = range(4)
OUTCOMES = 4
_LAST = 1 << 30

Table = tuple[tuple[int, ...], ...]
"""The outcome of a connective for each outcome of its left side (rows) and its right side (columns)."""

BOTH: Table = ((0, 0, 0, 0), (0, 1, 1, 1), (0, 1, 2, 3), (0, 1, 3, 3))
EITHER: Table = ((0, 1, 2, 3), (1, 1, 2, 3), (2, 2, 2, 3), (3, 3, 3, 3))
# Whether the notice applies (rows) comes before what it asks for (columns).
APPLIES: Table = ((3, 3, 3, 3), (1, 1, 1, 1), (0, 1, 2, 3), (0, 1, 2, 3))
_NEGATED: Table = ((MET,) * OUTCOMES, (OPEN,) * OUTCOMES, (UNMET,) * OUTCOMES, (REFER,) * OUTCOMES)


class Diagrams:
    """All diagrams of one pack; a node reads a fact with a lower number than all nodes below it.

    `facts[n]` is the fact that node n reads, `children[n]` are the diagrams it leads to, one a value class.
    """

    def __init__(self) -> None:
        self.facts: list[int] = [_LAST] * OUTCOMES
        self.children: list[tuple[int, ...]] = [()] * OUTCOMES
        self._numbers: dict[tuple[int, tuple[int, ...]], int] = {}
        self._joined: dict[tuple[Table, int, int], int] = {}

    def copy(self) -> Diagrams:
        """Return the same diagrams, to which further ones can be added without a change to these."""
        copied = Diagrams()
        copied.facts, copied.children = self.facts.copy(), self.children.copy()
        copied._numbers, copied._joined = self._numbers.copy(), self._joined.copy()
        return copied

    def node(self, fact: int, children: tuple[int, ...]) -> int:
        """Return the diagram that reads `fact` and goes on with one of `children`."""
        if children.count(children[0]) == len(children):
            return children[0]
        key = (fact, children)
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self.facts)
            self.facts.append(fact)
            self.children.append(children)
        return found

    def test(self, fact: int, mask: int, size: int) -> int:
        """Return the diagram that is met by the classes in `mask`, of `size` classes."""
        return self.node(fact, tuple(MET if mask >> at & 1 else UNMET for at in range(size)))

    def join(self, table: Table, left: int, right: int) -> int:
        """Return the diagram whose outcome is `table[outcome of left][outcome of right]`."""
        if left < OUTCOMES and right < OUTCOMES:
            return table[left][right]
        key = (table, left, right)
        found = self._joined.get(key)
        if found is None:
            fact = min(self.facts[left], self.facts[right])
            size = len(self.children[left] if self.facts[left] == fact else self.children[right])
            pairs = zip(self._below(left, fact, size), self._below(right, fact, size), strict=True)
            found = self.node(fact, tuple(self.join(table, one, other) for one, other in pairs))
            self._joined[key] = found
        return found

    def join_all(self, table: Table, parts: Sequence[int], empty: int) -> int:
        """Join any number of diagrams; `empty` is the outcome of none."""
        for part in reversed(parts):
            empty = self.join(table, part, empty)
        return empty

    def negate(self, part: int) -> int:
        """Return the diagram that is met where `part` is unmet, and unmet where it is met."""
        return self.join(_NEGATED, part, UNMET)

    def several(self, parts: Sequence[int], count: int) -> int:
        """Return the diagram that is met where at least `count` of `parts` are."""
        if count <= 0:
            return MET
        if count > len(parts):
            return UNMET
        with_first = self.join(BOTH, parts[0], self.several(parts[1:], count - 1))
        return self.join(EITHER, with_first, self.several(parts[1:], count))

    def sum(self, addends: Sequence[tuple[int, tuple[int, ...]]], need: int) -> int:
        """Return the diagram that is met where numbers (fact, least number of each class) add up to `need`."""
        if need <= 0:
            return MET
        if not addends:
            return UNMET
        (fact, numbers), rest = addends[0], addends[1:]
        return self.node(fact, tuple(self.sum(rest, need - number) for number in numbers))

    def outcomes(self, root: int, masks: Sequence[int]) -> int:
        """Return which outcomes the classes in `masks` leave possible, as bits."""
        facts, children = self.facts, self.children
        while root >= OUTCOMES:
            mask = masks[facts[root]]
            if mask & (mask - 1):
                return self._outcomes(root, masks, {})
            root = children[root][mask.bit_length() - 1]
        return 1 << root

    def _below(self, diagram: int, fact: int, size: int) -> tuple[int, ...]:
        """What a diagram leads to for each class of `fact`: itself where it does not read it first."""
        return self.children[diagram] if self.facts[diagram] == fact else (diagram,) * size

    def _outcomes(self, node: int, masks: Sequence[int], seen: dict[int, int]) -> int:
        if node < OUTCOMES:
            return 1 << node
        found = seen.get(node)
        if found is None:
            mask, found = masks[self.facts[node]], 0
            for at, child in enumerate(self.children[node]):
                if mask >> at & 1:
                    found |= self._outcomes(child, masks, seen)
            seen[node] = found
        return found
