"""Runs coroutines in tests whose own thread may have a loop already, that of the browser tests before them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run_beside(coroutine: Coroutine[Any, Any, T]) -> T:
    """Return what the coroutine returns, run on a thread of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
