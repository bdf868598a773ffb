"""What words say of where papers go: the bag, whether they are bound, whether a table of contents comes with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BAG = re.compile(r"装(?:入|进|在|于)(?P<bag>[^，。；：、（）()]{0,10}?(?:袋|盒))")
_BAG_LEAD = re.compile(r"^(?P<bag>[^，。；：]{1,8}(?:袋|盒))(?:内?装|[：:])")
_BOUND = re.compile("装订|胶装|合订")
_NOT_BOUND = re.compile("(?:不|无需|无须|不需|不必|不用|免)(?:需|要|用|必)?(?:装订|胶装)")
_CONTENTS = re.compile("(?:编|附|列|贴|按).{0,8}目录|目录.{0,6}(?:提供|编)")
_APART = re.compile("单独(?:装订|装袋|成册|装)|另袋")
_RANGE = re.compile(
    r"[（(]?\s*(?P<first>[一二三四五六七八九十]+|\d+)\s*[）)]?\s*(?:[-—–－~～至到]|[一](?=\d))+\s*[（(]?\s*(?P<last>[一二三四五六七八九十]+|\d+)\s*[）)]?"
)
_ORDER = re.compile("(?:的?装订)?顺序|^相关|材料类$|[：:]")


@dataclass(frozen=True, slots=True)
class Binding:
    """What words state of a place for papers; "" and False for what they do not."""

    bag: str = ""
    is_bound: bool = False
    is_unbound: bool = False
    has_contents: bool = False
    is_apart: bool = False

    @property
    def is_place(self) -> bool:
        """Whether the words say where papers go at all."""
        return bool(self.bag) or self.is_bound or self.is_unbound


def read_binding(words: str) -> Binding:
    """Return what `words` state."""
    bag = _BAG.search(words) or _BAG_LEAD.search(words)
    unbound = bool(_NOT_BOUND.search(words))
    return Binding(
        bag=bag["bag"].strip() if bag else "",
        is_bound=bool(_BOUND.search(words)) and not unbound,
        is_unbound=unbound,
        has_contents=bool(_CONTENTS.search(words)),
        is_apart=bool(_APART.search(words)),
    )


def item_range(words: str) -> tuple[str, str] | None:
    """Return the numbers, as printed, of the first and last of the items that `words` speak of: （二）至（六）."""
    found = _RANGE.search(words)
    return (found["first"], found["last"]) if found else None


def place_title(heading: str) -> str:
    """Return a heading as the title of a place: without what it says in brackets, and of order."""
    bare = re.sub(r"[（(].*?[）)]", "", heading).strip()
    title = _ORDER.sub("", bare).strip()
    return title if len(title) > 1 else bare or heading
