"""A passage cut into parts: the stretches between commas and within brackets, and what each does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guidance.grounding.rephrasing_words import RULING, RephrasingWords
from guidance.grounding.tokens import is_date, outside_brackets

_CONDITION = re.compile("(?:的|时|后|以来|期间|基础以上|之1)$")


@dataclass(frozen=True)
class PassagePart:
    """A stretch between commas, or within brackets, from token `start` to before token `end`.

    `roles` are what its words do (the groups of rephrasing.yaml), `first_role` what the first one does that is no
    conjunction. `complete` says that it states something by itself, `ends_complete` that its last word makes it so.
    """

    start: int
    end: int
    bracketed: bool
    roles: frozenset[str]
    first_role: str
    complete: bool
    ends_complete: bool


def cut_into_parts(tokens: Sequence[str], wording: RephrasingWords) -> tuple[list[PassagePart], list[int]]:
    """Return the parts in the order of their beginnings, and for each token the innermost part it stands in."""
    spans = _spans(tokens)
    parts = [_part(tokens, start, end, bracketed, wording) for start, end, bracketed in spans]
    part_of = [0] * len(tokens)
    for number, (start, end, _) in enumerate(spans):
        for at in range(start, min(end + 1, len(tokens))):  # a mark after a part belongs to it
            part_of[at] = number
    return parts, part_of


def is_condition(tokens: Sequence[str]) -> bool:
    """Whether words leave open what they are a condition of: …的, …后, …期间."""
    return bool(_CONDITION.search("".join(tokens)))


def _spans(tokens: Sequence[str]) -> list[tuple[int, int, bool]]:
    """Start and end of each part, and whether it stands within brackets."""
    found: list[tuple[int, int, bool]] = []
    starts, depth = [0], 0
    for at, token in enumerate(tokens):
        if token == "(":
            depth += 1
            starts.append(at + 1)
        elif token == ")" and depth:
            found.append((starts.pop(), at, True))
            depth -= 1
        elif token in ",:;":
            found.append((starts.pop(), at, depth > 0))
            starts.append(at + 1)
    found.append((starts[0], len(tokens), False))
    return sorted(span for span in found if span[0] < span[1])


def _part(tokens: Sequence[str], start: int, end: int, bracketed: bool, wording: RephrasingWords) -> PassagePart:
    own = outside_brackets(tokens[start:end])
    roles = [wording.role.get(token, "") for token in own]
    first = next((at for at, role in enumerate(roles) if role not in ("also", "likewise", "or")), 0)
    ruled = {"duty", "charge", *RULING} & set(roles) or "要求" in own[:-1] or (own[-1:] and is_date(own[-1]))
    ends_complete = bool(own) and own[-1] in wording.closing
    return PassagePart(
        start,
        end,
        bracketed,
        frozenset(roles),
        roles[first] if roles else "",
        ends_complete or (bool(ruled) and not is_condition(own)),
        ends_complete,
    )
