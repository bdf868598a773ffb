"""Names held against those that there are, with the nearest one for a slip."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from ingest.staff_files.line_marks import Where

_LISTED = 12  # names that are listed where none is near


def known(name: object, names: Iterable[str], where: Where, what: str) -> Iterator[tuple[Where, str]]:
    """Yield what is wrong with a name that is none of `names`, at its place."""
    names = list(names)
    if name not in names:
        near = difflib.get_close_matches(str(name), names, n=1, cutoff=0.5)
        more = f"等 {len(names)} 个" if len(names) > _LISTED else ""
        hint = f"是不是「{near[0]}」" if near else f"可用的有：{'、'.join(names[:_LISTED]) or '（还没有）'}{more}"
        yield where, f"没有叫「{name}」的{what}，{hint}"
