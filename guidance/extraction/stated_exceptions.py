"""A yes with an exception behind it, and a no made good since, are asked for: 年年合格,就22年没参加; 漏了,又补上了."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from guidance.extraction.extraction_result import FactFinding, as_denied
from guidance.extraction.fact_wording import PAUSE

_ALL = re.compile("都|均|全|一直|从来|始终|[每年历各]年|年年")
_EXCEPT = re.compile("就(?:只?是?)|只是?|只有|仅有?|除了?|唯独|唯一|但是?|不过|可惜|结果|哪怕|倒是")
_ONE_TIME = r"(?:\d{2,4}|[今去前那头某有哪一两]|第[一二三四五六\d]|有一)年|(?:最近|最后|有|那|这)?[一两]?[次回门科]"
_LACKS = "基本合格|基本称职|不定等|待定|没|未|不(?!过|错)|缺|漏|断|少|缓|请假|弃|补考"
_THE_REST = "其[他它余]|别的|剩下"
_BUT_FOR = rf"除了?(?:{_ONE_TIME})(?=[^{PAUSE}]{{0,8}}?(?:以外|之外|外|的)?(?:[{PAUSE}]|\Z|{_ALL.pattern}|{_THE_REST}))"
_OTHERS = re.compile("其[他它余]|别的(?!人|同)|另外的|再(?=受|被|犯)")
_ALONE = "就只?是?|只有|仅有?|唯独|唯一"
_NO_LESS = "优|良|先进|表彰|第一|满分"
_EXCEPTION = re.compile(
    rf"{_BUT_FOR}|(?:{_ONE_TIME})[^{PAUSE}]{{0,8}}?(?:{_LACKS})[^{PAUSE}]{{0,6}}?[,\n]?(?:{_THE_REST})|(?:{_EXCEPT.pattern})[^{PAUSE}]{{0,6}}?(?:{_ONE_TIME})[^{PAUSE}]*?(?:{_LACKS})"
    rf"|(?:{_ALONE})(?:在|有)?(?:{_ONE_TIME})(?:的|度|那年)*(?:是|只|才|得|评)(?![^{PAUSE}]*(?:{_NO_LESS}))"
)
_SPAN = "以?来|以?后|起|开始|至今|到|至|毕业|评|取得|入职|参加工作"
_ONE_YEAR = re.compile(
    rf"[今去前]年(?!以?来|起|开始)|本年度?|(?<!\d)(?:20)?\d\d年度?(?![^{PAUSE}]{{0,3}}(?:{_SPAN})|\d)"
)
_FIRST_YEARS = re.compile("[前头](?:头)?(?:几|[两二三四五六七八九十\\d]+)年")
_SINCE = re.compile("(?P<year>(?:19|20)\\d{2})年?(?:才|就)?(?:开始|起|以来|以后|之后)")
_EXCEPTS_FROM_NEXT = re.compile(rf"{_BUT_FOR}|{_ONE_TIME}")
_BUT_NOT = re.compile(
    rf"(?:但是?|不过|可是?|就是|只是)(?:都|也|一直|从来?|没有?参加)*(?:没|未|不(?!过|错|知道|清楚|确定|会|懂|明白|晓得))[^{PAUSE}优先]*(?=[{PAUSE}]|\Z)"
)
_THIS_YEAR_NOT_YET = re.compile(
    rf"[^{PAUSE}]*(?:今年|本年度?|这一?年度?)[^{PAUSE}]{{0,5}}(?:还没|还未|尚未|没到时候|正在)[^{PAUSE}]*"
)
_MADE_GOOD = re.compile(
    "(?:补|重)(?:上|齐|完|学|修|考|交|做|办|签)(?:上|完|齐|好)?(?:合格|通过|及格)?(?:了|过|好)|补的"
)
_NOT_MADE_GOOD = re.compile(r"(?:没|未|不|能|要|准备|打算|可以|怎么|去(?!年)|想)[^,;。!?]{0,3}\Z")


def without_exceptions(
    findings: Sequence[FactFinding], text: str, title_date: str | None, yearly: Container[str]
) -> list[FactFinding]:
    """Return the findings with those denied to which the folded `text` tells an exception, or that it takes back."""
    findings = _without_excepted(_without_begun_late(findings, text, title_date), text)
    return _without_made_good(_without_others(_without_one_year(findings, text, yearly), text), text)


def _without_excepted(findings: Sequence[FactFinding], text: str) -> list[FactFinding]:
    """Return the findings with those denied that say yes of all times where `text` goes on with an exception.

    The exception stands in the same clause of the folded text or in the next one, and says nothing of another fact.
    """
    spans = [match.span() for pattern in (_EXCEPTION, _BUT_NOT) for match in pattern.finditer(text)]
    exceptions = [span for span in spans if not any(span[0] <= f.start < span[1] for f in findings)]
    return [
        as_denied(f) if _says_all(f, text) and any(_qualifies(text, f, span) for span in exceptions) else f
        for f in findings
    ]


def _qualifies(text: str, finding: FactFinding, exception: tuple[int, int]) -> bool:
    """Whether an exception is one to a finding: behind it, or right before it where it names what it excepts."""
    start, end = exception
    leads = end <= finding.start and not re.search("[;。!?]", text[end : finding.start])
    return _goes_on(text, finding, start) or (leads and _EXCEPTS_FROM_NEXT.match(text, start) is not None)


def _without_one_year(findings: Sequence[FactFinding], text: str, yearly: Container[str]) -> list[FactFinding]:
    """Return the findings with every yes of a `yearly` fact denied that the folded `text` says of one year alone."""
    return [as_denied(f) if f.fact in yearly and f.value is True and _is_of_one_year(f, text) else f for f in findings]


def _without_others(findings: Sequence[FactFinding], text: str) -> list[FactFinding]:
    """Return the findings with every no denied that the folded `text` says only of the others: 没受过别的处分."""
    return [as_denied(f) if f.value is False and _OTHERS.search(text, f.start, f.end) else f for f in findings]


def _without_begun_late(findings: Sequence[FactFinding], text: str, title_date: str | None) -> list[FactFinding]:
    """Return the findings with those denied that say yes of all times since a year after that of `title_date`."""
    since = min((str(f.value)[:4] for f in findings if f.fact == title_date and f.value), default="9999")
    late = [match.start() for match in _SINCE.finditer(text) if match["year"] > since]
    return [as_denied(f) if _says_all(f, text) and any(f.start <= at < f.end for at in late) else f for f in findings]


def _without_made_good(findings: Sequence[FactFinding], text: str) -> list[FactFinding]:
    """Return the findings with every no denied that the folded `text` goes on to say was made good since."""
    found = (match for match in _MADE_GOOD.finditer(text) if not _NOT_MADE_GOOD.search(text, 0, match.start()))
    made_good = [match.start() for match in found]
    return [
        as_denied(f) if f.value is False and any(_goes_on(text, f, at) for at in made_good) else f for f in findings
    ]


def without_not_yet(findings: Sequence[FactFinding], text: str, present: Container[str]) -> list[FactFinding]:
    """Return the findings with every no denied that is only one of this year so far: 今年的还没考.

    Those of `present` states are as they are now.
    """
    clauses = [match.span() for match in _THIS_YEAR_NOT_YET.finditer(text)]
    return [
        as_denied(f)
        if f.value is False
        and f.fact not in present
        and any(start <= f.end and f.start <= end for start, end in clauses)
        else f
        for f in findings
    ]


def _is_of_one_year(finding: FactFinding, text: str) -> bool:
    start = max(text.rfind(pause, 0, finding.start) for pause in PAUSE) + 1
    end = min((at for pause in PAUSE if (at := text.find(pause, finding.end)) >= 0), default=len(text))
    if _FIRST_YEARS.search(text, start, end):
        return True
    return _ONE_YEAR.search(text, start, end) is not None and not _ALL.search(text, start, end)


def _says_all(finding: FactFinding, text: str) -> bool:
    start = max(text.rfind(pause, 0, finding.start) for pause in PAUSE) + 1
    return finding.value is True and _ALL.search(text, start, finding.end) is not None


def _goes_on(text: str, finding: FactFinding, at: int) -> bool:
    return finding.start < at and len(re.findall(f"[{PAUSE}]+", text[finding.end : at])) <= 1
