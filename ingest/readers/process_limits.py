"""What a process that reads an upload may spend; the system, not its own code, holds it to that."""

from __future__ import annotations

import os
import resource
import signal
import sys
import threading
import time
from dataclasses import dataclass

OUT_OF_MEMORY = 77  # exit status
_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in which the system counts a process' memory
_LOOK = 0.1  # seconds


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """Seconds for a page (the start and the end of a file count as one) and for all, bytes of memory.

    A dense page of a scan takes 7 s and .9 GB, the largest picture that may be sent 1.3 GB.
    """

    page_seconds: float = 90.0
    all_seconds: float = 900.0
    memory: int = 2 * 1024**3


class PageClock:
    """Has the system end this process by SIGALRM once a page, or all of them, takes longer than `limits` allow."""

    def __init__(self, limits: ProcessLimits) -> None:
        self._page_seconds, self._end = limits.page_seconds, time.monotonic() + limits.all_seconds
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        self.turn()

    def turn(self) -> None:
        """Give the next page its time, so far as some is left."""
        signal.setitimer(signal.ITIMER_REAL, max(0.001, min(self._page_seconds, self._end - time.monotonic())))


def limit_memory(most: int) -> None:
    """End this process with OUT_OF_MEMORY once it has taken `most` bytes; twice as many it does not get at all."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = 2 * most
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    # Not every system keeps to that limit, so this is looked at too. A new process begins with its parent's peak.
    threading.Thread(target=_watch, args=(_peak() + most,), daemon=True).start()


def _watch(most: int) -> None:
    while _peak() < most:
        time.sleep(_LOOK)
    os._exit(OUT_OF_MEMORY)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
