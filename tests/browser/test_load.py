"""Visitors without a browser, as `python -m tests.load` sends them by the hundred, talk to the page as browsers do."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from tests.load.crowd import Plan, talk

MOST_WIRE = 100_000  # bytes of a session


def test_talkers_at_once_are_answered_and_sent_little(address: str):
    with ThreadPoolExecutor(1) as beside:  # the browser of other tests has an event loop in this thread
        seen = beside.submit(asyncio.run, talk(urlsplit(address).netloc, Plan(talkers=3, turns=3))).result()
    assert seen.faults == {}
    assert (len(seen.openings), len(seen.waits)) == (3, 9)
    assert max(seen.wire) < MOST_WIRE
