"""Visitors who talk without end, through the service or the page, and what became of each of their turns."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar

import httpx

from tests.operations.page_client import PageVisitor

TOLD, ASKED, KNOWN = "我本科2018年6月评的工程师，能报2024高工吗", "评审费要多少钱？", "500"
_PAUSE = 0.5  # seconds between two turns of one visitor


@dataclass
class Turn:
    """One turn: when it was sent, seconds until the answer, and what went wrong, "" for nothing."""

    at: float
    seconds: float = 0.0
    fault: str = ""


@dataclass
class Log:
    """The turns of all visitors, safe to add to from many threads."""

    turns: list[Turn] = field(default_factory=list)

    def between(self, start: float, end: float) -> list[Turn]:
        """Return the turns sent between two moments."""
        return [turn for turn in self.turns if start <= turn.at < end]


def talk_to_service(address: str, log: Log, ended: threading.Event) -> None:
    """Tell of oneself once, then ask again and again; a talk that has forgotten what was told is a fault."""
    with httpx.Client(base_url=f"http://{address}/api", timeout=20.0, trust_env=False) as client:
        session = None
        while not ended.wait(_PAUSE):
            with _turn(log):
                row = {"text": ASKED, "session": session} if session else {"text": TOLD}
                answer = client.post("/chat", json=row)
                if answer.status_code == 404:
                    session = None
                    raise ValueError("talk lost")
                answer.raise_for_status()
                session = answer.json()["session"]
                if answer.json()["facts"].get("education") != "bachelor":
                    raise ValueError("facts lost")


def talk_on_page(address: str, log: Log, ended: threading.Event) -> None:
    """Open the page, ask again and again; where the connection is lost, open it again as a browser does."""
    with httpx.Client(trust_env=False, cookies=CookieJar()) as browser:
        while not ended.is_set():
            with ExitStack() as left:
                with _turn(log) as opened:
                    browser.get(f"http://{address}/", timeout=20.0)
                    cookie = "; ".join(f"{each.name}={each.value}" for each in browser.cookies.jar)
                    visitor = left.enter_context(PageVisitor(address, cookie))
                    visitor.open()
                while not opened.fault and not ended.wait(_PAUSE):
                    with _turn(log) as opened:
                        visitor.say(ASKED)
                        if KNOWN not in visitor.shown:
                            raise ValueError("no answer on the page")
            ended.wait(_PAUSE)


@contextmanager
def _turn(log: Log) -> Iterator[Turn]:
    turn = Turn(time.monotonic())
    try:
        yield turn
    except Exception as error:
        turn.fault = f"{type(error).__name__} {error}"[:80]
    turn.seconds = time.monotonic() - turn.at
    log.turns.append(turn)


@contextmanager
def talking(talk: Callable[[str, Log, threading.Event], None], address: str, count: int) -> Iterator[Log]:
    """Have so many visitors talk until the block ends."""
    log, ended = Log(), threading.Event()
    threads = [threading.Thread(target=talk, args=(address, log, ended), daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
        time.sleep(_PAUSE / count)
    try:
        yield log
    finally:
        ended.set()
        for thread in threads:
            thread.join(40)
