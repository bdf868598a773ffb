"""A question what papers to hand in, and nothing else → the one list of a notice that is headed by them."""

from __future__ import annotations

import re

from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.text.normalise import search_spelling

_PAPERS = "(?:材料|资料)"
_ASKS = re.compile(
    "(?:我们?|个人|一共|总共|都|申报|报名|评审|评职称)*(?:需要|要|得|应该?)?(?:交|带|准备|提供|提交|递交|上传|报送|报)?(?:上)?一?些?"
    f"(?:什么|哪些|啥|哪几样|哪几种)样?的?(?:申报|评审|报名|纸质)?{_PAPERS}[啊呀呢]?\\??"
)
_HEADS = re.compile(f"[^,。;:]{{0,8}}{_PAPERS}[^,。;:]{{0,6}}[:。]?")
_MOST_ITEMS = 12


def papers_asked(text: str, notice: Notice) -> tuple[Clause, ...]:
    """Return the items of the list of papers that the folded `text` asks for, after the words that lead to them; ()
    where it asks for something else, or the notice has none or several of such lists.
    """
    if not _ASKS.fullmatch(text.strip()):
        return ()
    lists = [(head, items) for head, items in notice.lists if _HEADS.fullmatch(search_spelling(head.heading).strip())]
    if len(lists) != 1 or len(lists[0][1]) > _MOST_ITEMS:
        return ()
    head, items = lists[0]
    return tuple(clause for clause in (head, *items) if clause.text)
