"""How long reading a notice and growing its clause tree takes, by size."""

from __future__ import annotations

import time
from itertools import cycle
from pathlib import Path

from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import parse_source

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*ROOT.glob("knowledge/notices/*/source.md"), *ROOT.glob("tests/fixtures/documents/*.txt")])


def measure(sizes: tuple[float, ...] = (0.1, 1, 10)) -> list[dict[str, float]]:
    """Return a row a size in megabytes of UTF-8: clauses, processor seconds, megabytes a second."""
    return [_row(megabytes) for megabytes in sizes]


def _row(megabytes: float) -> dict[str, float]:
    text = _text(int(megabytes * 1e6))
    started = time.process_time()
    clauses = len(parse_outline(parse_source(text, ".md", "bench"), "bench").clauses)
    seconds = time.process_time() - started
    speed = round(megabytes / seconds, 2)
    return {"mb": megabytes, "clauses": clauses, "seconds": round(seconds, 3), "mb_per_s": speed}


def _text(size: int) -> str:
    """Real notices one after the other, each under an annex title of its own, up to `size` bytes."""
    parts, length = [], 0
    for number, source in enumerate(cycle(SOURCES), 1):
        parts.append(f"\n\n附件{number % 99 + 1}\n\n{source.read_text(encoding='utf-8')}")
        length += len(parts[-1].encode())
        if length >= size:
            return "".join(parts)
    return ""


if __name__ == "__main__":
    for row in measure():
        print(row)
