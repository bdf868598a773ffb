"""The assistant as commands use it: opened with its faults reported."""

from __future__ import annotations

import sys

from guidance.assistant import Assistant, open_assistant


def open_for_command() -> Assistant:
    """Return the assistant; what has to be built first, and notices left out, are reported on standard error."""
    assistant = open_assistant(_tell)
    for fault in assistant.knowledge.faults:
        print(fault, file=sys.stderr)
    return assistant


def _tell(message: str, _done: int, total: int) -> None:
    if not total:
        print(message, file=sys.stderr)
