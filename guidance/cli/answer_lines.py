"""JSON lines on standard input, each answered by one line on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from guidance.contract_json import as_json, read_json
from ingest.errors import InputError

Row = dict[str, Any]


def answer_lines(answer: Callable[[Row], Row], form: str) -> int:
    """Answer each line with its `id` and what `answer` returns; a bad one gets an error object and stops no other.

    `form` shows how a line should look. Empty lines are passed over. The exit status is 0.
    """
    for number, line in enumerate(sys.stdin.buffer, 1):
        if line.strip():
            sys.stdout.write(as_json(_answered(line, f"第 {number} 行", answer, form)) + "\n")
            sys.stdout.flush()
    return 0


def _answered(line: bytes, where: str, answer: Callable[[Row], Row], form: str) -> Row:
    id = None
    try:
        row = read_json(line, where)
        if not isinstance(row, dict):
            raise InputError(where, f"应为一个 JSON 对象 {form}")
        id = row.get("id")
        return {"id": id, **answer(row)}
    except InputError as error:
        return {"id": id, "error": {"field": error.field, "message": error.message}}
