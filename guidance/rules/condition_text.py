"""A condition in plain Chinese, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConditionText:
    """What people read of a condition, whoever the applicant is.

    `own` is the text that the pack gives it, if any; `text` describes it in any case; `wanted` is what a condition on
    facts asks for, "" for all others; `clause` (the full id) and `quote` say where it stands, and are empty for a
    combination of conditions; `event` is what a length of service counts from, "" for all others.
    """

    own: str | None
    text: str
    wanted: str = ""
    clause: str = ""
    quote: str = ""
    event: str = ""
