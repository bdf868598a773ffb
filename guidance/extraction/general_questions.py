"""Questions about what is required of anybody (本科要满几年才能报高工): nobody's own case."""

from __future__ import annotations

import re

from guidance.extraction.date_mentions import find_dates
from guidance.lexicon.lexicon import Lexicon, either
from guidance.lexicon.question_forms import ASKS_BY_FORM
from ingest.text.numerals import SPOKEN_NUMBER

_UNIT = "(?:[年月天周岁篇项件份本部次]|个月|个?学时|小时)"
_OF_NOTICE = re.compile("年?[度版]|(?:年度?)?的?(?:高|中级|初|副|正|职称|通知|申报|评审)")
_AMOUNT = re.compile(rf"(?<![第几\d])(?!(?:19|20)\d\d年){SPOKEN_NUMBER}(?:[多来余几]|个)?{_UNIT}(?!以上)")
_DONE = re.compile(r"(?<!后)了(?=[,;。!?\s]|\Z)")
_STILL_LACKING = re.compile(r"差(?:几|多)|还(?:要|得|需)[^,;。!?]{0,4}(?:几|多)")


class GeneralQuestions:
    """Tells a question about what is required of anybody from one about the applicant's own case.

    It asks for an amount (几年, 多久, 几篇) or for what is required (什么条件), never whether somebody may; nobody
    speaks of themself in it, nothing in it has been done, and it names no date or amount that somebody has reached.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.question
        things = rf"(?:什么|啥|哪些|哪几[个项条])(?:样的)?(?:{either(words.required)})"
        self._asks = re.compile(f"(?<![十好前近这那头后])几(?:个)?{_UNIT}|{either(words.amounts)}|{things}")
        whether = either([*words.whether, *words.short_whether])
        self._whether = re.compile(rf"[吗嘛]|(?<![什怎那这])么|[能可是]否|{whether}|{ASKS_BY_FORM}")
        self._speaker = re.compile(f"(?:{either(lexicon.first_person.speaker)})(?![省市区县州院校])")

    def is_general(self, text: str, own: re.Pattern[str]) -> bool:
        """Return whether the folded `text` is such a question; `own` is what else speaks of the applicant."""
        if not self._asks.search(text) or self._whether.search(text) or self._speaker.search(text):
            return False
        return not (own.search(text) or _DONE.search(text) or _reached(text) or _is_lacking(text))


def _reached(text: str) -> bool:
    """Whether `text` names a date or an amount that somebody has reached."""
    return bool(_AMOUNT.search(text)) or any(not _OF_NOTICE.match(text, date.end) for date in find_dates(text))


def _is_lacking(text: str) -> bool:
    """Whether `text` asks what is still lacking to somebody, and not what anybody needs after a stage (评上以后)."""
    lacking = _STILL_LACKING.search(text)
    return lacking is not None and "后" not in text[: lacking.start()]
