"""An FAQ as it goes out: of which notices, on which day, and what has closed by then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guidance.answering.application_windows import closed_windows
from guidance.faq.build_faq import Faq
from guidance.faq.faq_entry import FaqEntry
from ingest.notices.notice import Notice
from ingest.text.dates import say_day
from ingest.text.normalise import match_key


@dataclass(frozen=True)
class FaqDocument:
    """The entries with what a reader of the file needs beside them."""

    faq: Faq
    notices: tuple[Notice, ...]
    disclaimer: str
    day: date

    @property
    def names(self) -> dict[str, str]:
        """The notices' names by id."""
        return {notice.id: notice.name for notice in self.notices}

    @property
    def head(self) -> tuple[str, ...]:
        """The lines under the title: the notices, the day, who decides."""
        titles = (f"{n.name}《{n.title}》" if n.number else n.name for n in self.notices)
        closings = (f"{n.name}：{closed}" for n in self.notices if (closed := closed_windows(n, self.day)))
        return (f"依据：{'；'.join(titles)}", f"日期：{say_day(self.day)}", *closings, self.disclaimer)

    def note(self, entry: FaqEntry) -> str:
        """Return that the windows are closed, for an entry that cites the clause of a window; else ""."""
        return note(entry, self.notices, self.day)


def note(entry: FaqEntry, notices: tuple[Notice, ...], day: date) -> str:
    """Return which windows are over, for an entry that cites the clause of one or names its last day; else ""."""
    about = (notice for notice in notices if _is_about_windows(entry, notice))
    return " ".join(f"提醒：{closed}" for notice in about if (closed := closed_windows(notice, day)))


def _is_about_windows(entry: FaqEntry, notice: Notice) -> bool:
    if {window.clause for window in notice.windows} & set(entry.clauses):
        return True
    words = "".join(match_key(piece.text) for piece in entry.pieces if piece.citation.notice == notice.id)
    return any(f"{window.closes.month}月{window.closes.day}日" in words for window in notice.windows)
