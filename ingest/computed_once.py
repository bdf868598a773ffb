"""A result that is computed once, by the first thread that wants it; others wait for that."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from threading import Event, Lock
from typing import Generic, TypeVar

LONGEST_START_S = 0.001  # a thread that is free begins sooner

R = TypeVar("R")


class ComputedOnce(Generic[R]):
    """The result of `compute`, which is called when it is first asked for; after an error it is called again."""

    def __init__(self, compute: Callable[[], R]) -> None:
        self._compute: Callable[[], R] | None = compute
        self._lock = Lock()
        self._found: list[R] = []

    def result(self) -> R:
        """Return the result."""
        with self._lock:
            if self._compute:
                self._found, self._compute = [self._compute()], None
            return self._found[0]

    def begin(self, threads: Executor) -> None:
        """Begin to compute on another thread; return when that has begun, or when none seems to be free."""
        if self._compute is None:
            return
        begun = Event()

        def compute() -> None:
            begun.set()
            self.result()

        threads.submit(compute)
        begun.wait(LONGEST_START_S)
