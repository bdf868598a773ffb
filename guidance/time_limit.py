"""How long a message may be worked on: what takes time asks first whether there is any left."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_UNTIL: ContextVar[float] = ContextVar("moment at which the time for a message is over", default=float("inf"))


class OutOfTimeError(Exception):
    """The time for the message is over."""


@contextmanager
def time_limit(seconds: float) -> Iterator[float]:
    """Limit what is done in the block to so many seconds; yield the moment of time.monotonic() at which they end.

    A limit inside another makes it no longer.
    """
    until = min(time.monotonic() + seconds, _UNTIL.get())
    token = _UNTIL.set(until)
    try:
        yield until
    finally:
        _UNTIL.reset(token)


def require_time() -> None:
    """Raise OutOfTimeError where the time for the message is over; without a limit it never is."""
    if time.monotonic() >= _UNTIL.get():
        raise OutOfTimeError
