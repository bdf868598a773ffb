"""The development set, asked of anything that cites: how often it is right, and how long it takes."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.text.normalise import match_key

SET = Path(__file__).resolve().parents[1] / "fixtures" / "questions" / "development.jsonl"
LONGEST = 320  # a longer citation shows a section, not the clause that answers


@dataclass(frozen=True)
class Said:
    """An answer: its text, the texts that it cites, best first, and whether it refuses."""

    text: str
    citations: tuple[str, ...]
    refused: bool = False


Ask = Callable[[str], Said]


def development_set() -> list[dict[str, Any]]:
    """Return the questions with what answers them."""
    return rows_of(SET)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a set of questions in the same form, but for those that are put together by repeating."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if "question" in row and "question_repeat" not in row]


def compare(sides: dict[str, Ask]) -> dict[str, dict[str, float]]:
    """Return latency and quality of each side.

    They take turns at each question, so that both meet the same machine, and get each once, since one side may remember
    what it has encoded.
    """
    rows = development_set()
    for ask in sides.values():
        ask("申报时间到哪天？")
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
    said: dict[str, list[Said]] = {name: [] for name in sides}
    for row in rows:
        for name, ask in sides.items():
            start, worked = time.perf_counter(), time.process_time()
            said[name].append(ask(row["question"]))
            spent[name].append((time.perf_counter() - start, time.process_time() - worked))
    return {name: _latency(spent[name]) | score(rows, said[name]) for name in sides}


def _latency(spent: list[tuple[float, float]]) -> dict[str, float]:
    """In milliseconds, from seconds of the clock and of the processor for each answer."""
    figures = {}
    for name, seconds in zip(("ms", "cpu_ms"), zip(*spent, strict=True), strict=True):
        figures[f"{name}_median"] = round(statistics.median(seconds) * 1000, 2)
        figures[f"{name}_p95"] = round(statistics.quantiles(seconds, n=20)[-1] * 1000, 2)
    return figures


def score(rows: Sequence[dict[str, Any]], said: Sequence[Said]) -> dict[str, float]:
    """Return the share of questions answered by the first citation, by the first three, shown in the text, refused."""
    pairs = list(zip(rows, said, strict=True))
    answerable = [(row, answer) for row, answer in pairs if row["kind"] == "answer"]
    refusable = [(row, answer) for row, answer in pairs if row["kind"] == "refuse"]
    return {
        "hit@1": _share(holds(answer.citations[:1], row["evidence"]) for row, answer in answerable),
        "hit@3": _share(holds(answer.citations[:3], row["evidence"]) for row, answer in answerable),
        "facts": _share(_shows(answer.text, row["must_contain"]) for row, answer in answerable),
        "refused": _share(
            answer.refused or holds(answer.citations[:1], row.get("or_evidence", ())) for row, answer in refusable
        ),
        "false_refusals": _share(answer.refused for _, answer in answerable),
    }


def holds(texts: Sequence[str], evidence: Sequence[str]) -> bool:
    """Return whether one of the short enough `texts` holds one of the pieces of evidence."""
    short = [match_key(text) for text in texts if len(text) <= LONGEST]
    return any(match_key(each) in text for each in evidence for text in short)


def _shows(text: str, wanted: Sequence[str]) -> bool:
    return all(match_key(each) in match_key(text) for each in wanted)


def _share(hits) -> float:
    hits = list(hits)
    return round(sum(hits) / len(hits), 3)
