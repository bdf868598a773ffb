"""Whether a clause says what follows on what is asked about: 造假会怎么样 → 一经发现…取消…资格."""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.text.normalise import search_spelling

_ASKS_WHAT_FOLLOWS = re.compile(
    "(?:会|要|将|得)(?:被|受|有|是)?(?:怎么样|怎样|咋样|如何|怎么处理|怎么处罚|怎么办)|(?:什么|啥|哪些)(?:后果|处罚|处分|惩罚|结果)"
    "|怎么(?:处理|处罚|罚|处分)|(?:后果|处罚)(?:是什么|严不?重|有多)"
)
_WHAT_FOLLOWS = re.compile(
    "一经(?:发现|查实|核实)|(?:取消|撤销)[^。;]{0,12}(?:资格|职称|证书)|(?:[一二三四五\\d]年内)?不(?:予|得)[^。;]{0,6}申报|予以(?:处理|处分|通报)|"
    "追究[^。;]{0,8}责任|按(?:照)?[^。;]{0,10}(?:规定|法律)[^。;]{0,4}处理"
)


def asks_what_follows(asked: str) -> bool:
    """Return whether the folded `asked` is for what follows on something: 会怎么样, 什么后果."""
    return _ASKS_WHAT_FOLLOWS.search(asked) is not None


def says_what_follows(meanings: Collection[str], text: str) -> bool:
    """Return whether a clause's `text` says what follows on something that the notices call one of `meanings`."""
    words = search_spelling(text)
    return _WHAT_FOLLOWS.search(words) is not None and any(search_spelling(each) in words for each in meanings)
