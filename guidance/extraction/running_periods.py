"""Whether what holds for a time still does, by when the message says that it ends: 处分到明年三月才解除."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from guidance.extraction.date_mentions import find_dates
from guidance.extraction.extraction_result import FactFinding, KnownFacts
from guidance.extraction.fact_wording import PAUSE
from guidance.extraction.wording_file import PeriodWords
from guidance.lexicon.lexicon import either

_AHEAD = re.compile("明年|后年|下(?:个?月|半年|周|个?季度)|(?:到|等)年底|还[有要差得]|再过")
_BEHIND = re.compile(
    "大?前年|去年|上(?:个?月|周|半年|个?季度)|昨天|前(?:几天|阵子)|[刚早](?=[就刚已才]|解|到|撤|期|结|满)"
)
_OVER = re.compile("(?:掉|完)?了(?!吗|没)")
_TIME = r"[大去前今明后上下个半周早刚已经就才要得到等还有再过年月日号底初末份\d零一二三四五六七八九十的]"
_TIME_SINCE = r"哦|噢|啊|嗯|其实|后来|不过|但是?|是|[去前今]年|上个?月|已经?|早|都|就|刚|[\d年月日号]"
_UNTIL = rf"[^{PAUSE}没未]{{1,14}}?|[^{PAUSE}没未]{{0,6}},{_TIME}{{1,14}}?"


class RunningPeriods:
    """Judges by their end whether the facts that hold for a time are true; `words` say how each is spoken of."""

    def __init__(self, words: Mapping[str, PeriodWords]) -> None:
        self._ended = {
            fact: re.compile(rf"(?P<thing>{either(each.things)})(?P<until>{_UNTIL})(?:{either(each.ends)})")
            for fact, each in words.items()
        }
        self._over = {
            fact: re.compile(rf"(?<![^{PAUSE}])(?:{_TIME_SINCE})*(?:{either(each.ends)})(?:掉|完)?了(?![吗没吧么])")
            for fact, each in words.items()
        }

    def judged(self, findings: Iterable[FactFinding], masked_text: str, text: str) -> list[FactFinding]:
        """Return the findings with those of a period put right whose end `text` names as past or to come.

        The period itself is told in `masked_text`; its end may be told as a plan (明年才解除).
        """
        told = list(self._told(masked_text, text))
        facts = {finding.fact for finding in told}
        return [*(finding for finding in findings if finding.fact not in facts), *told]

    def over_by_now(self, masked_text: str, known: KnownFacts) -> list[FactFinding]:
        """Return that a period known to run is over where a clause of the text says no more than that: 哦解除了."""
        found = ((fact, end.search(masked_text)) for fact, end in self._over.items() if known.get(fact) is True)
        return [FactFinding(fact, False, *match.span()) for fact, match in found if match]

    def _told(self, masked_text: str, text: str) -> Iterator[FactFinding]:
        for fact, pattern in self._ended.items():
            for match in pattern.finditer(text):
                is_stated = masked_text[match.end() - 1] not in PAUSE
                if masked_text[slice(*match.span("thing"))].strip(PAUSE) and (told := _judged(fact, match, is_stated)):
                    yield told
                    break


def _judged(fact: str, match: re.Match[str], is_stated: bool) -> FactFinding | None:
    """What the end that a message names says of the period; None where it names no time.

    An end to come is told as a plan; one that is past is stated.
    """
    until = match["until"]
    if _AHEAD.search(until):
        return FactFinding(fact, True, *match.span())
    if is_stated and (_BEHIND.search(until) or _OVER.match(match.string, match.end())):
        return FactFinding(fact, False, *match.span())
    dated = bool(find_dates(until))  # a day alone may be past or not: 2025年6月才解除
    return FactFinding(fact, None, *match.span(), denied=True) if dated else None
