"""Whether a clause says in so many words that who or what is asked about cannot apply, or is not needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Literal

from ingest.text.normalise import search_spelling

Denial = Literal["no", "not_needed", "not_required"]

_APPLYING = "(?:参加|参与)?(?:申报|报名|申请|参评|评审|评定|初定|受理|参加)"
_KINDS: dict[Denial, re.Pattern[str]] = {
    "no": re.compile(f"^(?P<who>.+?)(?:均|都|一律|暂)?(?:不得|不能|不可|不再进行|不再|不予){_APPLYING}"),
    "not_needed": re.compile(
        "^(?P<who>.+?)(?:均|都|一律)?(?:无需|无须|不需要?|不必|不用)(?:提供|提交|递交|交|报送|参加)"
    ),
    "not_required": re.compile(
        "^(?P<who>.+?)(?:均|都)?(?:不作为.*?(?:必备|必须|必要|前置)条件|不作(?:硬性|统一)?要求)"
    ),
}
_CONDITION = re.compile(
    "[期以之]内|内$|期间|[以之]前|前$|[以之]后|后$|[以之除]外|除|但|若|如[果有未]|未|没|无|超过|不足|不满|逾期|不合格|以上|以下|情况|的"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_FORBIDS_ITEMS = re.compile(f"下列.*(?:不得|不能|不可|不予){_APPLYING}[^,。;]*:?$")
_INCLUDED = re.compile(r"\((?:含|包括|包含)([^()]*)\)")
_PIECES = re.compile("[,;。!?]")
_ITEMS = re.compile("[、/]|以及|及其|和|及|或|与")
_GENERAL = re.compile("(?:等)?(?:专业|人员|人士|系列|科目|材料)*$")
_NEEDED = re.compile("要不要|用不用|需不需要|需要|要|用|必须|得")
_WHETHER: dict[Denial, re.Pattern[str]] = {
    "no": re.compile("能不能|可不可以|能否|可否|能|可以|让"),
    "not_needed": _NEEDED,
    "not_required": _NEEDED,
}
_OPEN = re.compile("[几哪谁何咋]|什么|啥|怎么|多少|为")
_ASKS = re.compile("[吗么不没]?[?]?$")
_NEGATED = re.compile("没有?|无|未|不是|非|不(?![?]?$|能|可以|要|用|需要)")


def denial(
    asked: str,
    matter: str,
    meanings: Collection[str],
    text: str,
    core: Callable[[str], str] = str,
    head: str = "",
) -> Denial | None:
    """Return how the clause's `text` denies what is asked; None wherever it does not settle that beyond doubt.

    Under a `head` that says it of all its items (有下列情形之一的，不得申报：) the text need not say it again.

    `asked` is the folded question, `matter` what is left of it without everyday words: it has to be one of those that
    the clause denies it to, as a whole. `meanings` are the notices' words for the matter; one that contains it counts
    as well. `core` takes everyday words out of either. A denial under a condition, or for some of a kind only, settles
    nothing.
    """
    if (
        len(matter) < 2
        or _OPEN.search(asked)
        or _NEGATED.search(_WHETHER["no"].sub("", asked))
        or not _ASKS.search(asked)
    ):
        return None
    names = {_bare(core(name)) for name in (matter, *(m for m in map(search_spelling, meanings) if matter in m))}
    if _FORBIDS_ITEMS.search(search_spelling(head)) and _WHETHER["no"].search(asked):
        return "no" if any(_bare(core(item)) in names for item in _items_of_people(text)) else None
    for piece in _pieces(text):
        for kind, pattern in _KINDS.items():
            found = pattern.search(piece)
            if found and _WHETHER[kind].search(asked) and _names_one(found["who"], names, core):
                return kind
    return None


def _items_of_people(text: str) -> list[str]:
    """What the text of an item lists, what its brackets include too; nothing where it tells of a case (…的)."""
    opened = _INCLUDED.sub(lambda found: f",{found[1]},", search_spelling(text).replace(" ", ""))
    pieces = [piece for piece in _PIECES.split(opened) if piece]
    if any(piece.endswith("的") or _CONDITION.search(piece.replace("的", "")) for piece in pieces):
        return []
    return [item for piece in pieces for item in _ITEMS.split(piece)]


def _pieces(text: str) -> Iterator[str]:
    yield from _PIECES.split(_BRACKETS.sub("", search_spelling(text).replace(" ", "")))


def _names_one(who: str, names: Collection[str], core: Callable[[str], str]) -> bool:
    """Whether one of the names is an item of `who`, and that stands under no condition."""
    return not _CONDITION.search(who) and any(_bare(core(item)) in names for item in _ITEMS.split(who))


def _bare(name: str) -> str:
    return _GENERAL.sub("", name)
