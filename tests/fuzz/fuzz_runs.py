"""What must hold for any input: an answer or one clear line, in bounded time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TypeVar

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from ingest.errors import UnreadableSourceError
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import parse_source
from ingest.staff_files.faults import FaultsError
from ingest.staff_files.line_marks import read_marked

T = TypeVar("T")
SECONDS = {"file": 10.0, "yaml": 10.0, "message": 5.0}  # of processor, for one input


@dataclass
class Findings:
    """How many inputs were answered and refused, the seconds of the slowest, and what went wrong with which."""

    answered: int = 0
    refused: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def read_files(inputs: Iterable[tuple[str, str]]) -> Findings:
    """Read texts as notices."""

    def read(one: tuple[str, str]) -> bool:
        ending, text = one
        try:
            tree = parse_outline(parse_source(text, ending, "n"), "n")
        except UnreadableSourceError as error:
            assert "\n" not in str(error), "more than one line"
            return False
        ids = [clause.id for clause in tree.clauses]
        assert len(set(ids)) == len(ids), "an id twice"
        assert all(0 <= clause.start <= clause.end <= len(text) for clause in tree.clauses), "a clause outside"
        return True

    return _run("file", inputs, read)


def read_yaml(inputs: Iterable[str]) -> Findings:
    """Read texts as files that staff write."""

    def read(text: str) -> bool:
        try:
            read_marked(Path("fuzz.yaml"), text)
        except FaultsError as error:
            assert all("\n" not in fault.message for fault in error.faults), "more than one line"
            return False
        return True

    return _run("yaml", inputs, read)


def answer_messages(inputs: Iterable[str], assistant: Assistant, turns: int = 4) -> Findings:
    """Answer messages, so many in one talk after the other, and strip each of who wrote it."""
    talks = (talk for _ in count() for talk in [Conversation()] * turns)

    def answer(text: str) -> bool:
        reply = respond(text, next(talks), assistant)
        assistant.scrubber.scrub(text)
        assert reply.sentences, "no answer"
        return reply.kind != "refuse"

    return _run("message", inputs, answer)


def _run(kind: str, inputs: Iterable[T], one: Callable[[T], bool]) -> Findings:
    findings = Findings()
    for number, given in enumerate(inputs):
        started = time.process_time()
        try:
            answered = one(given)
        except Exception as error:
            findings.wrong.append(f"{kind} {number}: {type(error).__name__} {error} {given!r:.80}")
            continue
        seconds = time.process_time() - started
        findings.slowest = max(findings.slowest, seconds)
        findings.answered += answered
        findings.refused += not answered
        if seconds > SECONDS[kind]:
            findings.wrong.append(f"{kind} {number}: {seconds:.1f} s {given!r:.80}")
    return findings
