"""What a reply is made of: its outcome, its sentences, and the clauses that they stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Any, Literal

from ingest.document import Clause
from ingest.notices.notice import Notice

Kind = Literal["answer", "clarify", "refuse", "check"]
NoticeBasis = Literal["named", "chosen", "talk"]
"""Why a reply is on its notice: the message names it, the visitor chose it, or the talk was on it before."""


class Outcome(Enum):
    """What became of a message, with the `kind` that the contract gives it."""

    ANSWERED = ("answered", "answer")
    LISTED = ("listed", "answer")
    CHANGES_TOLD = ("changes_told", "answer")
    PARTLY_ANSWERED = ("partly_answered", "answer")
    RESTARTED = ("restarted", "answer")
    ASKED_WHICH_NOTICE = ("asked_which_notice", "clarify")
    ASKED_WHICH_RULES = ("asked_which_rules", "clarify")
    ASKED_TO_CONFIRM = ("asked_to_confirm", "clarify")
    PROPOSAL_DROPPED = ("proposal_dropped", "clarify")
    GREETED = ("greeting", "refuse")
    EMPTY = ("empty", "refuse")
    OUTSIDE_PLACE = ("outside_place", "refuse")
    OUTSIDE_LEVEL = ("outside_level", "refuse")
    OTHER_NOTICE = ("other_notice", "refuse")
    OUTSIDE_YEAR = ("outside_year", "refuse")
    OUTSIDE_SPECIALITY = ("outside_speciality", "refuse")
    NOT_STATED = ("not_stated", "refuse")
    NOTHING_FOUND = ("nothing_found", "refuse")
    NO_OLDER_EDITION = ("no_older_edition", "refuse")
    OUT_OF_TIME = ("out_of_time", "refuse")
    ELSEWHERE = ("elsewhere", "refuse")
    OFF_TOPIC = ("off_topic", "refuse")
    ATTACK = ("attack", "refuse")
    FORGERY = ("forgery", "refuse")
    NUMBER_ABSENT = ("absent", "refuse")
    NUMBER_SKIPPED = ("skipped", "refuse")
    CHECKED = ("checked", "check")
    CHECK_EXPLAINED = ("check_explained", "check")
    CHECK_TO_CONFIRM = ("check_to_confirm", "check")
    NOT_UNDERSTOOD = ("not_understood", "check")

    def __init__(self, code: str, kind: Kind) -> None:
        """`code` is also the name of a refusal's text in replies.yaml."""
        self.code = code
        self.kind: Kind = kind


class SentenceKind(StrEnum):
    """What a sentence of a reply is for."""

    DIRECT = "direct"  # the answer in a word, before the clause that says it
    ANSWER = "answer"  # words of a clause that answer
    FURTHER = "further"  # what else the same clause says
    WINDOW = "window"  # that applications are closed or not yet open
    REFUSAL = "refusal"  # why there is no answer
    OUTSIDE = "outside"  # what no notice covers, and what is covered
    RELATED = "related"  # leads to clauses that may be of use
    CONTACT = "contact"  # whom to ask
    UNDERSTOOD = "understood"  # what is known of the applicant
    FAULT = "fault"  # a value that cannot be
    VERDICT = "verdict"
    REASON = "reason"  # a condition or route, and why it is met or not
    NOTE = "note"
    STILL_OPEN = "still_open"  # what is to be told or cleared up before anyone can say
    QUESTION = "question"  # which notice is meant
    ASKED_FACT = "asked_fact"  # the fact that is asked for
    RESUME = "resume"  # the open question of a check, after another one was answered
    CONFIRM = "confirm"  # whether what was read in a message is right
    REMARK = "remark"  # a word about the talk itself


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question gets no answer, as data.

    `contacts` are the notices whose offices are named. `values` fill the text of the outcome. `clauses` stand beside
    the refusal; `related_to` is a text whose clause is to be found for it, `show_nearest` asks for the clauses
    nearest to the question.
    """

    outcome: Outcome
    contacts: tuple[Notice, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    clauses: tuple[Clause, ...] = ()
    related_to: str = ""
    show_nearest: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a clause as they stand in the notice: all of it, or the sentences that count; `id` is the clause's."""

    id: str
    notice: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a reply and the positions (from 0) of the citations it stands on.

    `rephrased` says that a model chose the words; its clauses hold what it states. `prefix` is what stands before
    its own words in `text`: the notice's name where several notices answer.
    """

    text: str
    cites: tuple[int, ...] = ()
    rephrased: bool = False
    kind: SentenceKind = SentenceKind.ANSWER
    prefix: str = ""

    @property
    def own_words(self) -> str:
        """The text without its prefix."""
        return self.text[len(self.prefix) :]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the assistant says to one message.

    `sentences` are the answer in order, each with its citations; `options` are ready-made answers to a question
    back; `facts` are all facts known so far, `asks` the facts asked for in this turn, `check` the verdict in the form
    of the contract or None. `basis` says why it is on its notice, where that is one of several.
    """

    outcome: Outcome
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    check: dict[str, Any] | None = None
    basis: NoticeBasis = "named"

    @property
    def kind(self) -> Kind:
        """`answer`, `clarify`, `refuse` or `check`."""
        return self.outcome.kind

    @property
    def answer(self) -> str:
        """The sentences as one text, a line each."""
        return "\n".join(s.text for s in self.sentences)
