"""Items as one list: a paper that two clauses name is one, blank forms get their annex, positions rise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidance.materials.materials_file import Item, Quoted
from ingest.document import Clause
from ingest.text.normalise import match_key
from ingest.text.numerals import label_number

_SHORT = 3  # characters of a title that many others end with


def merged(items: Sequence[Item], annexes: Sequence[Clause]) -> list[Item]:
    """Return the items with their annexes; a form named again elsewhere is quoted with the first."""
    found: list[Item] = []
    for item in items:
        at = next((at for at, known in enumerate(found) if _is_same(known, item)), None)
        if at is None:
            found.append(item)
        elif item.quote != found[at].quote:
            found[at] = _with_more(found[at], item)
    return [_with_annex(item, annexes) for item in found]


def in_rising_order(items: Sequence[Item]) -> list[Item]:
    """Return the items with the positions of a place dropped where they do not rise."""
    by_place: dict[str | None, list[int]] = {}
    for item in items:
        by_place.setdefault(item.place, []).append(item.position or 0)
    falling = {place for place, positions in by_place.items() if positions != sorted(positions)}
    return [
        item.model_copy(update={"position": None}) if item.place in falling or item.place is None else item
        for item in items
    ]


def _with_more(known: Item, item: Item) -> Item:
    """The item known with what the other one of the same paper adds."""
    again = Quoted(clause=item.clause, quote=item.quote)
    added = {name: getattr(item, name) for name in ("copies", "paper", "sides") if getattr(known, name) is None}
    handed = item.handed if known.handed == "paper" else known.handed
    return known.model_copy(update={"also": [*known.also, again], "handed": handed, **added})


def _is_same(known: Item, item: Item) -> bool:
    """Whether two items are one paper: one title in a clause, or once more outside every place."""
    if (known.handed == "email") != (item.handed == "email"):
        return False
    first, second = match_key(known.title), match_key(item.title)
    if known.whom and item.whom and known.whom != item.whom:
        return False
    if known.clause == item.clause:
        holds = second.endswith(first) or first.endswith(second)
        return first == second or (holds and min(len(first), len(second)) > _SHORT)
    return first == second and item.place is None and known.whom == item.whom


def _with_annex(item: Item, annexes: Sequence[Clause]) -> Item:
    """The item with the annex that its words or its title name; one that the notice does not have is no annex."""
    numbers = {label_number(annex.number.rsplit(".", 1)[-1]): annex for annex in annexes}
    if item.annex is not None:
        return item if item.annex in numbers else item.model_copy(update={"annex": None})
    key = _bare(item.title)
    for number, annex in numbers.items():
        title = annex.words.split("\n")[0].strip()
        if len(key) > _SHORT and _bare(title) == key:
            also = [*item.also, Quoted(clause=annex.number, quote=title)]
            return item.model_copy(update={"annex": number, "also": also})
    return item


def _bare(title: str) -> str:
    return match_key(re.sub(r"[（(].*?[）)]|[《》]", "", title))
