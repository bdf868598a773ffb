"""How good an FAQ is, in figures that are printed with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guidance.faq.ask_assistant import Asker
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.merge_entries import duplicates
from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.staff_files.quotes import stands_in
from ingest.text.normalise import match_key, without_markup
from ingest.text.sentences import sentence_spans

ENOUGH_ROUND_TRIPS = 0.97


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures, and the cases behind each that falls short."""

    entries: int
    coverage: float
    sentences: float
    round_trip: float
    verbatim: float
    duplicates: int
    uncovered: tuple[str, ...]
    unsaid: tuple[str, ...]
    astray: tuple[str, ...]
    altered: tuple[str, ...]
    doubled: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether every figure reaches its target."""
        whole = self.coverage == self.sentences == self.verbatim == 1.0
        return whole and self.round_trip >= ENOUGH_ROUND_TRIPS and not self.duplicates


def measure(
    entries: Sequence[FaqEntry], notices: Sequence[Notice], without: Mapping[str, str], asker: Asker
) -> Quality:
    """Return the figures: `without` are the clauses that need no entry; bare headings need none either."""
    needed = [c.id for n in notices for c in n.clauses if c.text.strip() and c.id not in without]
    cited = {clause for entry in entries for clause in entry.clauses}
    uncovered = [clause for clause in needed if clause not in cited]
    sentences = [each for n in notices for c in n.clauses if c.id in needed for each in _sentences(c)]
    said = _said(entries)
    unsaid = [f"{id} {words}" for id, words in sentences if match_key(words) not in said.get(id, "")]
    astray = [entry.question for entry in entries if asker.first(entry.question) != entry.clauses[0]]
    altered = [entry.question for entry in entries if not _is_verbatim(entry, notices)]
    doubled = [
        f"{one.question} = {other.question}"
        for one, other in duplicates(entries, asker.assistant.knowledge.weights.faq)
    ]
    return Quality(
        len(entries),
        _share(len(uncovered), len(needed)),
        _share(len(unsaid), len(sentences)),
        _share(len(astray), len(entries)),
        _share(len(altered), len(entries)),
        len(doubled),
        *map(tuple, (uncovered, unsaid, astray, altered, doubled)),
    )


def _sentences(clause: Clause) -> list[tuple[str, str]]:
    """The sentences of a clause without their last mark; letterhead and signature state no rule."""
    text = "" if clause.number in ("0", "end") else without_markup(clause.text)
    return [(clause.id, text[start:end].strip(" 。；;：:")) for start, end in sentence_spans(text)]


def _said(entries: Sequence[FaqEntry]) -> dict[str, str]:
    """All that the entries say from each clause."""
    said: dict[str, str] = {}
    for piece in (piece for entry in entries for piece in entry.pieces):
        said[piece.citation.id] = f"{said.get(piece.citation.id, '')}\n{match_key(piece.text)}"
    return said


def _share(missed: int, every: int) -> float:
    return round(1 - missed / every, 4) if every else 1.0


def _is_verbatim(entry: FaqEntry, notices: Sequence[Notice]) -> bool:
    by_id = {clause.id: clause for notice in notices for clause in notice.clauses}
    return all(
        piece.citation.id in by_id and stands_in(piece.text, without_markup(by_id[piece.citation.id].words))
        for piece in entry.pieces
    )
