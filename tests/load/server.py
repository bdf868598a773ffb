"""The page under load: one process or several behind nginx on loopback, and what they take of the machine."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.operations import processes
from tests.operations.processes import free_port

GONE_AFTER = 5  # seconds after which a session that was left is dropped here; 20 minutes as it is served
_MB = 1_000_000


@dataclass(frozen=True)
class Usage:
    """Seconds of processor that the pages have taken, and the megabytes of memory that they hold."""

    processor: float
    memory: float


@dataclass(frozen=True)
class Served:
    """Pages that answer at `address`."""

    address: str
    pages: Sequence[psutil.Process]

    def usage(self) -> Usage:
        """Return what all pages together have taken until now."""
        times = [page.cpu_times() for page in self.pages]
        memory = sum(page.memory_info().rss for page in self.pages)
        return Usage(sum(time.user + time.system for time in times), memory / _MB)


@contextmanager
def serving(replicas: int = 1) -> Iterator[Served]:
    """Serve the page by so many processes, by more than one behind the nginx of deploy/nginx.conf."""
    environment = {
        "GUIDANCE_PAGE_RATE": "100000",
        "STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(GONE_AFTER),
        "STREAMLIT_SERVER_COOKIE_SECRET": "only-for-this-measurement",
    }
    with ExitStack() as ended:
        folder = Path(tempfile.mkdtemp(prefix="guidance-load-"))
        ended.callback(shutil.rmtree, folder, ignore_errors=True)
        ports = [free_port() for _ in range(replicas)]
        parts = [processes.page(folder, port, environment) for port in ports]
        address = ports[0]
        if replicas > 1:
            address = free_port()
            parts.append(processes.proxy(folder, address, (ports * 2)[:2], (free_port(), free_port())))
        for part in parts:
            part.start()
            ended.callback(part.kill)
            part.wait()
        pages = [psutil.Process(part.process.pid) for part in parts[:replicas] if part.process]
        yield Served(f"127.0.0.1:{address}", pages)
