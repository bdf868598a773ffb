"""The nouns of the way out: what a reply is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a clause as they stand in the notice: all of it, or the sentences that count; `id` is the clause's."""

    id: str
    notice: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer and the positions (from 0) of the citations it stands on.

    `rephrased` says that a model chose the words; its clauses hold what it states.
    """

    text: str
    cites: tuple[int, ...] = ()
    rephrased: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What the assistant says to one message.

    `kind` is `answer`, `clarify`, `refuse` or `check`; `sentences` are the answer in order, each with its
    citations; `options` are ready-made answers to a question back; `facts` are all facts known so far,
    `asks` the facts asked for in this turn, `check` the verdict in the form of the contract or None.
    """

    kind: str
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    check: dict[str, Any] | None = None

    @property
    def answer(self) -> str:
        """The sentences as one text, a line each."""
        return "\n".join(s.text for s in self.sentences)
