"""The right name that a slip in a staff file is nearest to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

NEAR = 50.0  # per cent of their letters, in order, that two names share where one may be a slip of the other
NEAR_NUMBER = 40.0  # the same for clause numbers, which are short
_LISTED = 12  # names that are listed where none is near


def nearest(name: object, names: Iterable[str], least: float = NEAR) -> str:
    """Return the one of `names` that `name` is most like, at `least` per cent alike; "" when none is."""
    # Only now: a file without a slip needs no fuzzy matching, and commands start sooner without it.
    from rapidfuzz import fuzz, process

    found = process.extractOne(str(name), list(names), scorer=fuzz.ratio, score_cutoff=least)
    return str(found[0]) if found else ""


def suggestion(name: object, names: Iterable[str]) -> str:
    """Return 是不是「…」 with the nearest name, else the first names that there are."""
    names = list(names)
    near = nearest(name, names)
    if near:
        return f"是不是「{near}」"
    more = f"等 {len(names)} 个" if len(names) > _LISTED else ""
    return f"可用的有：{'、'.join(names[:_LISTED]) or '（还没有）'}{more}"


def unknown_name(
    name: object, names: Iterable[str], where: tuple[str | int, ...], what: str
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the place and the fault of a name that is none of `names`; `what` says what they are names of."""
    names = list(names)
    if name not in names:
        yield where, f"没有叫「{name}」的{what}，{suggestion(name, names)}"
