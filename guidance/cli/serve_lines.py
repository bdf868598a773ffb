"""What the line-by-line commands share: the office opened with progress, and one answer a line."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from guidance.assistant import Assistant, open_assistant
from guidance.cli.json_lines import as_json, read_json
from guidance.reply import Reply
from ingest.errors import InputError


def opened() -> Assistant:
    """Return the office; what has to be built first is told on standard error."""
    assistant = open_assistant(_tell)
    for fault in assistant.knowledge.faults:
        print(fault, file=sys.stderr)
    return assistant


def serve(answer: Callable[[dict[str, Any]], dict[str, Any]], form: str) -> int:
    """Answer each line of standard input with one line; a bad line gets an error object and stops no other."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        id = None
        try:
            row = read_json(line, f"第 {number} 行")
            if not isinstance(row, dict):
                raise InputError(f"第 {number} 行", f"应为一个 JSON 对象 {form}")
            id = row.get("id")
            said = {"id": id, **answer(row)}
        except InputError as error:
            said = {"id": id, "error": {"field": error.field, "message": error.message}}
        sys.stdout.write(as_json(said) + "\n")
        sys.stdout.flush()
    return 0


def as_row(respond: Callable[[], Reply], talk: bool = False) -> dict[str, Any]:
    """Return a reply in the form of the contract, with the milliseconds that it took."""
    started = time.perf_counter()
    reply = respond()
    row = {
        "kind": reply.kind,
        "answer": reply.answer,
        "citations": [asdict(c) for c in reply.citations],
        "notices": list(reply.notices),
        "elapsed_ms": round((time.perf_counter() - started) * 1000, 2),
    }
    if any(s.rephrased for s in reply.sentences):
        row["rephrased"] = [s.text for s in reply.sentences if s.rephrased]
    return {**row, "facts": reply.facts, "asks": list(reply.asks), "check": reply.check} if talk else row


def _tell(message: str, done: int, total: int) -> None:
    if not total:
        print(message, file=sys.stderr)
