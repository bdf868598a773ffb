"""What went before a message, as far as it decides what the message is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guidance.scope_features import NOTHING_NAMED, ScopeFeatures
from guidance.understanding.talk_subject import NO_SUBJECT, TalkSubject


@dataclass(frozen=True)
class TalkContext:
    """The talk so far; of a message by itself all of it is empty.

    `subject` is what was spoken of last; `chosen_notice` is the id of the notice that the visitor has chosen,
    `last_notice` of the one that the talk named last; `stated` is what the talk named of notices, `asked_which` that
    the message answers the question which notice is meant, `asked_fact` the one for a fact of the applicant. `today`
    None is the day of asking.
    """

    subject: TalkSubject = NO_SUBJECT
    chosen_notice: str | None = None
    last_notice: str | None = None
    stated: ScopeFeatures = NOTHING_NAMED
    asked_which: bool = False
    asked_fact: bool = False
    today: date | None = None


NO_TALK = TalkContext()
