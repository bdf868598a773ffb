"""What went before a message, as far as it decides what the message is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guidance.scope_features import ScopeFeatures


@dataclass(frozen=True)
class TalkContext:
    """The talk so far; of a message by itself all of it is empty.

    `question` is the question before, in full; `chosen_notice` is the id of the notice that the visitor has chosen,
    `last_notice` of the one that the talk named last; `stated` is what the talk named of notices, `asked_which` that
    the message answers the question which notice is meant. `today` None is the day of asking.
    """

    question: str = ""
    chosen_notice: str | None = None
    last_notice: str | None = None
    stated: ScopeFeatures | None = None
    asked_which: bool = False
    today: date | None = None


NO_TALK = TalkContext()
