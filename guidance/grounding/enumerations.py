"""The lists in a passage → which of their items a sentence may leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from guidance.grounding.passage_parts import PassagePart
from guidance.grounding.rephrasing_words import RULING, RephrasingWords
from guidance.grounding.tokens import AND, LISTED, OR, is_number, outside_brackets

_MARKS = (AND, OR, LISTED)
_WHOLE = re.compile("合计|结合|1致|相符|之间|同时|共同")  # said of all items together
_LIGHT = ("hold", "duty", "hand", "is", *RULING)


def list_skips(
    tokens: tuple[str, ...], parts: Sequence[PassagePart], wording: RephrasingWords
) -> Iterator[tuple[int, int]]:
    """Yield from where to where a sentence may pass over items of a list."""
    for part in parts:
        marks = [at for at in range(part.start + 1, part.end) if tokens[at] in _MARKS and _own(tokens, part.start, at)]
        for chain in _chains(tokens, marks, wording):
            required = any("duty" in each.roles for each in parts if each.start <= part.start and not each.bracketed)
            if _may_be_parted(tokens, part, chain, required) and not _all_needed(tokens, part, chain):
                yield from _item_skips(tokens, part, chain, wording)


def _own(tokens: Sequence[str], start: int, at: int) -> bool:
    """Whether a place is not within brackets that open after `start`."""
    return tokens[start:at].count("(") == tokens[start:at].count(")")


def _chains(tokens: Sequence[str], marks: Sequence[int], wording: RephrasingWords) -> Iterator[list[int]]:
    """Marks that belong to one list: nothing between them narrows or rules."""
    chain: list[int] = []
    for at in marks:
        between = tokens[chain[-1] + 1 : at] if chain else ()
        if chain and any(t in ("的", "等") or wording.role.get(t) in ("duty", *RULING) for t in between):
            yield chain
            chain = []
        chain.append(at)
    if chain:
        yield chain


def _may_be_parted(tokens: Sequence[str], part: PassagePart, chain: Sequence[int], required: bool) -> bool:
    """Whether what is said of the list holds of each item: no sum, no pair, no condition of which all must be met."""
    words, kinds = tokens[part.start : part.end], {tokens[at] for at in chain}
    if "duty" in part.roles or len(kinds) > 1 or _WHOLE.search("".join(words)):
        return False
    if OR in kinds:
        return not required
    return part.complete if AND in kinds else True


def _all_needed(tokens: Sequence[str], part: PassagePart, chain: Sequence[int]) -> bool:
    """Whether the list is all that its part says, so that each item may be a condition of its own."""
    if tokens[chain[0]] != LISTED:
        return False
    end, modifies = _last_end(tokens, part, chain), "的" in tokens[chain[-1] : part.end]
    return end in (None, part.end) if not part.complete else end is None and modifies


def _item_skips(
    tokens: tuple[str, ...], part: PassagePart, chain: Sequence[int], wording: RephrasingWords
) -> Iterator[tuple[int, int]]:
    """Over items in the middle, at the beginning and at the end of the list."""
    yield from combinations(chain, 2)
    start = _first_start(tokens, part, chain, wording)
    if start is not None:
        yield from ((start, mark + 1) for mark in chain)
    for mark in chain:
        if tokens[mark] == OR and wording.role.get(tokens[mark + 1]) == "hold":  # 具备…或具备…: each with its own verb
            yield part.start, mark + 1
    end = _last_end(tokens, part, chain)
    if end is not None:
        yield from ((mark, end) for mark in chain)


def _first_start(
    tokens: Sequence[str], part: PassagePart, chain: Sequence[int], wording: RephrasingWords
) -> int | None:
    """Where the first item begins, if what stands before it cannot belong to the others too."""
    start = part.start
    for at in range(part.start, chain[0]):
        if (tokens[at] in ("的", ",") or wording.role.get(tokens[at]) in _LIGHT) and _own(tokens, part.start, at):
            start = at + 1
    second = tokens[chain[0] + 1 : chain[1] if len(chain) > 1 else part.end]
    first, second = tokens[start : chain[0]], _alike(tokens[chain[0] - 1], second)
    if tokens[chain[0] + 1] == "在":  # the first has its 在 too, further up
        return None
    if first and _length(first) <= _length(second) + 1:
        return start
    if len(chain) > 1 and _even(chain):
        return chain[0] - _even(chain)
    same = first[-len(second) :] if second else ()
    alike = same and (same[0][0] == second[0][0] or same[-1][-1] == second[-1][-1])
    return chain[0] - len(same) if alike else None


def _even(chain: Sequence[int]) -> int:
    """The length that all items between the marks have, 0 where there is none."""
    lengths = {b - a - 1 for a, b in pairwise(chain)}
    return lengths.pop() if len(lengths) == 1 else 0


def _alike(last: str, second: Sequence[str]) -> Sequence[str]:
    """What of the second item answers the first: up to where it ends as the first does, if it does."""
    at = next((i for i, token in enumerate(second) if token[-1] == last[-1]), len(second) - 1)
    return second[: at + 1]


def _last_end(tokens: Sequence[str], part: PassagePart, chain: Sequence[int]) -> int | None:
    """Where the last item ends: before 等, at the end of its part, or where it ends as the item before it does."""
    last = tokens[chain[-1] + 1 : part.end]
    if "等" in last and "的" not in last[: last.index("等")]:
        return chain[-1] + 1 + last.index("等")
    if tokens[chain[-1]] == OR and "的" not in last and len(chain) == 1 and not any(map(is_number, last)):
        whole = tokens[part.start : chain[0]]
        if last and whole and _length(last) <= _length(whole) and set(whole[-1]) & set("".join(last)):
            return part.end
    before = tokens[chain[-2] + 1 if len(chain) > 1 else part.start : chain[-1]]
    ends = last.index("的") if "的" in last else len(last)
    shared = [i for i, t in enumerate(last[:ends]) if before and t[-1] == before[-1][-1]]
    if len(shared) == 1:
        return chain[-1] + 2 + shared[0]
    if (width := _even(chain)) and len(last) > width:
        return chain[-1] + 1 + width
    return chain[-1] + 1 + last.index(")") + 1 if ")" in last and last[-1:] != (")",) else None


def _length(tokens: Sequence[str]) -> int:
    """How many characters stand outside brackets."""
    return len("".join(outside_brackets(tokens)).replace(")", ""))
