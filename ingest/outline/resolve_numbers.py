"""Which marks are clause numbers: a number counts when the order of the numbers around it says so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ingest.outline.glued_marks import settle_glued_marks
from ingest.outline.look_ahead import LookAhead, is_in_line, successors
from ingest.outline.number_marks import LINE, LISTED, RANK, UNITS, WRAPPED, NumberMark

WEAK_STYLES = {"A.", "a.", "（a）", "i.", "1", "1）", "一）"}
# Hardly anything else looks like these at the start of a line.
SURE_STYLES = {*UNITS, "（一）"}
DECIMAL_PARENTS = {"1", "1.", "一、", *UNITS}
MOST_SKIPPED = 3  # numbers that a list may skip without a sign that it goes on


@dataclass(slots=True, eq=False)
class PlacedNumber:
    """A number that counts, and the number that it stands under.

    `restarts` says that the numbering of its list starts again there; `missing` are the first and the last number
    that the source skips before it; `repeated` says that it comes again or out of order.
    """

    mark: NumberMark
    parent: PlacedNumber | None
    restarts: bool = False
    missing: tuple[int, int] | None = None
    repeated: bool = False


def resolve_numbers(marks: list[NumberMark]) -> tuple[list[PlacedNumber], list[NumberMark]]:
    """Return the numbers that count, in order, and the marks at the start of a line that do not."""
    resolver = _Resolver(settle_glued_marks(_without_stray_bare_numbers(_with_one_reading(marks))))
    placed, refused = [], []
    for index, mark in enumerate(resolver.marks):
        number = resolver.place(index)
        if number:
            placed.append(number)
        elif mark.strength >= WRAPPED:
            refused.append(mark)
    return placed, refused


def _without_stray_bare_numbers(marks: list[NumberMark]) -> list[NumberMark]:
    """Numbers without a point, as in standards (5 总则, 5.1 …), count only where decimal ones stand under them."""
    pairs = pairwise(mark for mark in marks if mark.style in ("1", "1.1"))
    is_standard = any(a.style == "1" and b.style == "1.1" and b.number == (*a.number, 1) for a, b in pairs)
    return marks if is_standard else [mark for mark in marks if mark.style != "1"]


def _with_one_reading(marks: list[NumberMark]) -> list[NumberMark]:
    """Of two readings of the same digits, 3.2 or item 3, the decimal one where the numbers beside it are there."""
    decimals = {mark.number for mark in marks if mark.style == "1.1"}
    items = {mark.number for mark in marks if mark.style == "1." and mark.strength == LINE}
    chosen = []
    for at, mark in enumerate(marks):
        other = marks[at + 1] if at + 1 < len(marks) and _stand_together(mark, marks[at + 1]) else None
        before = marks[at - 1] if at and _stand_together(marks[at - 1], mark) else None
        if (other and not _is_decimal(mark, decimals, items)) or (before and _is_decimal(before, decimals, items)):
            continue
        chosen.append(mark)
    return chosen


def _stand_together(mark: NumberMark, other: NumberMark) -> bool:
    return (mark.block, mark.start) == (other.block, other.start)


def _is_decimal(mark: NumberMark, decimals: set[tuple[int, ...]], items: set[tuple[int, ...]]) -> bool:
    first, second = mark.number[:2]
    if second == 1:
        return (first, 2) in decimals or (first,) in items
    return len(mark.number) > 2 or (first, second - 1) in decimals


class _Resolver:
    """One pass over the marks: `_open` is the path of numbers, from the top, that the next one may stand under."""

    def __init__(self, marks: list[NumberMark]) -> None:
        self.marks = marks
        self._ahead = LookAhead(marks)
        self._open: list[tuple[PlacedNumber, int]] = []
        self._last_number: dict[str, tuple[int, ...]] = {}
        self._last_parent_style: dict[str, str] = {}

    def place(self, index: int) -> PlacedNumber | None:
        """Return the mark at `index` as a number under those open before it; None when it does not count."""
        mark = self.marks[index]
        placed = self._place_by_style(index)
        if placed:
            self._last_number[mark.style] = mark.number
            self._last_parent_style[mark.style] = placed.parent.mark.style if placed.parent else ""
        return placed

    def _place_by_style(self, index: int) -> PlacedNumber | None:
        style = self.marks[index].style
        if style in LISTED:
            return self._place_item(index)
        return self._place_decimal(index) if style == "1.1" else self._place_plain(index)

    def _place_item(self, index: int) -> PlacedNumber:
        """An item that the format numbers counts always; a new list stands under the number before it."""
        mark = self.marks[index]
        inside = [depth for depth in range(len(self._open)) if self._mark_at(depth).style == mark.style]
        if inside and not mark.starts_list:
            return self._put(index, inside[-1])
        depth = len(self._open)
        while depth and RANK[self._mark_at(depth - 1).style] >= RANK[mark.style]:
            depth -= 1
        begins_again = depth < len(self._open) and self._mark_at(depth).style == mark.style
        placed = self._put(index, depth)
        placed.restarts = begins_again
        return placed

    def _place_decimal(self, index: int) -> PlacedNumber | None:
        """5.1 stands under 5 (or 第五章, 五、), 5.1.2 under 5.1."""
        mark = self.marks[index]
        for depth in range(len(self._open), 0, -1):
            above = self._open[depth - 1][0].mark
            if above.style == "1.1" and mark.number in successors(above.number):
                return self._put(index, depth - 1)
            if _heads_decimal(above, mark):
                return self._put(index, depth)
        return None

    def _place_plain(self, index: int) -> PlacedNumber | None:
        mark = self.marks[index]
        depths = [depth for depth in range(len(self._open) - 1, -1, -1) if self._mark_at(depth).style == mark.style]
        going_on = [depth for depth in depths if mark.number in successors(self._mark_at(depth).number)]
        if going_on:
            # Lists of one style inside each other: one runs inside a line, the other line by line.
            alike = (depth for depth in going_on if is_in_line(self._mark_at(depth)) == is_in_line(mark))
            return None if self._has_sounder_rival(index) else self._put(index, next(alike, going_on[0]))
        is_first = mark.number[0] == 1 and not any(mark.number[1:])
        if is_first:
            return self._restart_list(index, depths[0]) if depths else self._start_list(index)
        return self._place_irregular(index, depths[0]) if depths else self._start_above_one(index)

    def _start_list(self, index: int) -> PlacedNumber | None:
        mark, depth = self.marks[index], self._depth_of_new_list(index)
        is_sure = mark.strength == LINE and mark.style not in WEAK_STYLES
        if not is_sure and (not self._goes_on(index, depth) or self._has_sounder_rival(index)):
            return None
        return self._put(index, depth)

    def _restart_list(self, index: int, depth: int) -> PlacedNumber | None:
        """A list that starts again: after the one of its style, or inside a line of it."""
        mark = self.marks[index]
        if is_in_line(mark):
            successor = self._ahead.successor[index]
            runs_in_line = successor < self._ahead.never and self.marks[successor].block == mark.block
            is_inner = runs_in_line and not is_in_line(self._mark_at(depth))
            return self._put(index, len(self._open)) if is_inner else None
        if mark.strength < LINE or not (mark.after_colon or self._goes_on(index, depth)):
            return None
        if self._resumes_after(index, depth):
            return self._put(index, depth + 1)
        placed = self._put(index, depth)
        placed.restarts = True
        return placed

    def _resumes_after(self, index: int, depth: int) -> bool:
        """Whether the open list goes on behind the one that begins at `index`, whose own numbers do not lead there."""
        last = index
        while (after := self._ahead.next_in_style[last]) < self._ahead.never:
            if self.marks[after].number not in successors(self.marks[last].number):
                break
            last = after
        if after >= self._end_of_list(depth):
            return False
        return self.marks[after].number in successors(self._mark_at(depth).number)

    def _start_above_one(self, index: int) -> PlacedNumber | None:
        """A list that starts above 1: it runs on from the one before, or its beginning is missing."""
        mark, depth = self.marks[index], self._depth_of_new_list(index)
        last = self._last_number.get(mark.style)
        if last and mark.number in successors(last):
            return None if self._has_sounder_rival(index) else self._put(index, depth)
        is_sure = mark.style in SURE_STYLES or self._goes_on(index, depth)
        if mark.strength < LINE or mark.style in WEAK_STYLES or not is_sure:
            return None
        runs_on = last is not None and 0 < mark.number[0] - last[0] <= MOST_SKIPPED + 1
        expected = last[0] + 1 if last and runs_on else 1
        placed = self._put(index, depth)
        placed.missing = (expected, mark.number[0] - 1)
        return placed

    def _place_irregular(self, index: int, depth: int) -> PlacedNumber | None:
        """A number that skips some, or comes again, in an open list."""
        mark, last = self.marks[index], self._mark_at(depth).number[0]
        if mark.strength < LINE or mark.style in WEAK_STYLES:
            return None
        skipped = mark.number[0] - last - 1
        if skipped > 0:
            return self._place_after_gap(index, depth, last + 1)
        if skipped == -1 or (skipped < -1 and self._goes_on(index, depth)):
            placed = self._put(index, depth)
            placed.repeated = True
            return placed
        return None

    def _place_after_gap(self, index: int, depth: int, expected: int) -> PlacedNumber | None:
        mark = self.marks[index]
        list_ends = min(self._end_of_list(depth), self._ahead.next_of(mark.style, 1, index))
        if mark.style not in SURE_STYLES and self._ahead.next_of(mark.style, expected, index) < list_ends:
            return None  # the expected number is still to come
        if mark.number[0] - expected > MOST_SKIPPED and not self._goes_on(index, depth):
            return None
        placed = self._put(index, depth)
        placed.missing = (expected, mark.number[0] - 1)
        return placed

    def _depth_of_new_list(self, index: int) -> int:
        """How many numbers stay open when a list of a style that is not open begins."""
        depth = len(self._open)
        while depth and not self._stays_open(depth, index):
            depth -= 1
        return depth

    def _stays_open(self, depth: int, index: int) -> bool:
        """Whether the number at the end of the first `depth` open ones may have the mark at `index` under it."""
        mark, above, at = self.marks[index], self._mark_at(depth - 1), self._open[depth - 1][1]
        if RANK[above.style] < RANK[mark.style] or above.style == "1.1":
            return True
        if self._last_parent_style.get(mark.style) == above.style:
            return True
        if mark.style in UNITS and above.style in UNITS:
            return False
        successor = self._ahead.successor[at]
        starts_again_first = self._ahead.next_of(above.style, 1, index) < successor
        return successor < self._end_of_list(depth - 1) and not starts_again_first

    def _has_sounder_rival(self, index: int) -> bool:
        """Whether a sounder mark of the same number comes before the list goes on."""
        mark, rival = self.marks[index], self._ahead.same_number[index]
        if mark.strength == LINE or rival == self._ahead.never or rival > self._ahead.successor[index]:
            return False
        return self.marks[rival].strength > mark.strength and rival < self._end_of_list(len(self._open) - 1)

    def _goes_on(self, index: int, depth: int) -> bool:
        """Whether the list of a mark placed at `depth` goes on before anything open above it does."""
        return self._ahead.successor[index] < self._end_of_list(depth)

    def _end_of_list(self, depth: int) -> int:
        """Where the first of the open numbers above `depth` has its next sibling."""
        return min((self._ahead.successor[at] for _, at in self._open[:depth]), default=self._ahead.never)

    def _mark_at(self, depth: int) -> NumberMark:
        return self._open[depth][0].mark

    def _put(self, index: int, depth: int) -> PlacedNumber:
        del self._open[depth:]
        placed = PlacedNumber(self.marks[index], self._open[-1][0] if self._open else None)
        self._open.append((placed, index))
        return placed


def _heads_decimal(above: NumberMark, mark: NumberMark) -> bool:
    """Whether a decimal number stands under the one above: right under it, or with levels left out on a new line."""
    if above.style != "1.1":
        return above.style in DECIMAL_PARENTS and mark.number == (above.number[0], 1)
    if above.number == mark.number[:-1]:
        return True
    return mark.strength == LINE and above.number == mark.number[: len(above.number)]
