"""What a device keeps of a talk: what the visitor wrote, stated and ticked, and none of the answers.

It comes back from a browser, so that nobody knows who wrote it: it is read strictly, and answers are found anew.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from guidance.scope_features import NOTHING_NAMED, ScopeFeatures
from ingest.errors import AssistantError

VERSION = 1
LONGEST = 60_000  # characters of a saved talk
MOST_TURNS = 30  # the newest ones are kept
LONGEST_MESSAGE = 5_000  # characters
DEVICE_DAYS = 30
"""How long what a device keeps is taken up again."""
TAB_DAYS = 1
"""How long the copy of a tab is: a tab that was closed can be opened again by whoever comes next."""
_MOST = 200  # entries of a list or mapping, several times as many as facts, papers or notices take

Id = Annotated[str, Field(min_length=1, max_length=100)]
Words = Annotated[str, Field(max_length=LONGEST_MESSAGE)]
FactValue = bool | Annotated[int, Field(ge=-9999, le=9999)] | Id | Annotated[list[Id], Field(max_length=_MOST)]
Facts = Annotated[dict[Id, FactValue], Field(max_length=_MOST)]
Ids = Annotated[list[Id], Field(max_length=_MOST)]
Papers = Annotated[list[Annotated[str, Field(max_length=500)]], Field(max_length=_MOST)]


class SavedTalkError(AssistantError):
    """What came from a device is no saved talk of this version."""


class Saved(BaseModel):
    """A part of a saved talk: nothing unknown in it, nothing converted."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SavedDates(Saved):
    """A date that was told roughly: the days that it may mean."""

    first: date
    last: date
    text: Words


class SavedAmount(Saved):
    """A number that was told roughly."""

    lowest: int
    highest: int
    text: Words


class SavedChoice(Saved):
    """One of several values, it is not known which."""

    values: Annotated[list[Id], Field(min_length=1, max_length=_MOST)]
    text: Words


class SavedCase(Saved):
    """What was stated of the applicant, as in ApplicantCase."""

    notice: Id | None = None
    facts: Facts = Field(default_factory=dict)
    unsure: Ids = Field(default_factory=list)
    words: Annotated[dict[Id, Words], Field(max_length=_MOST)] = Field(default_factory=dict)
    approximate: Annotated[dict[Id, SavedDates | SavedAmount | SavedChoice], Field(max_length=_MOST)] = Field(
        default_factory=dict
    )
    aimed_levels: Ids = Field(default_factory=list)
    left_out: Annotated[list[Words], Field(max_length=_MOST)] = Field(default_factory=list)


class SavedTurn(Saved):
    """A message; `case` is what was stated by then where it got a verdict, `typed` is False for a click.

    `useful` is how the visitor rated the reply, None for not at all. `scope` is what was set or named of notices before
    the message, as place and level; None where that is not known.
    """

    message: Annotated[str, Field(min_length=1, max_length=LONGEST_MESSAGE)]
    typed: bool = True
    useful: bool | None = None
    case: SavedCase | None = None
    scope: ScopeFeatures | None = None


class SavedTalk(Saved):
    """All that a device keeps.

    `day` is when it was written; `on_device` says that the visitor wants it there beyond the tab. `in_view` is the
    notice last looked at beside the talk, `scope` what is set or named of notices by now; `step` is where the check's
    page is, `answered` are the facts answered there; `unanswered` are messages that had no reply yet. By notice,
    `ticks` are the papers that are ready, and `situations` what was stated of its materials alone. `lists` is what was
    chosen in the pages' lists, by their names.
    """

    version: Literal[1]
    day: date
    on_device: bool = False
    notice: Id | None = None
    in_view: Id | None = None
    scope: ScopeFeatures | None = None
    case: SavedCase = Field(default_factory=SavedCase)
    step: Literal["questions", "review", "result"] = "questions"
    answered: Ids = Field(default_factory=list)
    turns: Annotated[list[SavedTurn], Field(max_length=MOST_TURNS)] = Field(default_factory=list)
    unanswered: Annotated[list[Words], Field(max_length=MOST_TURNS)] = Field(default_factory=list)
    ticks: Annotated[dict[Id, Papers], Field(max_length=_MOST)] = Field(default_factory=dict)
    situations: Annotated[dict[Id, dict[Id, bool]], Field(max_length=_MOST)] = Field(default_factory=dict)
    lists: Annotated[dict[Id, Id | int], Field(max_length=_MOST)] = Field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it that a visitor would miss."""
        case = self.case
        stated = case.facts or case.unsure or case.approximate
        chosen = self.notice or self.in_view or self.scope not in (None, NOTHING_NAMED) or self.lists
        prepared = self.ticks or self.situations
        return not (self.turns or self.unanswered or stated or chosen or prepared)

    def counts_on(self, today: date) -> bool:
        """Return whether the talk may be taken up again on this day."""
        return 0 <= (today - self.day).days <= (DEVICE_DAYS if self.on_device else TAB_DAYS)

    def as_json(self) -> str:
        """Return the talk as one line of JSON that `read_saved_talk` takes."""
        return self.model_dump_json(exclude_defaults=True)  # `version` has no default, so that it is always there


def shortened(saved: SavedTalk) -> SavedTalk:
    """Return the talk without its oldest turns where it is longer than LONGEST otherwise."""
    while len(saved.as_json()) > LONGEST and saved.turns:
        saved = saved.model_copy(update={"turns": saved.turns[len(saved.turns) // 2 + 1 :]})
    return saved


def read_saved_talk(text: Any) -> SavedTalk:
    """Return the talk in what a device handed over; SavedTalkError for anything else than a saved talk."""
    if not isinstance(text, str) or len(text) > LONGEST:
        raise SavedTalkError("保留的对话不是文字，或者太长")
    try:
        return SavedTalk.model_validate_json(text)
    except ValidationError as error:
        raise SavedTalkError("保留的对话读不懂") from error
