"""The assistant as commands use it: opened with its faults reported, the notice that was named, a reply timed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from guidance.assistant import Assistant, open_assistant
from guidance.reply import Reply
from ingest.errors import InputError


def open_for_command() -> Assistant:
    """Return the assistant; what has to be built first, and notices left out, are reported on standard error."""
    assistant = open_assistant(_tell)
    for fault in assistant.knowledge.faults:
        print(fault, file=sys.stderr)
    return assistant


def known_notice(assistant: Assistant, notice: Any, field: str) -> str | None:
    """Return the notice's id when the assistant has it, None for none; InputError lists the known ones."""
    if notice is None:
        return None
    ids = [known.id for known in assistant.notices]
    if isinstance(notice, str) and notice in ids:
        return notice
    raise InputError(field, f"没有代号为「{str(notice)[:60]}」的通知，已有 {'、'.join(ids)}")


def timed_row(as_row: Callable[[Reply, float], dict[str, Any]], reply: Callable[[], Reply]) -> dict[str, Any]:
    """Return the row of a reply, with the milliseconds that making it took."""
    started = time.perf_counter()
    made = reply()
    return as_row(made, (time.perf_counter() - started) * 1000)


def _tell(message: str, _done: int, total: int) -> None:
    if not total:
        print(message, file=sys.stderr)
