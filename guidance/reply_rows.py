"""A reply as the rows of the contract: the fields of `ask` and of `chat`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from guidance.reply import Reply


def answer_row(reply: Reply, milliseconds: float) -> dict[str, Any]:
    """Return the fields of the contract's `ask`; `rephrased` only where a model chose the words of a sentence."""
    row = {
        "kind": reply.kind,
        "answer": reply.answer,
        "citations": [asdict(citation) for citation in reply.citations],
        "notices": list(reply.notices),
        "elapsed_ms": round(milliseconds, 2),
    }
    if any(sentence.rephrased for sentence in reply.sentences):
        row["rephrased"] = [sentence.text for sentence in reply.sentences if sentence.rephrased]
    return row


def talk_row(reply: Reply, milliseconds: float) -> dict[str, Any]:
    """Return the fields of the contract's `chat`, but for the session."""
    row = answer_row(reply, milliseconds)
    return {**row, "facts": reply.facts, "asks": list(reply.asks), "check": reply.check}
