"""Shares with their 95 % intervals, and lines that tell what of a set was seen before it was measured."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """A share with its 95 % interval (Wilson)."""

    right: int
    of: int

    def __str__(self) -> str:
        if not self.of:
            return "–"
        share, z2, n = self.right / self.of, 1.96**2, self.of
        middle = (share + z2 / (2 * n)) / (1 + z2 / n)
        spread = 1.96 / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
        return f"{share:.3f} [{max(middle - spread, 0):.3f}, {middle + spread:.3f}] of {n}"


def share_of(hits: Iterable[bool]) -> Share:
    """Return how many of `hits` there are."""
    found = list(hits)
    return Share(sum(found), len(found))


def lines(name: str, figures: Mapping[str, Share], seen: str) -> Iterator[str]:
    """Yield a line for each figure of the set `name` that anything counts for; `seen` tells what had seen the set."""
    yield from (f"{name:<10} {figure:<15} {share!s:<30} {seen}" for figure, share in figures.items() if share.of)
