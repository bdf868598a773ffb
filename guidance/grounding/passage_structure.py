"""A passage as a frame: its tokens, the parts it is cut into, and what of it a sentence may leave out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from guidance.grounding.enumerations import list_skips
from guidance.grounding.rephrasing_words import RULING, RephrasingWords
from guidance.grounding.tokens import ALSO, AND, LIKEWISE, LISTED, OR, is_date, is_number, moves, outside

_MANY = 5  # parts that say nothing by themselves and hold no bound: an enumeration
_LABEL = 10  # tokens of a label before a colon
_PREAMBLE = ("根据", "按照", "依据")
_RULE = re.compile("(?:规定|要求|精神|通知|意见|办法|》|号\\))$")
_CONDITION = re.compile("(?:的|时|后|以来|期间|基础以上|之1)$")
_BOUND = re.compile("[≥≤<~前]|第\\d+名?$")


@dataclass(frozen=True)
class PassagePart:
    """A stretch between commas, or within brackets: `closed` when it says something by itself."""

    start: int
    end: int
    aside: bool
    roles: frozenset[str]
    opens: str  # what the first word does
    closed: bool
    stands: bool  # closed by a word that makes it stand alone


@dataclass(eq=False)
class Frame:
    """`skips` leads from a place to the places that a sentence may go on from; at `stops` it may end."""

    tokens: tuple[str, ...]
    part_of: list[int]
    parts: list[PassagePart]
    skips: dict[int, set[int]] = field(default_factory=dict)
    stops: set[int] = field(default_factory=set)
    either: set[int] = field(default_factory=set)  # list marks that may be told as 或

    def part(self, at: int) -> PassagePart:
        """Return the part at a place; at the end, the last."""
        return self.parts[self.part_of[min(at, len(self.part_of) - 1)]]


def frame_of(tokens: tuple[str, ...], wording: RephrasingWords) -> Frame:
    """Cut the tokens of a passage into parts and find what may be left out of it."""
    spans = _spans(tokens)
    parts = [_part(tokens, start, end, aside, wording) for start, end, aside in spans]
    frame = Frame(tokens, _part_of(tokens, spans), parts)
    for start, stop in _skips(frame, wording):
        frame.skips.setdefault(start, set()).add(stop)
    frame.stops = _stops(frame)
    frame.either = _either(frame, wording)
    return frame


def _spans(tokens: Sequence[str]) -> list[tuple[int, int, bool]]:
    """Start and end of each part: of the stretches between commas, and of those within brackets."""
    found, starts, depth = [], [0], 0
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


def _part_of(tokens: Sequence[str], spans: Sequence[tuple[int, int, bool]]) -> list[int]:
    """For each token the innermost part it stands in; a mark after a part belongs to it."""
    owner = [0] * len(tokens)
    for number, (start, end, _) in enumerate(spans):
        for at in range(start, min(end + 1, len(tokens))):
            owner[at] = number
    return owner


def _part(tokens: Sequence[str], start: int, end: int, aside: bool, wording: RephrasingWords) -> PassagePart:
    own = outside(tokens[start:end])
    roles = [wording.role.get(token, "") for token in own]
    lead = next((i for i, r in enumerate(roles) if r not in ("also", "likewise", "or")), 0)
    ruled = {"duty", "charge", *RULING} & set(roles) or "要求" in own[:-1] or (own[-1:] and is_date(own[-1]))
    closes = bool(own) and own[-1] in wording.closing
    closed = closes or (bool(ruled) and not _CONDITION.search("".join(own)))
    return PassagePart(start, end, aside, frozenset(roles), roles[lead] if roles else "", closed, closes)


def _skips(frame: Frame, wording: RephrasingWords):
    """From where to where a sentence may pass over what stands between."""
    yield from _small(frame, wording)
    yield from _asides(frame)
    yield from list_skips(frame.tokens, frame.parts, wording)
    main = [part for part in frame.parts if not part.aside]
    permits = any("may" in part.roles for part in main)
    named = _enumerates(frame, main)
    for at, part in enumerate(main):
        later = main[at + 1 :]
        follows = later[0].start if later else len(frame.tokens)
        if named or _droppable(frame, part, later):
            yield part.start, follows
        first = frame.tokens[follows] if later else ""
        if first == OR or (first == LIKEWISE and not permits):
            yield part.start, follows + 1
        if (at and frame.tokens[part.start] == OR) or (frame.tokens[part.start] == LIKEWISE and not permits):
            yield part.start, follows
        yield from _value(frame, part, wording)


def _enumerates(frame: Frame, main: Sequence[PassagePart]) -> bool:
    """Whether the parts are things in a row, each for itself."""
    return (
        len(main) >= _MANY
        and not any(part.closed or part.roles & {"also", "after"} for part in main)
        and not any(token[0] in "≥≤" for token in frame.tokens)
    )


def _droppable(frame: Frame, part: PassagePart, later: Sequence[PassagePart]) -> bool:
    """Whether a whole part may be left out: it cites a rule, is a label, or says something by itself."""
    words = frame.tokens[part.start : part.end]
    if "".join(words).startswith(_PREAMBLE) and _RULE.search("".join(outside(words))):
        return True
    if frame.tokens[part.end : part.end + 1] == (":",) and len(words) <= _LABEL and not part.roles & {*RULING, "duty"}:
        return True
    if not part.closed or not later or not (part.stands or later[0].closed):
        return False
    return bool(part.roles & {"never", "not_as"}) or not any(each.opens == "may" for each in later)


def _small(frame: Frame, wording: RephrasingWords):
    """Marks and words that may be left out by themselves."""
    for at, token in enumerate(frame.tokens):
        role = wording.role.get(token, "")
        starts = at == frame.part(at).start
        valued = role == "is" and (starts or is_number(frame.tokens[at + 1] if at + 1 < len(frame.tokens) else ""))
        if token in ',:()“”"' or token in wording.left_out or role in ("duty", "hold") or valued:
            yield at, at + 1
        if token in wording.names and frame.part(at).closed:
            yield at, at + 1
        if role == "hand" and (named := _named(frame, at)):
            yield at + 1, named
        if starts and (role in ("also", "likewise") or (role == "or" and not at)):
            yield at, at + 1
        if role == "people" and frame.tokens[at - 1 : at] == ("的",):
            yield at, at + 1
        pair = frame.tokens[at : at + 2]
        if len(pair) == 2 and pair[0].startswith("@s") and pair[1].startswith("@e"):
            yield at, at + 1
            yield at + 1, at + 2


def _named(frame: Frame, at: int) -> int | None:
    """Where in the same part a form's name follows words that only tell where it comes from."""
    for end in range(at + 1, frame.part(at).end):
        if frame.tokens[end][0] == "《":
            return end
        if frame.tokens[end] in ("的", AND, OR, "、", "(") or is_number(frame.tokens[end]):
            return None
    return None


def _asides(frame: Frame):
    """What stands in brackets, unless it bounds or denies."""
    for at, token in enumerate(frame.tokens):
        if token == ";":
            yield at, _close(frame.tokens, at, 1)
        if token == "(":
            end, inner = _close(frame.tokens, at), [p for p in frame.parts if p.aside and p.start > at]
            inner = [p for p in inner if p.end <= end]
            if not any(_binds(frame, p) for p in inner):
                yield at, min(end + 1, len(frame.tokens))
            for number, p in enumerate(inner):
                led = p.closed or _counts(frame) or not any(each.closed for each in inner[number + 1 :])
                if led and not _binds(frame, p) and not _CONDITION.search("".join(frame.tokens[p.start : p.end])):
                    yield p.start, p.end
                    yield p.start - 1, p.end


def _binds(frame: Frame, part: PassagePart) -> bool:
    """Whether what stands in brackets narrows, denies or is required: all but a permission beside."""
    words = frame.tokens[part.start : part.end]
    if "may" in part.roles:
        return False
    if part.roles & set(RULING) or {"未", "不含"} & set(words) or words[0] == ALSO:
        return True
    return ("duty" in part.roles and not _counts(frame)) or any(is_number(w) and _BOUND.match(w) for w in words)


def _counts(frame: Frame) -> bool:
    """Whether the passage lists things: what stands in brackets then describes them."""
    return any(moves(token) or token[0] == "《" for token in outside(frame.tokens))


def _close(tokens: Sequence[str], at: int, depth: int = 0) -> int:
    for end in range(at, len(tokens)):
        depth += (tokens[end] == "(") - (tokens[end] == ")")
        if not depth:
            return end
    return len(tokens) - 1


def _value(frame: Frame, part: PassagePart, wording: RephrasingWords):
    """A total or a charge may be told without what it is made of."""
    at = next((i for i in range(part.start, part.end) if wording.role.get(frame.tokens[i]) == "charge"), None)
    if at is not None and all(
        is_number(t) or wording.role.get(t) in ("charge", "total") for t in frame.tokens[at : part.end]
    ):
        yield part.start, at


def _stops(frame: Frame) -> set[int]:
    """Where a sentence may end: after a part, where nothing that follows narrows what was said."""
    main = [part for part in frame.parts if not part.aside]
    stops = {len(frame.tokens)}
    for at, part in enumerate(main):
        rest = main[at + 1 :]
        if part.closed:
            proviso = "may" in part.roles and any(each.opens in ("duty", *RULING) for each in rest)
            stops |= set() if proviso else {part.end}
        elif not (_leads(frame, part) or any(p.closed for p in main) or any(_weighs(frame, each) for each in rest)):
            stops.add(part.end)
    return stops


def _either(frame: Frame, wording: RephrasingWords) -> set[int]:
    """The marks of lists of which each item is barred, or is enough for what is said after it."""
    found: set[int] = set()
    for part in frame.parts:
        later = {role for p in frame.parts if p.start > part.end and not p.aside for role in p.roles}
        if "never" in part.roles or (not part.closed and later & {"may", "never"}):
            found |= {at for at, _ in list_skips(frame.tokens, [part], wording) if frame.tokens[at] == LISTED}
    return found


def _leads(frame: Frame, part: PassagePart) -> bool:
    return bool(_CONDITION.search("".join(outside(frame.tokens[part.start : part.end]))))


def _weighs(frame: Frame, part: PassagePart) -> bool:
    words = frame.tokens[part.start : part.end]
    return words[0] in (ALSO, AND) or any(is_number(w) for w in words)
