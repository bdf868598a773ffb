"""Words that a sentence may have and its passage not, by what they do and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from guidance.grounding.passage_structure import Frame
from guidance.grounding.rephrasing_words import RULING, RephrasingWords
from guidance.grounding.tokens import is_number, moves


@dataclass(frozen=True)
class InsertionSlot:
    """The word `said[i]`, told where the passage goes on at `j`."""

    said: tuple[str, ...]
    i: int
    frame: Frame
    j: int
    wording: RephrasingWords

    def heard(self, off: int) -> str:
        """Return the sentence's word `off` places away, "" beyond its ends."""
        at = self.i + off
        return self.said[at] if 0 <= at < len(self.said) else ""

    def held(self, off: int) -> str:
        """Return the passage's word `off` places from where it goes on, "" beyond its ends."""
        at = self.j + off
        return self.frame.tokens[at] if 0 <= at < len(self.frame.tokens) else ""

    def role(self, word: str) -> str:
        """Return what a word does."""
        return self.wording.role.get(word, "")


def may_be_added(place: InsertionSlot) -> bool:
    """Whether the word says nothing there."""
    word = place.heard(0)
    if word == "," or word in place.wording.added:
        return True
    if word in ("(", ")"):
        return bool({place.held(0), place.held(-1)} & set(",():"))
    rule = _RULES.get(place.role(word))
    return rule is not None and rule(place)


def _duty(place: InsertionSlot) -> bool:
    return not place.frame.part(place.j).roles & set(RULING)


def _is(place: InsertionSlot) -> bool:
    after = place.heard(1)
    if {place.held(0), place.held(-1)} & {"(", ":"}:
        return True
    return after != "" and (is_number(after) or after[0] == "《" or (after[0].isascii() and after[0].isalnum()))


def _if(place: InsertionSlot) -> bool:
    part = place.frame.part(place.j)
    edge = place.j == part.start or place.held(0) in (",", ")")
    return edge and not part.closed and any(p.closed and p.start > place.j for p in place.frame.parts)


def _then(place: InsertionSlot) -> bool:
    off = 0
    while place.held(off) == "," or place.held(off) in place.wording.left_out:
        off += 1
    return place.role(place.held(off)) in ("duty", *RULING)


def _after(place: InsertionSlot) -> bool:
    part = place.frame.part
    return place.held(0) == "," and not part(place.j).closed and part(place.j + 1).closed


def _also(place: InsertionSlot) -> bool:
    return bool({place.held(0), place.held(-1)} & {",", "("})


def _people(place: InsertionSlot) -> bool:
    return place.heard(-1) == "的" or place.role(place.heard(-1)) == "hold"


def _hold(place: InsertionSlot) -> bool:
    return place.role(place.heard(-1)) == "duty"


def _total(place: InsertionSlot) -> bool:
    return place.heard(1) != "" and moves(place.heard(1)) and "/" not in place.heard(1)


def _hand(place: InsertionSlot) -> bool:
    part, here = place.frame.part(place.j), place.held(0)
    edge = place.j == part.start or here in ("", ",", ":", "(") or here in place.wording.closing
    return (edge or here[0] == "《" or is_number(here)) and not part.roles & {*RULING, "hand"}


_RULES = {
    "duty": _duty,
    "is": _is,
    "if": _if,
    "then": _then,
    "after": _after,
    "also": _also,
    "people": _people,
    "hold": _hold,
    "total": _total,
    "hand": _hand,
}
