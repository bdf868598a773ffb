"""A yes to all of something with an exception behind it is asked for, not assumed: 年年合格,就22年没参加."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidance.extraction.extraction_result import FactFinding, as_denied
from guidance.extraction.fact_wording import PAUSE

_ALL = re.compile("都|均|全|一直|从来|始终|[每年历各]年|年年")
_EXCEPT = re.compile("就(?:只?是?)|只是?|只有|仅有?|除了?|唯独|唯一|但是?|不过|可惜|结果|哪怕|倒是")
_ONE_TIME = r"(?:\d{2,4}|[今去前那头某有哪一两]|第[一二三四五六\d]|有一)年|(?:最近|最后|有|那|这)?[一两]?[次回门科]"
_LACKS = "没|未|不(?!过|错)|缺|漏|断|少|缓|请假|弃|补考"
_EXCEPTION = re.compile(rf"(?:{_EXCEPT.pattern})[^{PAUSE}]{{0,6}}?(?:{_ONE_TIME})[^{PAUSE}]*?(?:{_LACKS})")


def without_excepted(findings: Sequence[FactFinding], text: str) -> list[FactFinding]:
    """Return the findings with those denied that say yes of all times where `text` goes on with an exception.

    The exception stands in the same clause of the folded text or in the next one, and says nothing of another fact.
    """
    spans = [match.span() for match in _EXCEPTION.finditer(text)]
    exceptions = [span for span in spans if not any(span[0] <= f.start < span[1] for f in findings)]
    return [
        as_denied(f) if _says_all(f, text) and any(_goes_on(text, f, at) for at, _ in exceptions) else f
        for f in findings
    ]


def _says_all(finding: FactFinding, text: str) -> bool:
    start = max(text.rfind(pause, 0, finding.start) for pause in PAUSE) + 1
    return finding.value is True and _ALL.search(text, start, finding.end) is not None


def _goes_on(text: str, finding: FactFinding, at: int) -> bool:
    return finding.start < at and len(re.findall(f"[{PAUSE}]+", text[finding.end : at])) <= 1
