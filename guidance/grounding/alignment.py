"""A sentence aligned with a passage: which of its beginnings say the passage's words in their order, nothing lost.

The search goes through states: how far the sentence is read, how far the passage, and which token of the passage, if
any, is said out of its place. A step reads a token of both, leaves out a token of the passage that may be left out
(`Passage.skips`), or takes in a token of the sentence that says nothing where it stands (`_may_be_inserted`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidance.grounding.passage_structure import Passage
from guidance.grounding.rephrasing_words import RULING, RephrasingWords
from guidance.grounding.tokens import ALSO, AND, LIKEWISE, LISTED, OR, is_date, is_number, moves, same_day

_STANDS_FOR = {  # a token of a sentence, and the token of a passage that it may stand for besides itself
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
    """How many steps of the search are left; a sentence that takes more counts as not grounded."""

    left: int


# The next token of the sentence, the next of the passage, and which is out of its place: 0 for none, k + 1 when token k
# of the passage was consumed early, -(k + 1) while token k is deferred. A plain tuple: the search makes thousands.
_State = tuple[int, int, int]


def aligned_ends(
    sentence: tuple[str, ...], start: int, passage: Passage, wording: RephrasingWords, effort: Effort
) -> set[int]:
    """Return the places in `sentence` up to which, from `start`, it says what the passage says."""
    found: set[int] = set()
    seen: set[_State] = {(start, 0, 0)}
    open_states = list(seen)
    while open_states and effort.left > 0:
        effort.left -= 1
        state = open_states.pop()
        at, passage_at, moved = state
        if passage_at in passage.stops and at > start and not moved:
            found.add(at)
        for step in _steps(sentence, state, passage, wording):
            if step not in seen:
                seen.add(step)
                open_states.append(step)
    return found if effort.left > 0 else set()


def _steps(sentence: tuple[str, ...], state: _State, passage: Passage, wording: RephrasingWords) -> Iterator[_State]:
    at, passage_at, moved = state
    if moved == passage_at + 1:
        yield at, passage_at + 1, 0
        return
    yield from _leaving_out(state, passage)
    if passage_at < len(passage.tokens) and not moved and _movable(passage.tokens[passage_at], wording):
        yield (at, passage_at + 1, -(passage_at + 1))
    if at < len(sentence):
        yield from _reading(sentence[at], state, passage, wording)
        if _may_be_inserted(_Insertion(sentence, at, passage, passage_at, wording)):
            yield at + 1, passage_at, moved


def _leaving_out(state: _State, passage: Passage) -> Iterator[_State]:
    """Past what the passage may do without, but not past a token consumed early, nor out of a deferred one's part."""
    at, passage_at, moved = state
    for target in passage.skips.get(passage_at, ()):
        over_consumed = passage_at < moved - 1 < target
        beyond_deferred = moved < 0 and passage.part_of[passage_at] != passage.part_of[-moved - 1]
        if not over_consumed and not beyond_deferred:
            yield at, target, moved


def _reading(token: str, state: _State, passage: Passage, wording: RephrasingWords) -> Iterator[_State]:
    """The token as that of the passage here, as the one deferred, or as one that is consumed early."""
    at, passage_at, moved = state
    in_passage = passage_at < len(passage.tokens)
    if in_passage and _is_said(token, passage, passage_at) and _may_go_on(passage, passage_at, moved):
        yield at + 1, passage_at + 1, moved
    if moved < 0 and _stands_for(token, passage.tokens[-moved - 1]):
        yield at + 1, passage_at, 0
    if in_passage and not moved and _movable(token, wording):
        yield from ((at + 1, passage_at, early + 1) for early in _further_on(token, passage_at, passage))


def _is_said(token: str, passage: Passage, passage_at: int) -> bool:
    return _stands_for(token, passage.tokens[passage_at]) or (token == OR and passage_at in passage.or_marks)


def _movable(token: str, wording: RephrasingWords) -> bool:
    return moves(token) or token in wording.moving or wording.role.get(token) == "hold"


def _stands_for(token: str, known: str) -> bool:
    return token == known or (token, known) in _STANDS_FOR or (is_date(token) and same_day(token, known))


def _may_go_on(passage: Passage, passage_at: int, moved: int) -> bool:
    """Whether a token may be read while another is out of its place: in the same part, and no number beside it."""
    if not moved:
        return True
    same_part = passage.part_of[passage_at] == passage.part_of[abs(moved) - 1]
    return same_part and not is_number(passage.tokens[passage_at])


def _further_on(token: str, passage_at: int, passage: Passage) -> Iterator[int]:
    """Where the token stands further on in the same part, with no other number before it."""
    for later in range(passage_at + 1, len(passage.tokens)):
        if passage.part_of[later] != passage.part_of[passage_at] or is_number(passage.tokens[later - 1]):
            return
        if _stands_for(token, passage.tokens[later]):
            yield later


@dataclass(frozen=True)
class _Insertion:
    """The token `sentence[at]` where the passage goes on at `passage_at`."""

    sentence: tuple[str, ...]
    at: int
    passage: Passage
    passage_at: int
    wording: RephrasingWords

    def token(self, offset: int = 0) -> str:
        """Return the sentence's token `offset` places away, "" beyond its ends."""
        at = self.at + offset
        return self.sentence[at] if 0 <= at < len(self.sentence) else ""

    def passage_token(self, offset: int = 0) -> str:
        """Return the passage's token `offset` places from where it goes on, "" beyond its ends."""
        at = self.passage_at + offset
        return self.passage.tokens[at] if 0 <= at < len(self.passage.tokens) else ""

    def around(self) -> set[str]:
        """Return the passage's tokens on both sides."""
        return {self.passage_token(), self.passage_token(-1)}

    def role(self, token: str) -> str:
        """Return what a token does, "" for nothing of note."""
        return self.wording.role.get(token, "")


def _may_be_inserted(insertion: _Insertion) -> bool:
    """Whether the token says nothing there, so that a sentence may have it and its passage not."""
    token = insertion.token()
    if token == "," or token in insertion.wording.added:
        return True
    if token in ("(", ")"):
        return bool(insertion.around() & set(",():"))
    rule = _RULES.get(insertion.role(token))
    return rule is not None and rule(insertion)


def _duty(insertion: _Insertion) -> bool:
    return not insertion.passage.part(insertion.passage_at).roles & set(RULING)


def _is(insertion: _Insertion) -> bool:
    if insertion.around() & {"(", ":"}:
        return True
    after = insertion.token(1)
    return after != "" and (is_number(after) or after[0] == "《" or (after[0].isascii() and after[0].isalnum()))


def _if(insertion: _Insertion) -> bool:
    here, passage = insertion.passage_at, insertion.passage
    part = passage.part(here)
    at_edge = here == part.start or insertion.passage_token() in (",", ")")
    return at_edge and not part.complete and any(later.complete and later.start > here for later in passage.parts)


def _then(insertion: _Insertion) -> bool:
    offset = 0
    while (token := insertion.passage_token(offset)) == "," or token in insertion.wording.left_out:
        offset += 1
    return insertion.role(token) in ("duty", *RULING)


def _after(insertion: _Insertion) -> bool:
    part = insertion.passage.part
    here = insertion.passage_at
    return insertion.passage_token() == "," and not part(here).complete and part(here + 1).complete


def _also(insertion: _Insertion) -> bool:
    return bool(insertion.around() & {",", "("})


def _people(insertion: _Insertion) -> bool:
    return insertion.token(-1) == "的" or insertion.role(insertion.token(-1)) == "hold"


def _hold(insertion: _Insertion) -> bool:
    return insertion.role(insertion.token(-1)) == "duty"


def _total(insertion: _Insertion) -> bool:
    after = insertion.token(1)
    return after != "" and moves(after) and "/" not in after


def _hand(insertion: _Insertion) -> bool:
    part, here = insertion.passage.part(insertion.passage_at), insertion.passage_token()
    at_edge = insertion.passage_at == part.start or here in ("", ",", ":", "(") or here in insertion.wording.closing
    return (at_edge or here[0] == "《" or is_number(here)) and not part.roles & {*RULING, "hand"}


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
