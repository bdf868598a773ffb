"""`python -m ingest.readers.conversion_process`: the process that reads one upload, for `convert_within_limits`.

Standard input: a line of JSON with the limits and the ending and size of every file, then their bytes. Standard
output: lines of JSON, `{"page", "pages"}` as it goes on, and at the end `{"text", "doubts"}` or `{"fault"}`.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from typing import TextIO

from ingest.errors import UnreadableSourceError
from ingest.readers.convert import convert
from ingest.readers.process_limits import OUT_OF_MEMORY, PageClock, ProcessLimits, limit_memory

_COURTESY = 10  # steps by which whoever waits for an answer goes first


def main() -> int:
    """Read the files on standard input under the limits that stand there."""
    os.nice(_COURTESY)
    wanted = json.loads(sys.stdin.buffer.readline())
    limits = ProcessLimits(**wanted["limits"])
    clock = PageClock(limits)
    limit_memory(limits.memory)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)  # what a library prints is no answer

    def tell(page: int, pages: int) -> None:
        clock.turn()
        _say(answers, page=page, pages=pages)

    try:
        converted = convert([(ending, sys.stdin.buffer.read(size)) for ending, size in wanted["files"]], tell)
        _say(answers, text=converted.text, doubts=[asdict(doubt) for doubt in converted.doubts])
    except UnreadableSourceError as error:
        _say(answers, fault=str(error))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _say(answers: TextIO, **answer: object) -> None:
    answers.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    sys.exit(main())
