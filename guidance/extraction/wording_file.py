"""The schema of knowledge/fact_wording.yaml: how each fact is put in everyday words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ingest.staff_files.blanks import blanks
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict

Phrases = Annotated[list[str], Field(min_length=1)]
Number = Annotated[int, Field(ge=1)]


class Spelling(Strict):
    """Words often written with characters of the same sound, or with some that `looks` alike; `keep` only look so."""

    words: list[str]
    looks: list[str]
    keep: list[str]


class Answers(Strict):
    """Words that alone answer yes or no; `short` are words that tell a fact only where it was asked for."""

    yes: list[str]
    no: list[str]
    short: dict[str, dict[str, list[str]]]


class WorkPlaces(Strict):
    """Names of places by value of the fact that says where the applicant works.

    `inside_fact` says whether that is inside the place of the notice in hand, whichever it is; `zones` are words for
    areas inside a city that may stand behind its name.
    """

    fact: str
    inside_fact: str
    zones: Phrases
    names: dict[str, list[str]]


class Branches(Strict):
    """The value for a branch of a company from elsewhere.

    `away` is the work place whose names are elsewhere, of which those in `same_province` do not count.
    """

    fact: str
    value: str
    away: str
    same_province: list[str]


class NamedValue(Strict):
    """Names that all stand for one value."""

    fact: str
    value: str
    names: list[str]


class StatusValues(Strict):
    """Which values of the status are at work, out of work, retired, in public service; words for mere training."""

    fact: str
    working: str
    jobless: str
    retired: str
    public: list[str]
    training: Phrases


class LeveledWords(Strict):
    """Words by value of a fact whose values are levels."""

    fact: str
    words: dict[str, list[str]]


class Completion(Strict):
    """The fact that says how an education ended, and its value for a graduation."""

    fact: str
    graduated: str


class Schooling(Strict):
    """How education and degree go together."""

    completion: Completion
    postgraduate: list[str]
    postgraduate_only: list[str]
    degree_with_education: list[str]
    education_named_as_degree: list[str]


class Titles(LeveledWords):
    """Title words by level; an engineer's and other series' titles of `engineer_level` apart."""

    engineer_fact: str
    engineer_level: str
    aimed_at: list[str]
    engineer: list[str]
    not_engineer: list[str]


class DateWords(Strict):
    """What a date fact is the date of: one of the kinds the program knows, or one of its own `events`."""

    of: Literal["education", "title", "skill", "start", "birth"] | None = None
    only: list[str] = Field(default_factory=list)
    events: list[str] = Field(default_factory=list)
    same_year_as: str = ""


class Authors(Strict):
    """Words for who wrote a work: first author, alone, or one of the later authors."""

    first: Phrases
    alone: Phrases
    later: Phrases


class CountWords(Strict):
    """How a number of works is put in words, and which works count.

    Words in `begun` say that works are only begun, unless one in `finished` stands beside them.
    """

    things: Phrases
    apart: list[str] = Field(default_factory=list)
    units: Annotated[str, Field(min_length=1)]
    verbs: Phrases
    adds: bool = False
    needs_level: list[str] = Field(default_factory=list)
    not_own: list[str] = Field(default_factory=list)
    not_own_anywhere: list[str] = Field(default_factory=list)
    begun: list[str] = Field(default_factory=list)
    finished: list[str] = Field(default_factory=list)
    authors: Authors | None = None
    none_of: list[str] = Field(default_factory=list)
    none_of_apart: list[str] = Field(default_factory=list)


class YearsWords(Strict):
    """Words for what years or other `units` were spent at, and the most that is believed.

    `months` says that the fact counts months, which people tell in years too: 两年, 一年半.
    """

    at: Phrases
    units: Phrases = Field(default=["年"])
    most: Number
    months: bool = False


class OwnFactWords(Strict):
    """Words beside the names of the facts that a rule pack names itself.

    `verbs` are what one does with them, `having` what else says that one has them or is there, `denials` that not;
    with the characters `unsettled` before its verb a clause says neither, nor where the next begins with one of
    `taken_back`; `at_work` may stand behind a place.
    """

    verbs: Phrases
    having: Phrases
    denials: Phrases
    unsettled: Phrases
    taken_back: Phrases
    at_work: Phrases


class RevokedWords(Strict):
    """Words that say that something is had no more, or was not obtained, and the names of things by fact.

    `words` count anywhere in a clause, `not_obtained`, which are phrases, at its end.
    """

    words: Phrases
    not_obtained: Phrases
    things: dict[str, Phrases]


class AgreementWords(Strict):
    """What an agreement is `named`, the kinds of it that count for a fact, and the `other` kinds.

    Words in `other_alone` stand for another kind without its name.
    """

    named: Phrases
    counting: Phrases
    other: Phrases
    other_alone: Phrases


class PeriodWords(Strict):
    """Words for something that holds for a time, and those that say that it `ends`."""

    things: Phrases
    ends: Phrases


class PrizeKind(Strict):
    """One prize: who gives it, by value, and the facts for its grade and the applicant's rank."""

    by: Literal["authority", "society"]
    givers: dict[str, Phrases]
    province: str = ""
    asked: dict[str, str]
    elided: Phrases
    grade: str
    rank: str


class Prizes(Strict):
    """Names that prizes have, the prizes by fact, and facts that "no prize at all" tells too."""

    names: Phrases
    kinds: dict[str, PrizeKind]
    also: dict[str, list[str]]


class FactWordingFile(Strict):
    """The whole file."""

    spelling: Spelling
    correcting: list[str]
    unsure: list[str]
    answers: Answers
    work_places: WorkPlaces
    branches: Branches
    nationalities: NamedValue
    trades: NamedValue
    status: StatusValues
    education: LeveledWords
    degree: LeveledWords
    schooling: Schooling
    titles: Titles
    words_apart: list[str]
    head_nouns: Phrases
    skills: LeveledWords
    dates: dict[str, DateWords]
    counts: dict[str, CountWords]
    works_explained: Phrases
    papers_handled: Phrases
    years: dict[str, YearsWords]
    own_facts: OwnFactWords
    revoked: RevokedWords
    agreements: dict[str, AgreementWords]
    present_states: dict[str, Phrases]
    periods: dict[str, PeriodWords]
    yearly: Phrases
    reopened: dict[str, Phrases]
    givers: dict[str, Phrases]
    prizes: Prizes
    whether: dict[str, Annotated[Text, blanks("values")]]
    facts: dict[str, dict[str, list[str]]]
