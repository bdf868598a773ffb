"""A passage's structure: its tokens, the parts it is cut into, and what of it a sentence may leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from guidance.grounding.enumerations import list_skips
from guidance.grounding.passage_parts import PassagePart, cut_into_parts, is_condition
from guidance.grounding.rephrasing_words import RULING, RephrasingWords
from guidance.grounding.tokens import ALSO, AND, LIKEWISE, LISTED, OR, is_number, moves, outside_brackets

Skip = tuple[int, int]  # from a place in the passage to the place from which a sentence may go on
_MANY = 5  # parts that say nothing by themselves and hold no bound: an enumeration
_LABEL = 10  # tokens of a label before a colon
_PREAMBLE = ("根据", "按照", "依据")
_RULE = re.compile("(?:规定|要求|精神|通知|意见|办法|》|号\\))$")
_BOUND = re.compile("[≥≤<~前]|第\\d+名?$")


@dataclass(eq=False)
class Passage:
    """A passage's tokens and what a sentence that says it may do.

    `part_of` holds for each token the number of its part; `skips` leads from a place to those that a sentence may
    go on from instead; at `stops` it may end; `or_marks` are the list marks for which it may have 或.
    """

    tokens: tuple[str, ...]
    part_of: list[int]
    parts: list[PassagePart]
    skips: dict[int, set[int]] = field(default_factory=dict)
    stops: set[int] = field(default_factory=set)
    or_marks: set[int] = field(default_factory=set)

    def part(self, at: int) -> PassagePart:
        """Return the part at a place; at the end, the last."""
        return self.parts[self.part_of[min(at, len(self.part_of) - 1)]]


def parse_passage(tokens: tuple[str, ...], wording: RephrasingWords) -> Passage:
    """Return a passage cut into parts, with what of it may be left out."""
    parts, part_of = cut_into_parts(tokens, wording)
    passage = Passage(tokens, part_of, parts)
    for start, stop in _skips(passage, wording):
        passage.skips.setdefault(start, set()).add(stop)
    passage.stops = _stops(passage)
    passage.or_marks = _or_marks(passage, wording)
    return passage


def _skips(passage: Passage, wording: RephrasingWords) -> Iterator[Skip]:
    """From where to where a sentence may pass over what stands between."""
    yield from _small_skips(passage, wording)
    yield from _bracket_skips(passage)
    yield from list_skips(passage.tokens, passage.parts, wording)
    main = [part for part in passage.parts if not part.bracketed]
    permits = any("may" in part.roles for part in main)
    named = _enumerates(passage, main)
    for at, part in enumerate(main):
        later = main[at + 1 :]
        follows = later[0].start if later else len(passage.tokens)
        if named or _droppable(passage, part, later):
            yield part.start, follows
        first = passage.tokens[follows] if later else ""
        if first == OR or (first == LIKEWISE and not permits):
            yield part.start, follows + 1
        if (at and passage.tokens[part.start] == OR) or (passage.tokens[part.start] == LIKEWISE and not permits):
            yield part.start, follows
        yield from _charge_skips(passage, part, wording)


def _enumerates(passage: Passage, main: Sequence[PassagePart]) -> bool:
    """Whether the parts are things in a row, each for itself."""
    return (
        len(main) >= _MANY
        and not any(part.complete or part.roles & {"also", "after"} for part in main)
        and not any(token[0] in "≥≤" for token in passage.tokens)
    )


def _droppable(passage: Passage, part: PassagePart, later: Sequence[PassagePart]) -> bool:
    """Whether a whole part may be left out: it cites a rule, is a label, or says something by itself."""
    words = passage.tokens[part.start : part.end]
    if "".join(words).startswith(_PREAMBLE) and _RULE.search("".join(outside_brackets(words))):
        return True
    if (
        passage.tokens[part.end : part.end + 1] == (":",)
        and len(words) <= _LABEL
        and not part.roles & {*RULING, "duty"}
    ):
        return True
    if not part.complete or not later or not (part.ends_complete or later[0].complete):
        return False
    return bool(part.roles & {"never", "not_as"}) or not any(each.first_role == "may" for each in later)


def _small_skips(passage: Passage, wording: RephrasingWords) -> Iterator[Skip]:
    """Over marks and words that may be left out by themselves."""
    for at, token in enumerate(passage.tokens):
        role = wording.role.get(token, "")
        starts = at == passage.part(at).start
        valued = role == "is" and (starts or is_number(passage.tokens[at + 1] if at + 1 < len(passage.tokens) else ""))
        if token in ',:()“”"' or token in wording.left_out or role in ("duty", "hold") or valued:
            yield at, at + 1
        if token in wording.names and passage.part(at).complete:
            yield at, at + 1
        if role == "hand" and (named := _named(passage, at)):
            yield at + 1, named
        if starts and (role in ("also", "likewise") or (role == "or" and not at)):
            yield at, at + 1
        if role == "people" and passage.tokens[at - 1 : at] == ("的",):
            yield at, at + 1
        pair = passage.tokens[at : at + 2]
        if len(pair) == 2 and pair[0].startswith("@s") and pair[1].startswith("@e"):
            yield at, at + 1
            yield at + 1, at + 2


def _named(passage: Passage, at: int) -> int | None:
    """Where in the same part a form's name follows words that only tell where it comes from."""
    for end in range(at + 1, passage.part(at).end):
        if passage.tokens[end][0] == "《":
            return end
        if passage.tokens[end] in ("的", AND, OR, "、", "(") or is_number(passage.tokens[end]):
            return None
    return None


def _bracket_skips(passage: Passage) -> Iterator[Skip]:
    """Over what stands in brackets or after a semicolon, unless it bounds or denies."""
    for at, token in enumerate(passage.tokens):
        if token == ";":
            yield at, _close(passage.tokens, at, 1)
        if token == "(":
            yield from _skips_of_one_bracket(passage, at)


def _skips_of_one_bracket(passage: Passage, start: int) -> Iterator[Skip]:
    """Over the whole bracket, and over each of its parts."""
    end = _close(passage.tokens, start)
    inner = [part for part in passage.parts if part.bracketed and part.start > start and part.end <= end]
    if not any(_binds(passage, part) for part in inner):
        yield start, min(end + 1, len(passage.tokens))
    for number, part in enumerate(inner):
        independent = part.complete or _counts(passage) or not any(later.complete for later in inner[number + 1 :])
        conditional = is_condition(passage.tokens[part.start : part.end])
        if independent and not conditional and not _binds(passage, part):
            yield part.start, part.end
            yield part.start - 1, part.end


def _binds(passage: Passage, part: PassagePart) -> bool:
    """Whether what stands in brackets narrows, denies or is required: all but a permission beside."""
    words = passage.tokens[part.start : part.end]
    if "may" in part.roles:
        return False
    if part.roles & set(RULING) or {"未", "不含"} & set(words) or words[0] == ALSO:
        return True
    return ("duty" in part.roles and not _counts(passage)) or any(is_number(w) and _BOUND.match(w) for w in words)


def _counts(passage: Passage) -> bool:
    """Whether the passage lists things: what stands in brackets then describes them."""
    return any(moves(token) or token[0] == "《" for token in outside_brackets(passage.tokens))


def _close(tokens: Sequence[str], at: int, depth: int = 0) -> int:
    for end in range(at, len(tokens)):
        depth += (tokens[end] == "(") - (tokens[end] == ")")
        if not depth:
            return end
    return len(tokens) - 1


def _charge_skips(passage: Passage, part: PassagePart, wording: RephrasingWords) -> Iterator[Skip]:
    """Over what a total or a charge is made of."""
    at = next((i for i in range(part.start, part.end) if wording.role.get(passage.tokens[i]) == "charge"), None)
    if at is not None and all(
        is_number(t) or wording.role.get(t) in ("charge", "total") for t in passage.tokens[at : part.end]
    ):
        yield part.start, at


def _stops(passage: Passage) -> set[int]:
    """Where a sentence may end: after a part, where nothing that follows narrows what was said."""
    main = [part for part in passage.parts if not part.bracketed]
    stops = {len(passage.tokens)}
    for at, part in enumerate(main):
        rest = main[at + 1 :]
        if part.complete:
            proviso = "may" in part.roles and any(each.first_role in ("duty", *RULING) for each in rest)
            stops |= set() if proviso else {part.end}
        elif not (any(other.complete for other in main) or _leads(passage, part) or _any_weighs(passage, rest)):
            stops.add(part.end)
    return stops


def _or_marks(passage: Passage, wording: RephrasingWords) -> set[int]:
    """The marks of lists of which each item is barred, or is enough for what is said after it."""
    found: set[int] = set()
    for part in passage.parts:
        later = {role for p in passage.parts if p.start > part.end and not p.bracketed for role in p.roles}
        if "never" in part.roles or (not part.complete and later & {"may", "never"}):
            found |= {at for at, _ in list_skips(passage.tokens, [part], wording) if passage.tokens[at] == LISTED}
    return found


def _leads(passage: Passage, part: PassagePart) -> bool:
    return is_condition(outside_brackets(passage.tokens[part.start : part.end]))


def _any_weighs(passage: Passage, parts: Sequence[PassagePart]) -> bool:
    """Whether one of the parts adds something or holds a number."""
    stretches = (passage.tokens[part.start : part.end] for part in parts)
    return any(words[0] in (ALSO, AND) or any(map(is_number, words)) for words in stretches)
