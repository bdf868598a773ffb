"""Questions of a notice beside it in a file, asked with the notice chosen: how often the reply is right."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidance.assistant import Assistant
from guidance.conversation import Conversation, respond
from guidance.reply import Reply
from ingest.text.normalise import match_key
from tests.evaluate.shares import Share, share_of


@dataclass(frozen=True)
class Asked:
    """A question of a notice, whether the notice settles it, and words of the clause that does (none: any will do)."""

    notice: str
    question: str
    answerable: bool
    evidence: tuple[str, ...]


def questions_of(path: Path) -> Iterator[Asked]:
    """Yield the questions that stand beside the notice."""
    beside = next(p for p in (path.with_suffix(".jsonl"), path.with_suffix(".questions.jsonl")) if p.exists())
    for row in map(json.loads, beside.read_text(encoding="utf-8").splitlines()):
        answerable = row["kind"] == "answer"
        yield Asked(path.stem, row["question"], answerable, tuple(row.get("evidence") or ()) if answerable else ())


def measure(rows: Sequence[Asked], assistant: Assistant) -> dict[str, Share]:
    """Return the figures over all rows."""
    pairs = [(row, respond(row.question, Conversation(notice=row.notice), assistant)) for row in rows]
    cited = [(row, reply) for row, reply in pairs if row.evidence]
    return {
        "hit@1": share_of(is_right(reply, row.evidence, 1) for row, reply in cited),
        "hit@3": share_of(is_right(reply, row.evidence, 3) for row, reply in cited),
        "refused": share_of(reply.kind == "refuse" for row, reply in pairs if not row.answerable),
        "false refusals": share_of(reply.kind == "refuse" for row, reply in pairs if row.answerable),
    }


def is_right(reply: Reply, evidence: Sequence[str], first: int) -> bool:
    """Whether one of the `first` citations holds a piece of the evidence."""
    texts = [_key(citation.text) for citation in reply.citations[:first]]
    return any(_key(piece) in text for piece in evidence for text in texts)


def _key(text: str) -> str:
    return match_key(text).replace("|", "")
