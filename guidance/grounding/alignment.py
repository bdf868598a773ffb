"""A sentence along a frame: which of its beginnings are the frame's words in their order, with nothing lost."""

from __future__ import annotations

from dataclasses import dataclass

from guidance.grounding.allowed_insertions import InsertionSlot, may_be_added
from guidance.grounding.passage_structure import Frame
from guidance.grounding.rephrasing_words import RephrasingWords
from guidance.grounding.tokens import ALSO, AND, LIKEWISE, LISTED, OR, is_date, is_number, moves, same_day

_STANDS_FOR = {
    ("能", "可"),
    (AND, LISTED),
    (AND, ALSO),
    (ALSO, AND),
    (AND, LIKEWISE),
    (ALSO, LIKEWISE),
    (LIKEWISE, AND),
    (LIKEWISE, ","),
    (AND, "会同"),
    (AND, ","),
    (LISTED, AND),
    (",", LISTED),
    (",", "("),
    (",", ":"),
    ("(", ","),
    (":", "为"),
    (":", "("),
    ("为", ":"),
    ("为", "("),
    ("须", "要求"),
    (",", ")"),
    ("由", "经"),
    (",", ";"),
    (LISTED, ";"),
    (LISTED, ","),
}


@dataclass
class Effort:
    """How many steps of the search are left; a sentence that takes more is not held."""

    left: int


def ends(said: tuple[str, ...], start: int, frame: Frame, wording: RephrasingWords, effort: Effort) -> set[int]:
    """Return the places in `said` up to which, from `start`, it tells what the frame says."""
    found: set[int] = set()
    seen = {(start, 0, 0)}
    todo = [(start, 0, 0)]
    while todo and effort.left > 0:
        effort.left -= 1
        i, j, moved = state = todo.pop()
        if j in frame.stops and i > start and not moved:
            found.add(i)
        for step in _steps(said, state, frame, wording):
            if step not in seen:
                seen.add(step)
                todo.append(step)
    return found if effort.left > 0 else set()


def _steps(said, state, frame: Frame, wording: RephrasingWords):
    """`moved` is 1 + the place of a word told ahead, or less than 0 while one is still to be told."""
    i, j, moved = state
    size = len(frame.tokens)
    if moved == j + 1:
        yield i, j + 1, 0
        return
    for target in frame.skips.get(j, ()):
        if not (j < moved - 1 < target) and not (moved < 0 and frame.part_of[j] != frame.part_of[-moved - 1]):
            yield i, target, moved
    if j < size and moved == 0 and _movable(frame.tokens[j], wording):
        yield i, j + 1, -(j + 1)
    if i == len(said):
        return
    same = j < size and (_stands(said[i], frame.tokens[j]) or (said[i] == OR and j in frame.either))
    if same and _within(frame, j, moved):
        yield i + 1, j + 1, moved
    if moved < 0 and _stands(said[i], frame.tokens[-moved - 1]):
        yield i + 1, j, 0
    if moved == 0 and j < size and _movable(said[i], wording):
        yield from ((i + 1, j, k + 1) for k in _ahead(said[i], j, frame))
    if may_be_added(InsertionSlot(said, i, frame, j, wording)):
        yield i + 1, j, moved


def _movable(token: str, wording: RephrasingWords) -> bool:
    return moves(token) or token in wording.moving or wording.role.get(token) == "hold"


def _stands(said: str, known: str) -> bool:
    return said == known or (said, known) in _STANDS_FOR or (is_date(said) and same_day(said, known))


def _within(frame: Frame, j: int, moved: int) -> bool:
    """Whether a word may be told while another is out of its place: in the same part, and no number beside it."""
    if not moved:
        return True
    return frame.part_of[j] == frame.part_of[abs(moved) - 1] and not is_number(frame.tokens[j])


def _ahead(token: str, j: int, frame: Frame):
    """Where the token stands further on in the same part, with no other number before it."""
    for k in range(j + 1, len(frame.tokens)):
        if frame.part_of[k] != frame.part_of[j] or is_number(frame.tokens[k - 1]):
            return
        if _stands(token, frame.tokens[k]):
            yield k
