"""Whether what holds for a time still does, by when the message says that it ends: 处分到明年三月才解除."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from guidance.clock import this_day
from guidance.extraction.date_mentions import find_dates
from guidance.extraction.extraction_result import FactFinding
from guidance.extraction.fact_wording import PAUSE
from guidance.extraction.wording_file import PeriodWords
from guidance.lexicon.lexicon import either

_AHEAD = re.compile("明年|后年|下(?:个?月|半年|周|个?季度)|(?:到|等)年底|还[有要差得]|再过")
_BEHIND = re.compile("大?前年|去年|上(?:个?月|周|半年|个?季度)|昨天|前(?:几天|阵子)|[刚早](?=[就刚已才]|解|到|撤|期|结|满)")
_TIME = r"[大去前今明后上下个半周早刚已经就才要得到等还有再过年月日号底初末份\d零一二三四五六七八九十的]"
_UNTIL = rf"[^{PAUSE}没未]{{1,14}}?|[^{PAUSE}没未]{{0,6}},{_TIME}{{1,14}}?"


class RunningPeriods:
    """Judges by their end whether the facts that hold for a time are true; `words` say how each is spoken of."""

    def __init__(self, words: Mapping[str, PeriodWords]) -> None:
        self._ended = {
            fact: re.compile(
                rf"(?P<thing>{either(each.things)})(?P<until>{_UNTIL})(?:{either(each.ends)})"
            )
            for fact, each in words.items()
        }

    def judged(self, findings: Iterable[FactFinding], masked_text: str, text: str) -> list[FactFinding]:
        """Return the findings with those of a period put right whose end `text` names as past or to come.

        The period itself is told in `masked_text`; its end may be told as a plan (明年才解除).
        """
        told = list(self._told(masked_text, text))
        facts = {finding.fact for finding in told}
        return [*(finding for finding in findings if finding.fact not in facts), *told]

    def _told(self, masked_text: str, text: str) -> Iterator[FactFinding]:
        for fact, pattern in self._ended.items():
            for match in pattern.finditer(text):
                running = _is_ahead(match["until"])
                if running is not None and masked_text[slice(*match.span("thing"))].strip(PAUSE):
                    yield FactFinding(fact, running, *match.span())
                    break


def _is_ahead(words: str) -> bool | None:
    """Whether the time that `words` name is still to come; None where they name none for certain."""
    if _AHEAD.search(words):
        return True
    if _BEHIND.search(words):
        return False
    today = this_day().isoformat()
    dates = [date.value for date in find_dates(words)[-1:]]
    if any(day == today[: len(day)] for day in dates):
        return None
    return dates[0] > today if dates else None
