"""A fact that was read in a message and that nobody has stated yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Proposal:
    """A fact in the contract's form, with the applicant's words that it rests on; it counts once it is confirmed."""

    fact: str
    value: Any
    words: str
