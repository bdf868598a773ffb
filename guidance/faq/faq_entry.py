"""What an entry of the FAQ is made of, and what the editors' files hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from guidance.reply import Citation
from ingest.staff_files.faults import Fault


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one clause that answer: `text` is what is read, `citation` the clause with its printed number.

    `lead` tells that the words only lead up to those of the other pieces (符合下列条件之一：); `number` is the
    clause's own number as it is printed before an item of a list, "" for none.
    """

    text: str
    citation: Citation
    lead: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """One question with the clauses' own words as its answer, in the order in which they are read.

    `other_wordings` are those of the question among the notices' known questions; `shared_question` is one that
    suits any notice, under which entries of several notices become one, `known_id` the id that the question has
    among the known questions, both "" where there is none; `approved` tells that an editor answers for it.
    """

    question: str
    topic: str
    pieces: tuple[Piece, ...]
    other_wordings: tuple[str, ...] = ()
    shared_question: str = ""
    known_id: str = ""
    approved: bool = False

    @property
    def answer(self) -> str:
        """The words of the clauses, a line each."""
        return "\n".join(piece.text for piece in self.pieces)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The clauses that the answer stands on, the most telling first; what only leads up to them comes last."""
        return tuple(piece.citation for piece in sorted(self.pieces, key=lambda piece: piece.lead))

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses cited, in the order of the citations."""
        return tuple(citation.id for citation in self.citations)

    @property
    def notices(self) -> tuple[str, ...]:
        """The ids of the notices cited, each once."""
        return tuple(dict.fromkeys(piece.citation.notice for piece in self.pieces))


@dataclass(frozen=True, slots=True)
class ApprovedEntries:
    """What the editors' files hold: entries to serve, clauses left out on purpose with the reason, and what is wrong.

    `without` leads from a clause's id to the reason; `changed` are the faults of entries whose clause reads
    otherwise now, which are not served; `unread` tells that a file could not be read at all.
    """

    entries: tuple[FaqEntry, ...] = ()
    without: dict[str, str] = field(default_factory=dict)
    changed: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()
    unread: bool = False


@dataclass(frozen=True, slots=True)
class UnansweredQuestion:
    """A question that people asked `count` times and no entry answers.

    `near` is the nearest clause's id or "", `topic` the topic that the question falls under.
    """

    question: str
    count: int
    near: str = ""
    topic: str = ""
