"""An entry of the FAQ as the page shows it: its question, a part for each notice, and ways to what is related."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guidance.citations import short_name
from guidance.clock import this_day
from guidance.faq.entry_links import entry_id
from guidance.faq.faq_document import note
from guidance.faq.faq_entry import FaqEntry, Piece
from guidance.faq.faq_sections import answering, groups, leading, lines, numbered
from ingest.notices.notice import Notice


@dataclass(frozen=True)
class ShownEntry:
    """An entry with its id, what the day says of it, its answer by notice, and the id and question of related ones.

    `about` names its notices where the list has entries of several, "" elsewhere.
    """

    id: str
    question: str
    note: str
    answers: Sequence[_ShownAnswer]
    related: Sequence[tuple[str, str]]
    about: str


@dataclass(frozen=True)
class _ShownAnswer:
    """What one notice answers: lines that lead, then rows, each with the piece whose clause it stands on."""

    notice: str
    lead: Sequence[str]
    rows: Sequence[tuple[str, Piece]]
    bulleted: bool


def shown_entry(
    entry: FaqEntry, notices: tuple[Notice, ...], related: Iterable[FaqEntry] = (), *, of_several: bool = False
) -> ShownEntry:
    """Return an entry as the templates take it; `of_several` says that the list has entries of several notices."""
    about = "、".join(short_name(n) for n in notices if n.id in entry.notices) if of_several else ""
    names = {notice.id: notice.name for notice in notices}
    answers = [_shown_answer(name, pieces) for name, pieces in groups(entry, names)]
    ways = [(entry_id(other), other.question) for other in related]
    return ShownEntry(entry_id(entry), entry.question, note(entry, notices, this_day()), answers, ways, about)


def _shown_answer(name: str, pieces: list[Piece]) -> _ShownAnswer:
    rows = list(zip(lines(pieces), answering(pieces), strict=True))
    return _ShownAnswer(name, leading(pieces), rows, bulleted=len(rows) > 1 and not numbered(pieces))
