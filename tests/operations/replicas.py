"""Shows an installation of several processes: what each part's death costs, and what two replicas bring.

Starts nginx, two pages, two services, Chroma and PostgreSQL on loopback, with a copy of the knowledge; talks through
the proxy; kills each part in turn, starts it again three seconds later, and prints a line for each. Takes some minutes.
Needs nginx and PostgreSQL (Debian: nginx-light, postgresql). Run by hand: python -m tests.operations.replicas
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.operations import processes
from tests.operations.processes import ROOT, Part, free_port
from tests.operations.talkers import ASKED, Log, talk_on_page, talk_to_service, talking

_HOST = "127.0.0.1"
_DOWN = 3.0  # seconds until a part that was killed is started again, as systemd would
_BEFORE, _AFTER = 8.0, 15.0  # seconds of talks around a death
_WITHDRAWN = "lyg-etdz-2023-h2"
Talk = Callable[[str, Log, threading.Event], None]


@dataclass
class Installation:
    """The parts by their names, the proxy's address and the ports of the replicas."""

    parts: dict[str, Part]
    address: str
    pages: tuple[int, int]
    services: tuple[int, int]
    environment: dict[str, str]


def main(argv: Sequence[str]) -> None:
    """Start it all, try it, print what was seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.operations.replicas", description=__doc__)
    parser.add_argument("--talkers", type=int, default=50, help="visitors at once (default 50)")
    talkers = parser.parse_args(argv).talkers
    with ExitStack() as ended:
        folder = Path(tempfile.mkdtemp(prefix="guidance-"))
        ended.callback(shutil.rmtree, folder, ignore_errors=True)
        folder.chmod(0o755)
        here = _install(folder)
        for part in here.parts.values():
            ended.callback(part.kill)
        _start(here)
        _throughput(here, talkers)
        _withdrawal(here)
        for name in ("service 1", "postgres", "chroma", "nginx"):
            _death(here, name, talk_to_service, talkers)
        for name in ("page 1", "postgres"):
            _death(here, name, talk_on_page, talkers)


def _install(folder: Path) -> Installation:
    shutil.copytree(ROOT / "knowledge", folder / "knowledge")
    ports = [free_port() for _ in range(7)]
    pages, services, (database, vectors, front) = ports[:2], ports[2:4], ports[4:]
    url = f"postgresql://guidance@{_HOST}:{database}/postgres"
    environment = {
        "GUIDANCE_KNOWLEDGE": str(folder / "knowledge"),
        "GUIDANCE_DATA": str(folder / "data"),
        "GUIDANCE_CHROMA": f"http://{_HOST}:{vectors}",
        "GUIDANCE_RECORDS": url,
        "GUIDANCE_API_CONVERSATIONS": url,
        "GUIDANCE_API_RATE": "100000",
        "STREAMLIT_SERVER_COOKIE_SECRET": "only-for-this-demonstration",
        "OMP_NUM_THREADS": "1",
    }
    parts = {
        "postgres": processes.postgres(folder / "postgres", database),
        "chroma": processes.chroma(folder / "chroma", vectors),
        "service 1": processes.service(folder, services[0], environment),
        "service 2": processes.service(folder, services[1], environment),
        "page 1": processes.page(folder, pages[0], environment),
        "page 2": processes.page(folder, pages[1], environment),
        "nginx": processes.proxy(folder, front, pages, services),
    }
    return Installation(parts, f"{_HOST}:{front}", tuple(pages), tuple(services), environment)


def _start(here: Installation) -> None:
    for name in ("postgres", "chroma"):
        here.parts[name].start()
        here.parts[name].wait()
    _command(here, "ingest")
    for name, part in here.parts.items():
        if name not in ("postgres", "chroma"):
            part.start()
    for part in here.parts.values():
        part.wait()
    print(f"started: {', '.join(here.parts)}; cores: {os.cpu_count()}", flush=True)


def _throughput(here: Installation, talkers: int) -> None:
    """Answers a second of one service, and of two behind the proxy."""
    alone = _answers_a_second([f"http://{_HOST}:{here.services[0]}"], talkers)
    both = _answers_a_second([f"http://{here.address}/api"], talkers)
    direct = _answers_a_second([f"http://{_HOST}:{port}" for port in here.services], talkers)
    print(
        f"throughput of the service: one {alone:.0f}/s, two behind nginx {both:.0f}/s ({both / alone:.2f} times), "
        f"two asked directly {direct:.0f}/s; the clients run on the same cores",
        flush=True,
    )


def _answers_a_second(addresses: Sequence[str], talkers: int, seconds: float = 10.0) -> float:
    counts: Counter[int] = Counter()
    until = time.monotonic() + seconds

    def ask(number: int) -> None:
        with httpx.Client(trust_env=False, timeout=30.0) as client:
            while time.monotonic() < until:
                client.post(f"{addresses[number % len(addresses)]}/ask", json={"question": ASKED}).raise_for_status()
                counts[number] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(talkers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return counts.total() / seconds


def _withdrawal(here: Installation) -> None:
    """How soon each replica no longer answers from a notice that is withdrawn, and does again."""
    for words, arguments, count in (("withdrawn", [], 1), ("reinstated", ["--undo"], 2)):
        started = time.monotonic()
        _command(here, "ingest", "retire", _WITHDRAWN, *arguments)
        reached = {}
        ports = {"page 1": here.pages[0], "page 2": here.pages[1]}
        ports |= {"service 1": here.services[0], "service 2": here.services[1]}
        while len(reached) < len(ports) and time.monotonic() - started < 120:
            for name, port in ports.items():
                ready = httpx.get(f"http://{_HOST}:{port}/readyz", trust_env=False, timeout=20.0).json()
                if name not in reached and ready.get("notices") == count:
                    reached[name] = time.monotonic() - started
            time.sleep(0.2)
        shown = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in sorted(reached.items()))
        print(f"notice {words}, known after (with the command itself): {shown}", flush=True)


def _death(here: Installation, name: str, talk: Talk, talkers: int) -> None:
    """Kill a part in the middle of talks, start it again, and print what visitors saw of it."""
    door = "page" if talk is talk_on_page else "service"
    part = here.parts[name]
    with talking(talk, here.address, talkers) as log:
        time.sleep(_BEFORE)
        died = time.monotonic()
        part.kill()
        time.sleep(_DOWN)
        part.start()
        time.sleep(0.5)
        again = part.wait() + _DOWN
        time.sleep(_AFTER)
        ended = time.monotonic()
    during = log.between(died - 5.0, ended)
    faults = [turn for turn in during if turn.fault]
    last = max((turn.at + turn.seconds - died for turn in faults), default=0.0)
    slowest = max((turn.seconds for turn in during if not turn.fault), default=0.0)
    kinds = dict(Counter(turn.fault.split("(")[0].strip() for turn in faults))
    print(
        f"{talkers} talks at the {door}, {name} killed: {len(faults)} of {len(during)} turns failed, the last "
        f"{last:.1f} s after; slowest answer {slowest:.1f} s; {name} answers again after {again:.1f} s; {kinds}",
        flush=True,
    )


def _command(here: Installation, module: str, *arguments: str) -> None:
    command = [sys.executable, "-m", module, *arguments]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **here.environment}, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(sys.argv[1:])
