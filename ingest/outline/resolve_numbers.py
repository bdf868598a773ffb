"""Which candidates are clauses: a number counts when the order of the numbers around it says so."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.outline.number_marks import GLUED, INLINE, LINE, RANK, UNITS, WRAPPED, Mark

WEAK_STYLES = {"A.", "a.", "（a）", "i.", "1", "1）", "一）"}
# Hardly anything else looks like these at the start of a line.
SURE_STYLES = {*UNITS, "（一）"}
DECIMAL_PARENTS = {"1", "1.", "一、", *UNITS}
SKIP = 3


@dataclass(slots=True)
class NumberPlace:
    """An accepted number: its mark, the place it stands under, and whether its list starts anew there."""

    mark: Mark
    parent: NumberPlace | None
    anew: bool = False
    missing: tuple[int, int] | None = None
    repeated: bool = False


@dataclass(slots=True)
class Walk:
    """The state of one pass: open places from the top, what follows each mark, and what each style did last."""

    marks: list[Mark]
    follower: list[int] = field(default_factory=list)
    rival: list[int] = field(default_factory=list)
    places: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    open: list[tuple[NumberPlace, int]] = field(default_factory=list)
    last: dict[str, tuple[int, ...]] = field(default_factory=dict)
    under: dict[str, str] = field(default_factory=dict)

    def limit(self, depth: int) -> int:
        """The index at which the next sibling of an open place above `depth` stands, or the end."""
        return min((self.follower[index] for _, index in self.open[:depth]), default=len(self.marks))


def place(marks: list[Mark]) -> tuple[list[NumberPlace], list[Mark]]:
    """Return the numbers that count, in order, and those at the start of a line that do not."""
    walk = Walk(_bridge(_with_bare(marks)))
    _look_ahead(walk)
    placed, refused = [], []
    for index, mark in enumerate(walk.marks):
        found = _decimal(walk, index) if mark.style == "1.1" else _place(walk, index)
        if found:
            placed.append(found)
            walk.last[mark.style] = mark.number
            walk.under[mark.style] = found.parent.mark.style if found.parent else ""
        elif mark.strength >= WRAPPED:
            refused.append(mark)
    return placed, refused


def _with_bare(marks: list[Mark]) -> list[Mark]:
    """Numbers without a point, as in standards (5 总则, 5.1 …), count only where decimal ones stand under them."""
    pairs = pairwise(mark for mark in marks if mark.style in ("1", "1.1"))
    standard = any(a.style == "1" and b.style == "1.1" and b.number == (*a.number, 1) for a, b in pairs)
    return marks if standard else [mark for mark in marks if mark.style != "1"]


def _next(number: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """The numbers that may follow: 第三条 → 第四条 or 第三条之一, 5.1 → 5.2."""
    if len(number) == 2 and number[1]:
        return ((number[0], number[1] + 1), (number[0] + 1, 0))
    return ((number[0] + 1, 0), (number[0], 1)) if len(number) == 2 else ((*number[:-1], number[-1] + 1),)


def _bridge(marks: list[Mark]) -> list[Mark]:
    """Raise the glued marks that close a gap between two sound ones of their style; drop the other glued ones."""
    by_style: dict[str, list[int]] = defaultdict(list)
    for index, mark in enumerate(marks):
        by_style[mark.style].append(index)
    raised = {i: replace(marks[i], strength=INLINE) for i in _decimals_in_order(marks, by_style.pop("1.1", []))}
    for indexes in by_style.values():
        before, glued = 0, []
        for index in indexes:
            mark = marks[index]
            if mark.strength == GLUED:
                glued.append(index)
                continue
            for filler in _fill(marks, glued, before, mark.number[0]):
                raised[filler] = replace(marks[filler], strength=INLINE)
            before, glued = mark.number[0], []
    return [raised.get(i, mark) for i, mark in enumerate(marks) if i in raised or mark.strength > GLUED]


def _decimals_in_order(marks: list[Mark], indexes: list[int]) -> Iterator[int]:
    """The glued decimals of three parts or more that follow one that counts: 1.3.1.2 behind 1.3.1.1."""
    seen: set[tuple[int, ...]] = set()
    for index in indexes:
        mark = marks[index]
        *above, last = mark.number
        follows = (*above, last - 1) in seen if last > 1 else tuple(above) in seen
        if mark.strength == GLUED and follows and len(mark.number) > 2:
            yield index
        elif mark.strength == GLUED:
            continue
        seen.add(mark.number)


def _fill(marks: list[Mark], glued: list[int], before: int, after: int) -> list[int]:
    """The glued marks that count from `before` (or from 1) up to just below `after`; none when one is lacking."""
    for first in {before + 1, 1}:
        wanted, chain = after - 1, []
        for index in reversed(glued):
            if wanted >= first and marks[index].number[0] == wanted:
                chain.append(index)
                wanted -= 1
        if chain and wanted == first - 1 and (first > 1 or before >= after or not before):
            return chain
    return []


def _look_ahead(walk: Walk) -> None:
    count = len(walk.marks)
    walk.follower, walk.rival = [count] * count, [count] * count
    seen: dict[tuple[str, tuple[int, ...]], int] = {}
    for index in range(count - 1, -1, -1):
        mark = walk.marks[index]
        walk.follower[index] = min(seen.get((mark.style, n), count) for n in _next(mark.number))
        walk.rival[index] = seen.get((mark.style, mark.number), count)
        seen[mark.style, mark.number] = index
    for index, mark in enumerate(walk.marks):
        walk.places.setdefault((mark.style, mark.number[0]), []).append(index)


def _place(walk: Walk, index: int) -> NumberPlace | None:
    mark = walk.marks[index]
    depths = [d for d in range(len(walk.open) - 1, -1, -1) if walk.open[d][0].mark.style == mark.style]
    going_on = [d for d in depths if mark.number in _next(walk.open[d][0].mark.number)]
    if going_on:
        # Lists of one style inside each other: one runs inside a line, the other line by line.
        depth = next((d for d in going_on if _in_line(walk.open[d][0].mark) == _in_line(mark)), going_on[0])
        return None if _outdone(walk, index) else _put(walk, index, depth)
    if mark.number[0] == 1 and not (len(mark.number) == 2 and mark.number[1]):
        return _restart(walk, index, depths[0]) if depths else _start(walk, index)
    return _irregular(walk, index, depths[0]) if depths else _run_on(walk, index)


def _in_line(mark: Mark) -> bool:
    return mark.strength < WRAPPED


def _outdone(walk: Walk, index: int) -> bool:
    """Whether a sounder mark of the same number comes before the list goes on."""
    mark, rival = walk.marks[index], walk.rival[index]
    if mark.strength == LINE or rival == len(walk.marks) or rival > walk.follower[index]:
        return False
    return walk.marks[rival].strength > mark.strength and rival < walk.limit(len(walk.open) - 1)


def _supported(walk: Walk, index: int, depth: int) -> bool:
    """Whether the list goes on before anything open above it does."""
    return walk.follower[index] < walk.limit(depth)


def _start(walk: Walk, index: int) -> NumberPlace | None:
    mark, depth = walk.marks[index], _depth(walk, index)
    sure = mark.strength == LINE and mark.style not in WEAK_STYLES
    if not sure and (not _supported(walk, index, depth) or _outdone(walk, index)):
        return None
    return _put(walk, index, depth)


def _restart(walk: Walk, index: int, depth: int) -> NumberPlace | None:
    """A list that starts again: after the one of its style, or inside a line of it."""
    mark, follower = walk.marks[index], walk.follower[index]
    if _in_line(mark):
        outer, same_line = (
            walk.open[depth][0].mark,
            follower < len(walk.marks) and walk.marks[follower].block == mark.block,
        )
        return _put(walk, index, len(walk.open)) if same_line and not _in_line(outer) else None
    if mark.strength < LINE or not (mark.led or _supported(walk, index, depth)):
        return None
    found = _put(walk, index, depth)
    found.anew = True
    return found


def _run_on(walk: Walk, index: int) -> NumberPlace | None:
    """A list that starts above 1: it runs on from the one before, or its beginning is missing."""
    mark, depth = walk.marks[index], _depth(walk, index)
    last = walk.last.get(mark.style)
    if last and mark.number in _next(last):
        return None if _outdone(walk, index) else _put(walk, index, depth)
    sure = mark.style in SURE_STYLES or _supported(walk, index, depth)
    if mark.strength < LINE or mark.style in WEAK_STYLES or not sure:
        return None
    found = _put(walk, index, depth)
    expected = last[0] + 1 if last and 0 < mark.number[0] - last[0] <= SKIP + 1 else 1
    found.missing = (expected, mark.number[0] - 1)
    return found


def _irregular(walk: Walk, index: int, depth: int) -> NumberPlace | None:
    """A number that skips some, or comes again, in an open list."""
    mark, last = walk.marks[index], walk.open[depth][0].mark.number
    gap = mark.number[0] - last[0] - 1
    if mark.strength < LINE or mark.style in WEAK_STYLES:
        return None
    late = _comes(walk, index, mark.style, last[0] + 1)
    if gap > 0 and mark.style not in SURE_STYLES and late < min(walk.limit(depth), _comes(walk, index, mark.style, 1)):
        return None
    if gap > 0 and (gap <= SKIP or _supported(walk, index, depth)):
        found = _put(walk, index, depth)
        found.missing = (last[0] + 1, mark.number[0] - 1)
        return found
    if gap == -1 or (gap < -1 and _supported(walk, index, depth)):
        found = _put(walk, index, depth)
        found.repeated = True
        return found
    return None


def _depth(walk: Walk, index: int) -> int:
    """How many places stay open when a list of a style that is not open begins."""
    mark, depth = walk.marks[index], len(walk.open)
    while depth:
        above, at = walk.open[depth - 1]
        if RANK[above.mark.style] < RANK[mark.style] or above.mark.style == "1.1":
            break
        follower = walk.follower[at]
        again = _comes(walk, index, above.mark.style, 1) < follower
        if walk.under.get(mark.style) == above.mark.style:
            break
        units = mark.style in UNITS and above.mark.style in UNITS
        if not units and follower < walk.limit(depth - 1) and not again:
            break
        depth -= 1
    return depth


def _comes(walk: Walk, index: int, style: str, number: int) -> int:
    """Where a number of a style comes next after a mark, or the end."""
    places = walk.places.get((style, number), [])
    at = bisect_right(places, index)
    return places[at] if at < len(places) else len(walk.marks)


def _decimal(walk: Walk, index: int) -> NumberPlace | None:
    """5.1 stands under 5 (or 第五章, 五、), 5.1.2 under 5.1."""
    mark = walk.marks[index]
    for depth in range(len(walk.open), 0, -1):
        above = walk.open[depth - 1][0].mark
        if above.style == "1.1" and above.number == mark.number[:-1]:
            return _put(walk, index, depth)
        if above.style == "1.1" and mark.number in _next(above.number):
            return _put(walk, index, depth - 1)
        if mark.number == (above.number[0], 1) and above.style in DECIMAL_PARENTS:
            return _put(walk, index, depth)
        if mark.strength == LINE and above.style == "1.1" and above.number == mark.number[: len(above.number)]:
            return _put(walk, index, depth)
    return None


def _put(walk: Walk, index: int, depth: int) -> NumberPlace:
    del walk.open[depth:]
    found = NumberPlace(walk.marks[index], walk.open[-1][0] if walk.open else None)
    walk.open.append((found, index))
    return found
