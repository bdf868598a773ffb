"""What stands in a notice.yaml: values as people write them, each with the clause and the words it comes from."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from ingest.notices.notice import DocumentKind
from ingest.staff_files.field_types import ClauseNumber, Text, Words
from ingest.staff_files.line_marks import Strict


class SourcedValue(Strict):
    """Something that a clause says; without `quote` the value itself must stand in the clause."""

    clause: ClauseNumber
    quote: Text | None = None


class SourcedText(SourcedValue):
    """Words."""

    value: Text


class SourcedYear(SourcedValue):
    """The year that a notice is for."""

    value: int


class SourcedDate(SourcedValue):
    """A day."""

    value: date
    quote: Text


class WindowEntry(SourcedValue):
    """A time in which something is done; `hours` are the clause's own words, `opens` is left out where none is stated.

    Applications are taken online and onsite; review, payment and hearing are what comes after them.
    """

    name: Text
    kind: Literal["online", "onsite", "review", "payment", "hearing"]
    opens: date | None = None
    closes: date
    hours: Text | None = None
    quote: Text


class CutoffEntry(SourcedValue):
    """A day to which something counts."""

    name: Text
    date: date
    quote: Text


class FeeEntry(SourcedValue):
    """What an application costs, in whole yuan, and `what` for; 0 where the notice says that it is free."""

    what: Text | None = None
    amount: int
    unit: Text
    quote: Text


class AttachmentEntry(SourcedValue):
    """A form that comes with the notice."""

    number: int
    title: Text


class ContactEntry(Strict):
    """Whom to ask, and `matter`, about what where the notice says so."""

    office: SourcedText | None = None
    matter: SourcedText | None = None
    phone: SourcedText | None = None
    person: SourcedText | None = None
    address: SourcedText | None = None
    email: SourcedText | None = None


class ScopeEntry(Strict):
    """The words that lead a question to this notice."""

    places: Words
    within: Words
    districts: Words
    years: Words
    seasons: Words
    levels: Words
    kinds: Words
    specialities: Words
    names: Words


class NoticeEntry(Strict):
    """All of a notice.yaml.

    `document` tells a notice from standards that notices go by and that nobody applies under; `companions` are the ids
    of the standards that this one goes by. Standards may leave out the year, which every notice is for.
    """

    document: DocumentKind = "notice"
    title: SourcedText
    number: SourcedText | None = None
    issuers: list[SourcedText] = Field(default_factory=list)
    issued: SourcedDate | None = None
    place: SourcedText | None = None
    kind: SourcedText | None = None
    levels: list[SourcedText] = Field(default_factory=list)
    series: SourcedText | None = None
    speciality: SourcedText | None = None
    year: SourcedYear | None = None
    windows: list[WindowEntry] = Field(default_factory=list)
    cutoffs: list[CutoffEntry] = Field(default_factory=list)
    contacts: list[ContactEntry] = Field(default_factory=list)
    fees: list[FeeEntry] = Field(default_factory=list)
    sites: list[SourcedText] = Field(default_factory=list)
    attachments: list[AttachmentEntry] = Field(default_factory=list)
    replaces: Words
    companions: Words
    scope: ScopeEntry = Field(default_factory=lambda: ScopeEntry.model_validate({}))
