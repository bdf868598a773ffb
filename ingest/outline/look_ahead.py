"""What comes after each mark: where its list goes on, where its number comes again."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from ingest.outline.number_marks import WRAPPED, NumberMark


def successors(number: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """The numbers that may follow: 第三条 → 第四条 or 第三条之一, 5.1 → 5.2."""
    if len(number) != 2:
        return ((*number[:-1], number[-1] + 1),)
    article, inserted = number
    if inserted:
        return ((article, inserted + 1), (article + 1, 0))
    return ((article + 1, 0), (article, 1))


def is_in_line(mark: NumberMark) -> bool:
    """Return whether a mark stands inside a line, not at its start."""
    return mark.strength < WRAPPED


class LookAhead:
    """What comes after each mark, as indexes of marks; the number of marks stands for never.

    `successor[i]` is where the list of mark i goes on, `same_number[i]` where the same number comes again;
    `next_in_style[i]` is the next mark of its style that stands like mark i, in a line or at the start of one.
    """

    def __init__(self, marks: list[NumberMark]) -> None:
        self.never = len(marks)
        self.successor = [self.never] * self.never
        self.same_number = [self.never] * self.never
        self.next_in_style = [self.never] * self.never
        self._positions: dict[tuple[str, int], list[int]] = defaultdict(list)
        for index, mark in enumerate(marks):
            self._positions[mark.style, mark.number[0]].append(index)
        next_index: dict[tuple[str, tuple[int, ...]], int] = {}
        next_alike: dict[tuple[str, bool], int] = {}
        for index in range(self.never - 1, -1, -1):
            mark = marks[index]
            following = (next_index.get((mark.style, number), self.never) for number in successors(mark.number))
            self.successor[index] = min(following)
            self.same_number[index] = next_index.get((mark.style, mark.number), self.never)
            self.next_in_style[index] = next_alike.get((mark.style, is_in_line(mark)), self.never)
            next_alike[mark.style, is_in_line(mark)] = index
            next_index[mark.style, mark.number] = index

    def next_of(self, style: str, number: int, index: int) -> int:
        """Return where `number` comes next in `style` after the mark at `index`."""
        positions = self._positions.get((style, number), [])
        at = bisect_right(positions, index)
        return positions[at] if at < len(positions) else self.never
