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

ENOUGH_ROUND_TRIPS = 0.97  # share of the questions that the assistant must answer by their own first clause


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures, shares from 0 to 1, and the cases behind each that falls short.

    `coverage` is of clauses that an entry cites, `sentences` of their sentences that one says, `round_trip` of
    questions that the assistant answers by their entry's first clause, `verbatim` of entries in the clauses' words.
    """

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
    clauses = [clause for notice in notices for clause in notice.clauses]
    needed = {clause.id for clause in clauses if clause.text.strip() and clause.id not in without}
    cited = {clause for entry in entries for clause in entry.clauses}
    uncovered = [clause.id for clause in clauses if clause.id in needed - cited]
    sentences = [sentence for clause in clauses if clause.id in needed for sentence in _sentences(clause)]
    quoted = _quoted_words(entries)
    unsaid = [f"{id} {words}" for id, words in sentences if match_key(words) not in quoted.get(id, "")]
    astray = [entry.question for entry in entries if asker.first_clause(entry.question) != entry.clauses[0]]
    altered = [entry.question for entry in entries if not _is_verbatim(entry, notices)]
    doubled = [
        f"{one.question} = {other.question}"
        for one, other in duplicates(entries, asker.assistant.knowledge.weights.faq)
    ]
    return Quality(
        entries=len(entries),
        coverage=_share(len(uncovered), len(needed)),
        sentences=_share(len(unsaid), len(sentences)),
        round_trip=_share(len(astray), len(entries)),
        verbatim=_share(len(altered), len(entries)),
        duplicates=len(doubled),
        uncovered=tuple(uncovered),
        unsaid=tuple(unsaid),
        astray=tuple(astray),
        altered=tuple(altered),
        doubled=tuple(doubled),
    )


def _sentences(clause: Clause) -> list[tuple[str, str]]:
    """The sentences of a clause without their last mark; letterhead and signature state no rule."""
    text = "" if clause.number in ("0", "end") else without_markup(clause.text)
    return [(clause.id, text[start:end].strip(" 。；;：:")) for start, end in sentence_spans(text)]


def _quoted_words(entries: Sequence[FaqEntry]) -> dict[str, str]:
    """All that the entries quote of each clause, by its id."""
    quoted: dict[str, list[str]] = {}
    for entry in entries:
        for piece in entry.pieces:
            quoted.setdefault(piece.citation.id, []).append(match_key(piece.text))
    return {id: "\n".join(texts) for id, texts in quoted.items()}


def _share(missed: int, every: int) -> float:
    return round(1 - missed / every, 4) if every else 1.0


def _is_verbatim(entry: FaqEntry, notices: Sequence[Notice]) -> bool:
    by_id = {clause.id: clause for notice in notices for clause in notice.clauses}
    return all(
        piece.citation.id in by_id and stands_in(piece.text, without_markup(by_id[piece.citation.id].words))
        for piece in entry.pieces
    )
