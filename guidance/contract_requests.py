"""What requests of other programs name, checked against the assistant; and a reply's row with the time that it took."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from guidance.assistant import Assistant
from guidance.reply import Reply
from ingest.errors import InputError


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
