"""How long ago something happened, told as a length of time: 工程师五年了, 评上六年多, 当了八年助工."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from guidance.extraction.certain_amounts import is_full, rough_range
from guidance.extraction.credential_mentions import AWARD, GRADUATION, SKILL, START, TITLE, CredentialMention
from guidance.extraction.fact_wording import PAUSE
from ingest.text.numerals import SPOKEN_NUMBER, spoken_range

_YEAR = 12
_COUNTED = 11  # months by which 五年 may be too much where the calendar's years are counted: 2019 to 2024
_SPANS = (TITLE, SKILL, AWARD, GRADUATION, START)
_LENGTH = re.compile(
    rf"(?<![\d零〇.第每])(?:(?P<number>{SPOKEN_NUMBER})(?P<some>[来多余几])?(?:个?(?P<year>年)(?P<half>半)?|(?P<month>个月))|(?P<six>半年))"
    r"(?P<full>整|多|出头)?(?!\d|级|制|期|[以之]?[内上下后]|度|限|份|[一二三四五六七八九十两]*个?月|的?[评取拿毕])"
    r"(?P<ago>[以之]?前(?=[^,;。!?]{0,4}(?:评|取得|拿|考|定|毕业|到手)))?(?![以之]?前)"
)
_LINK = re.compile(
    r"\n?(?:证书?|职称|资格|到手|拿到?|评?上|评|取得|考到?|到|获得?|当|做|干|任|已经?|都|也|就|有|满|够|足|了|过|快|要|整|大概|大约|约|差不多"
    r"|将近|接近|至少|起码|的|时间|年限|到现在|至今|到今年|今年|现在|算下来|不到|没到|未|刚|才|正好|我|资历|小)*"
)
_AFTER_START = re.compile(rf"[^{PAUSE}\d]{{0,10}}")
_HOLDING = re.compile(r"(?:当|做|任|干)(?:了|过|着)?(?:快|有|满|整整|将近|大概|差不多)*\Z")
_OF = re.compile("了?的?老?")
_BARE = re.compile(r"(?:嗯|大概|差不多|有|应该|已经?|都|快|满|将近|也就|就|约|大约|不到)*")
_BARE_END = re.compile(r"[了吧呀啊的呢左右多。!~,]*")


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A length of time and what it counts from: a mention's kind, and the mention itself where there is one.

    The months are from `lowest` to `highest`; `text` says the length.
    """

    lowest: int
    highest: int
    text: str
    kind: str
    mention: CredentialMention | None


def elapsed_times(text: str, full_text: str, taken: Set[int], mentions: Sequence[CredentialMention]) -> list[Elapsed]:
    """Return the lengths of time that the masked `text` counts from one of `mentions`.

    `full_text` is the message unmasked, `taken` are the offsets of dates, which are no lengths.
    """
    return list(_elapsed_times(text, full_text, taken, [m for m in mentions if m.kind in _SPANS and not m.denied]))


def bare_length(text: str) -> tuple[int, int, str] | None:
    """Return the months, from least to most, and the words of a folded `text` that is nothing but a length of time."""
    opening = _BARE.match(text)
    match = _LENGTH.match(text, opening.end() if opening else 0)
    return _months(match, text) if match and _BARE_END.fullmatch(text, match.end()) else None


def _elapsed_times(
    text: str, full_text: str, taken: Set[int], mentions: Sequence[CredentialMention]
) -> Iterator[Elapsed]:
    for match in _LENGTH.finditer(text):
        span = _months(match, full_text)
        if span is None or not taken.isdisjoint(range(*match.span())):
            continue
        mention = _counted_from(text, match, mentions)
        if mention and mention.kind == AWARD:
            titles = [m for m in mentions if m.kind == TITLE and m.end <= match.start()]
            yield Elapsed(*span, TITLE, titles[-1] if titles else None)
        elif mention:
            yield Elapsed(*span, mention.kind, mention)


def _counted_from(text: str, match: re.Match[str], mentions: Sequence[CredentialMention]) -> CredentialMention | None:
    """What a length of time counts from: the mention it follows, or the title that it says is held so long."""
    before = [m for m in mentions if m.end <= match.start()]
    if before:
        last = before[-1]
        link = _AFTER_START if last.kind == START else _LINK
        if link.fullmatch(text, last.end, match.start()):
            return last
    of = _OF.match(text, match.end())
    behind = next((m for m in mentions if of and m.start == of.end() and m.kind == TITLE), None)
    if behind and (_HOLDING.search(text, 0, match.start()) or match["ago"]):
        return behind
    return next((m for m in mentions if match["ago"] and match.end() <= m.start < match.end() + 6), None)


def _months(match: re.Match[str], full_text: str) -> tuple[int, int, str] | None:
    """The months that a length may be, from least to most, and its words; None where it states no number."""
    if match["six"]:
        return 4, 8, "大约半年"
    stated = spoken_range(match["number"])
    if stated is None:
        return None
    start, end = match.span("number")
    low, high = rough_range(full_text, start, end) or stated
    unit = 1 if match["month"] else _YEAR
    least, most = low * unit, high * unit + unit - 1
    if match["half"]:
        least, most = least + 6, most + 3
    shown = "至".join(str(number) for number in dict.fromkeys(stated))
    text = f"{shown}{match['some'] or ''}{'个月' if match['month'] else '年'}{match['half'] or ''}"
    text += "多" if match["full"] in ("多", "出头") else ""
    if not is_full(full_text, start, end):
        return max(0, least - unit), least, f"不到{text}"
    counted = 0 if match["full"] or match["some"] in ("多", "余") or match["half"] else min(unit, _COUNTED)
    return max(0, least - counted), most if match["some"] not in ("多", "余") else _most_of(high) * unit, f"大约{text}"


def _most_of(number: int) -> int:
    """The most that 十多 or 二十多 means: less than the next ten; of others less than the next number."""
    return number + (10 if number % 10 == 0 else 1)
