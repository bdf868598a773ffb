"""The level that a message names as its certificate's: 高级技师,但证是二级的."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from guidance.extraction.fact_wording import PAUSE

_CERTIFICATE_LEVEL = re.compile(
    rf"证书?(?:[上是为写标的着其实只才就还也却]|实际|等级)*(?P<level>[一二三四五]级)(?!建造|教师|造价|标准)[^{PAUSE}]{{0,3}}(?=[{PAUSE}]|\Z)"
)


def certificate_differs(text: str, value: str, levels: Mapping[str, Iterable[str]]) -> bool:
    """Whether the masked `text` names as the certificate's another level than `value`; `levels` are words by value."""
    named = _CERTIFICATE_LEVEL.search(text)
    meant = [level for level, words in levels.items() if named and named["level"] in words]
    return bool(meant) and value not in meant
