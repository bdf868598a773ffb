"""Marks in the middle of words: those that close a gap in the numbering count, the others do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ingest.outline.number_marks import GLUED, INLINE, NumberMark


def settle_glued_marks(marks: list[NumberMark]) -> list[NumberMark]:
    """Return `marks` in order, a glued one as INLINE where it closes a gap between sound ones, or else not at all."""
    by_style: dict[str, list[int]] = defaultdict(list)
    for index, mark in enumerate(marks):
        by_style[mark.style].append(index)
    raised = set(_decimals_in_order(marks, by_style.pop("1.1", [])))
    for indexes in by_style.values():
        raised |= _gap_closers(marks, indexes)
    return [
        replace(mark, strength=INLINE) if index in raised else mark
        for index, mark in enumerate(marks)
        if index in raised or mark.strength > GLUED
    ]


def _decimals_in_order(marks: list[NumberMark], indexes: list[int]) -> Iterator[int]:
    """The glued decimals of three parts or more that follow one that counts: 1.3.1.2 behind 1.3.1.1."""
    counted: set[tuple[int, ...]] = set()
    for index in indexes:
        mark = marks[index]
        if mark.strength == GLUED:
            if len(mark.number) <= 2 or _decimal_before(mark.number) not in counted:
                continue
            yield index
        counted.add(mark.number)


def _decimal_before(number: tuple[int, ...]) -> tuple[int, ...]:
    *above, last = number
    return (*above, last - 1) if last > 1 else tuple(above)


def _gap_closers(marks: list[NumberMark], indexes: list[int]) -> set[int]:
    """The glued ones among the marks of one style that count from one sound mark up to the next."""
    closers: set[int] = set()
    last_sound = 0
    glued: list[int] = []
    for index in indexes:
        mark = marks[index]
        if mark.strength == GLUED:
            glued.append(index)
            continue
        closers.update(_chain(marks, glued, last_sound, mark.number[0]))
        last_sound, glued = mark.number[0], []
    return closers


def _chain(marks: list[NumberMark], glued: list[int], before: int, after: int) -> list[int]:
    """The glued marks that count from `before` (or from 1, in a new list) up to `after`; none when one is lacking."""
    first = before + 1 if 0 < before < after else 1
    wanted = after - 1
    chain = []
    for index in reversed(glued):
        if wanted >= first and marks[index].number[0] == wanted:
            chain.append(index)
            wanted -= 1
    return chain if wanted == first - 1 else []
