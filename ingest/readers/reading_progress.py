"""Word of how far the reading of a long file has come."""

from __future__ import annotations

from collections.abc import Callable

PageProgress = Callable[[int, int], None]
"""Takes the number of the page that is being read, from 1, and how many there are."""


def quiet(page: int, pages: int) -> None:
    """Say nothing."""
