"""How long each stage of an answer takes, for whoever measures; what is not measured costs nothing."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_TIMES: ContextVar[Counter[str] | None] = ContextVar("stage times", default=None)


@contextmanager
def measured_stages() -> Iterator[Counter[str]]:
    """Yield the microseconds that each stage takes in this block, summed by its name."""
    times: Counter[str] = Counter()
    token = _TIMES.set(times)
    try:
        yield times
    finally:
        _TIMES.reset(token)


def stage(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return a decorator that names a function as a stage; a stage inside another counts to both."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def timed(*args: P.args, **kwargs: P.kwargs) -> R:
            times = _TIMES.get()
            if times is None:
                return function(*args, **kwargs)
            started = time.perf_counter_ns()
            try:
                return function(*args, **kwargs)
            finally:
                times[name] += (time.perf_counter_ns() - started) // 1000

        return timed

    return decorate
