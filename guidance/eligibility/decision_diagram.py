"""Decision diagrams over classes of facts: exact answers to "can this still change, and through which fact?".

A diagram is a number: below 4 an outcome (UNMET, OPEN, MET, REFER), else a node that asks one fact and leads
on for each of its classes. Equal diagrams are the same number, so a fact on which nothing depends is in none.
"""

from __future__ import annotations

from collections.abc import Sequence

UNMET, OPEN, MET, REFER = range(4)
OUTCOMES = 4
_LAST = 1 << 30

BOTH = ((0, 0, 0, 0), (0, 1, 1, 1), (0, 1, 2, 3), (0, 1, 3, 3))
EITHER = ((0, 1, 2, 3), (1, 1, 2, 3), (2, 2, 2, 3), (3, 3, 3, 3))
# Whether the notice applies (rows) before what it says (columns).
APPLIES = ((3, 3, 3, 3), (1, 1, 1, 1), (0, 1, 2, 3), (0, 1, 2, 3))
_NEGATED = ((MET,) * OUTCOMES, (OPEN,) * OUTCOMES, (UNMET,) * OUTCOMES, (REFER,) * OUTCOMES)


class Diagrams:
    """All diagrams of one pack; facts are asked in the order of their numbers."""

    def __init__(self) -> None:
        self.asks: list[int] = [_LAST] * OUTCOMES
        self.kids: list[tuple[int, ...]] = [()] * OUTCOMES
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._joined: dict[tuple[int, int, int], int] = {}

    def node(self, fact: int, kids: tuple[int, ...]) -> int:
        """Return the diagram that asks `fact` and goes on with one of `kids`."""
        if kids.count(kids[0]) == len(kids):
            return kids[0]
        key = (fact, kids)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self.asks)
            self.asks.append(fact)
            self.kids.append(kids)
        return found

    def test(self, fact: int, mask: int, size: int) -> int:
        """Return the diagram that is met by the classes in `mask`."""
        return self.node(fact, tuple(MET if mask >> at & 1 else UNMET for at in range(size)))

    def join(self, table: tuple[tuple[int, ...], ...], left: int, right: int) -> int:
        """Return the diagram whose outcome is `table[outcome of left][outcome of right]`."""
        if left < OUTCOMES and right < OUTCOMES:
            return table[left][right]
        key = (id(table), left, right)
        found = self._joined.get(key)
        if found is None:
            fact = min(self.asks[left], self.asks[right])
            size = len(self.kids[left] if self.asks[left] == fact else self.kids[right])
            lefts = self.kids[left] if self.asks[left] == fact else (left,) * size
            rights = self.kids[right] if self.asks[right] == fact else (right,) * size
            found = self.node(fact, tuple(self.join(table, a, b) for a, b in zip(lefts, rights, strict=True)))
            self._joined[key] = found
        return found

    def join_all(self, table: tuple[tuple[int, ...], ...], parts: Sequence[int], empty: int) -> int:
        """Join any number of diagrams; `empty` is the outcome of none."""
        for part in reversed(parts):
            empty = self.join(table, part, empty)
        return empty

    def negate(self, part: int) -> int:
        """Return the diagram that is met where `part` is not."""
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
        asks, kids = self.asks, self.kids
        while root >= OUTCOMES:
            mask = masks[asks[root]]
            if mask & (mask - 1):
                return self._outcomes(root, masks, {})
            root = kids[root][mask.bit_length() - 1]
        return 1 << root

    def _outcomes(self, node: int, masks: Sequence[int], seen: dict[int, int]) -> int:
        if node < OUTCOMES:
            return 1 << node
        found = seen.get(node)
        if found is None:
            mask, found = masks[self.asks[node]], 0
            for at, kid in enumerate(self.kids[node]):
                if mask >> at & 1:
                    found |= self._outcomes(kid, masks, seen)
            seen[node] = found
        return found
