"""A notice and what belongs to it: windows, cut-off days, contact, known questions and refusals."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from ingest.document import Clause, SourceWarning

WindowPhase = Literal["before", "open", "closed"]
UNDATED = 1  # the year of standards that tell none
DocumentKind = Literal["notice", "standards"]
"""What one applies under, or what such notices go by: standards of review, conditions, ways of assessment."""


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A wording that asks for certain clauses; `clauses` are ids, best first, `origin` says where it came from.

    `citing` are the ids of the notices that go by the document of the clauses, where that is none itself.
    """

    id: str
    text: str
    clauses: tuple[str, ...]
    origin: str
    citing: tuple[str, ...] = ()

    @property
    def notice(self) -> str:
        """The id of the notice whose clauses answer."""
        return self.clauses[0].split("#")[0]

    @property
    def notices(self) -> tuple[str, ...]:
        """The ids of the notices that it is asked of, in the form of a refusal's."""
        return (self.notice, *self.citing)

    @property
    def naming_words(self) -> tuple[frozenset[str], ...]:
        """None: it may be asked in any words."""
        return ()


@dataclass(frozen=True, slots=True)
class KnownRefusal:
    """A wording that `notices`, by id, do not answer, none of all where they are empty; `related` are clause ids.

    `naming_words` are sets of words, in search spelling, for what it names and has no answer for, as a town or a year:
    what has no word of one of the sets is another question.
    """

    id: str
    text: str
    category: str
    why: str
    notices: tuple[str, ...]
    related: tuple[str, ...]
    origin: str
    naming_words: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """A time in which something is done; `hours` are the clause's own words or "", `opens` is None where none is."""

    name: str
    kind: str
    opens: datetime.date | None
    closes: datetime.date
    hours: str
    clause: str


def window_state(opens: datetime.date | None, closes: datetime.date, today: datetime.date) -> WindowPhase:
    """Return whether a window lies ahead, is open or is over; both its days belong to it."""
    if opens and today < opens:
        return "before"
    return "closed" if today > closes else "open"


def application_state(windows: Collection[Window], today: datetime.date) -> WindowPhase | None:
    """Return the state of the time from the first window's opening to the last one's closing; None without windows."""
    if not windows:
        return None
    return window_state(first_day(windows), max(w.closes for w in windows), today)


def first_day(windows: Collection[Window]) -> datetime.date | None:
    """Return the day on which the first of the windows opens; None where one has no such day, or there are none."""
    days = [window.opens for window in windows]
    return None if None in days else min((day for day in days if day), default=None)


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A day to which something counts."""

    name: str
    date: datetime.date
    clause: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask, "" for what the notice does not say; `clause` holds the phone number, or the office without one.

    `office` is the first that issued the notice where it names none to ask; `matter` is what to ask it about.
    """

    office: str
    matter: str
    phone: str
    person: str
    address: str
    email: str
    clause: str


@dataclass(frozen=True, slots=True)
class Fee:
    """What an application costs, in whole yuan; `what` for is "" where there is only one fee."""

    what: str
    amount: int
    unit: str
    clause: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A form that comes with the notice."""

    number: int
    title: str
    clause: str


@dataclass(frozen=True, slots=True)
class NoticeScope:
    """The words that lead a question to the notice, as data."""

    places: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    specialities: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Notice:
    """One notice, or the standards that notices go by: metadata, clauses in document order, known questions.

    `document` says which of the two, `companions` are the ids of the standards that it goes by itself.
    `place` is "" where the notice is of none, as a company's; so are `kind` and `series` where it names none. `windows`
    are the times in which applications are taken, `stages` those of what follows: review, payment, hearing. `contacts`
    holds at least one, the first to ask before the others. `digest` changes with any file of the notice;
    `warnings` are what looks odd in its source.
    """

    id: str
    folder: Path
    source: Path
    title: str
    number: str | None
    issuers: tuple[str, ...]
    issued: datetime.date | None
    place: str
    kind: str
    levels: tuple[str, ...]
    series: str
    speciality: str | None
    year: int
    windows: tuple[Window, ...]
    stages: tuple[Window, ...]
    cutoffs: tuple[Cutoff, ...]
    contacts: tuple[Contact, ...]
    fees: tuple[Fee, ...]
    sites: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    replaces: tuple[str, ...]
    scope: NoticeScope
    clauses: tuple[Clause, ...]
    warnings: tuple[SourceWarning, ...]
    questions: tuple[KnownQuestion, ...]
    digest: str
    document: DocumentKind = "notice"
    companions: tuple[str, ...] = ()

    @property
    def is_standards(self) -> bool:
        """Whether it is a companion document, which nobody applies under."""
        return self.document == "standards"

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        """Its clauses by their full ids."""
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def lists(self) -> tuple[tuple[Clause, tuple[Clause, ...]], ...]:
        """The clauses that have two items or more, each with its items."""
        items: dict[str, list[Clause]] = {}
        for clause in self.clauses:
            if clause.parent and not clause.number.endswith("tail"):
                items.setdefault(clause.parent, []).append(clause)
        return tuple((self.by_id[id], tuple(children)) for id, children in items.items() if len(children) > 1)

    @property
    def contact(self) -> Contact:
        """Whom to ask first."""
        return self.contacts[0]

    @property
    def level(self) -> str:
        """All levels of the notice in one word group."""
        return "、".join(self.levels)

    @property
    def name(self) -> str:
        """How the notice is cited: by its number, or by its title where it has none; standards go by their title."""
        return f"《{self.title}》" if self.is_standards or not self.number else self.number

    def clause(self, id: str) -> Clause:
        """Return a clause by its full id or by its number within the notice; KeyError when there is none."""
        return self.by_id[id if "#" in id else f"{self.id}#{id}"]


@dataclass(frozen=True)
class BareDocument:
    """A document without metadata: enough to be indexed, not to be answered from."""

    id: str
    clauses: tuple[Clause, ...]
    warnings: tuple[SourceWarning, ...]
    questions: tuple[KnownQuestion, ...] = ()
