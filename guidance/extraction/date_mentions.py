"""The dates that a message names, in every form that people write them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from guidance.extraction.extraction_result import DateMention
from guidance.extraction.lunar_dates import LUNAR, lunar_parts
from ingest.memo import memo
from ingest.text.dates import stated_form
from ingest.text.numerals import digits_read_out, spoken_number, stated_year

_D = "零〇一二三四五六七八九"
_YEAR = rf"(?:19[5-9]\d|20[0-4]\d|一九[五六七八九][{_D}]|二[零〇][{_D[:5]}][{_D}])"
_SPELT_YEAR = (
    rf"(?:[两二]千(?:[零〇]?(?:一?十[{_D}]?|[二三四]十[{_D}]?|[{_D[:5]}][{_D}]|[{_D}]))?"
    rf"|一千九百[五六七八九]十[{_D[2:]}]?)"
)
_SHORT = rf"(?:[02-9]\d|1\d|[零〇一二九八七][{_D}])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|卅一?|廿[一二三四五六七八九]?|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_MONTHS = (
    rf"(?:{_MONTH}(?:[、/~～到至-]|或者?){{1,3}})+{_MONTH}|[一二三四五六七八九]{{2}}"  # 6、7月, 六七月: no certain one
)


def _month_and_day(group: int) -> str:
    """The month and day behind a year, by the number of their groups."""
    return (
        r"(?: ?的?(?:公历|阳历|新历)?"
        rf"(?:(?P<months{group}>{_MONTHS}) ?月份?"
        rf"|(?P<month{group}>{_MONTH}) ?月份?(?: ?(?P<day{group}>{_DAY}) ?[日号])?))?"
    )


_LISTED = r"年?(?:[、/]|或者?|和|与|及)"
_ONE = f"(?:{_YEAR}|{_SHORT})"
_IN_ROW = rf"(?<![第满共近干了过做教龄到足来算约整计{_D}十]){_SHORT}"
_NO_YEAR = r"(?<!编号)(?<!工号)(?<!证号)(?<!代码)(?<!型号)(?<!级别)(?<!iso)(?<!gb)"
# Years that are told by a word, not where its letters belong to other words: 历次年审, 一次年会, 同年级, 五年以上年限.
_WORDS = (
    rf"大前年|(?<![\d几数多{_D}十])前年|去年|(?<![以评考聘升拿当用赶跟])上一?年(?![限了多半来])|今年|第二年(?!级)|转年|隔年|同月|当月(?!薪)|当年(?!轻)|那年|同年(?![级龄纪代])"
    rf"|(?<![\d每多几历初首上下此本这那某数半两{_D}十百])次年(?![审会检度终报薪假限])"
)
_LASTING = (
    r" ?(?:了|多|以上|左右|整|的?工龄|的?(?:工作)?经验|的?时间|半|才(?![评取拿考获毕])|来|资历|之久|内|以内|期|制|级)"
)
_FORMS = re.compile(
    rf"(?P<lunar>{LUNAR})"
    rf"|(?<![\d〔\[(])(?P<year1>{_YEAR}|{_SPELT_YEAR}(?=年(?!历|前))) ?年度?(?!版|修订){_month_and_day(1)}"
    rf"|(?<![\d.〔\[])(?P<year2>{_YEAR})(?P<sep>[./-])(?P<month2>1[0-2]|0?[1-9])(?:(?P=sep)(?P<day2>3[01]|[12]\d|0?[1-9]))?(?!\d)"
    rf"|(?<!\d)(?P<year3>(?:19[5-9]|20[0-4])\d)(?P<month3>0[1-9]|1[0-2])(?P<day3>0[1-9]|[12]\d|3[01])?(?!\d)"
    rf"|(?<![\d〔\[.])(?P<year10>{_YEAR}|{_IN_ROW})(?={_LISTED}(?:{_ONE}{_LISTED})*{_ONE}年(?P<behind>))"
    rf"|(?<![\d〔\[.]){_NO_YEAR}(?P<year11>{_YEAR})(?=[-~～到至]{_YEAR}(?!\d))"
    rf"|(?<![\d〔\[.]){_NO_YEAR}(?P<year4>{_YEAR})(?!年(?:版|修订))(?![\d号元字〕\]./级班版款型-])"
    rf"|(?<!限:)(?<!数:)(?<!长:)(?<![\d第满共近干了过做教龄到足来算约整计{_D}十])"
    rf"(?P<year5>{_SHORT}) ?年(?!{_LASTING}){_month_and_day(5)}"
    rf"|(?<![\d.])(?P<year9>[012]\d)(?P<sep9>[./-])(?P<month9>1[0-2]|0?[1-9])(?P=sep9)(?P<day9>3[01]|[12]\d|0?[1-9])(?![\d.])"
    rf"|(?<![\d.])(?P<year6>[012]\d)[./](?P<month6>1[0-2]|0?[1-9])(?!\d)(?=[评取拿考毕发的年获聘])"
    rf"|(?<![\d.第])(?P<year12>{_SHORT})(?=届)"
    rf"|(?P<word>{_WORDS}){_month_and_day(7)}"
    rf"|(?<![\d.个{_D}十])(?:(?P<months8>{_MONTHS}) ?月份?|(?P<month8>{_MONTH}) ?月份?(?: ?(?P<day8>{_DAY}) ?[日号])?)"
)
_EVENT = (
    r"评|取得|拿|考|毕|获|发[证的下了]|证|入|进|参加|开始|读|上[的班岗]|办|领|通过|批|来|到|起|转|升|晋|定[的为级上]|初定"
    r"|从事|本科|大专|专科|硕|博|研究生|中专|工程师|助|职称|离|退|结业|见习|出[版师来]|颁|授权"
)
_YEAR_BEHIND = re.compile(
    r" ?(?!前|后|的?(?:工作|工龄|经验|时间|老))"
    rf"(?:[、或]?{_SHORT}年|年?[底初中末]|[上下]半年|[春夏秋冬]|暑|第?[一二三四1-4]季度|的(?![^,;。!?]))"
    rf"|[^,;。!?前后]{{0,5}}?(?:{_EVENT})|的(?!工|经|时|老)"
)
_YEAR_BEFORE = re.compile(r"(?:是|在|于|从|自|打|时间|日期|[:(]|取得|拿到|评上?|考上|毕业|发证|证|职称|资格|到)\Z")
_NAMED = re.compile(r"(?:工程师|助工|经济师|会计师|技师|职称|本科|大专|中专|硕士|博士|研究生|毕业)\Z")
_ROUND = ("10", "20", "30")
_LASTED = re.compile(r"(?:工龄|年限|经验|一线|累计|时长|年头|快|将近|接近|差不多|大约|至少|整整)[^,;。!?\d]{0,4}\Z")
_ROUGHLY = re.compile(r"(?:大概|大约|约|差不多|估计|可能|好像|有|也?就|干了?|做了?|当了?|满|了)\Z")
_ALONE = re.compile(r"(?:\A|[,;。!?\n(])\Z")
_EITHER = re.compile(
    r"[底末初中?]?\(?(?:[,、]?(?:或者?|还是|要么|就是|要不就是|要不)(?:是|在)?|(?P<list>[、/]|和|与|及|)|(?P<span>到|至|-|~)|(?P<comma>,))"
)
_BETWEEN = re.compile(r"(?:之?间|期间|左右|这段|中间|吧|前后|那会|的事|的样子|[的这]*(?:评|取得|拿|考))")
_NOW = re.compile(rf"(?:现在|今年|眼下|目前|如今)(?:已经)?(?:是|就是|为)?(?P<year>{_YEAR})年?")
_AGO = {"大前年": 3, "前年": 2, "去年": 1, "上一年": 1, "上年": 1, "今年": 0}
_SAME_MONTH = ("同月", "当月")
_LATER = {"同月": 0, "当月": 0, "第二年": 1, "次年": 1, "转年": 1, "隔年": 1, "同年": 0, "当年": 0, "那年": 0}


def find_dates(text: str) -> list[DateMention]:
    """Return the dates of the folded `text` in order; what names no certain day, month or year is left out.

    去年 and 前年 count only where the text states the present year; 第二年 and a month alone lean on the date before.
    """
    return _agreed(text, _every_date(text), lists=True)


def dates_as_of(text: str, year: int) -> list[DateMention]:
    """Return the dates of the folded `text` as `find_dates` does, 去年 and 前年 counted back from `year`."""
    return _agreed(text, tuple(_dates(text, year, (0, 0))), lists=True)


def listed_dates(text: str) -> list[DateMention]:
    """Return the dates of the folded `text` as `find_dates` does, those in a row (2018、2019年) one by one."""
    return _agreed(text, _every_date(text), lists=False)


@memo("dates of a message")
def _every_date(text: str) -> tuple[DateMention, ...]:
    now = _NOW.search(text)
    return tuple(_dates(text, digits_read_out(now["year"]) if now else None, now.span() if now else (0, 0)))


def _dates(text: str, now: int | None, skip: tuple[int, int]) -> Iterator[DateMention]:
    last: int | None = None
    value: str | None = None
    for match in _FORMS.finditer(text):
        if skip[0] <= match.start() < skip[1] or _may_be_duration(text, match):
            continue
        parts = {name.rstrip("0123456789"): words for name, words in match.groupdict().items() if words}
        if match["lunar"]:
            parts = lunar_parts(match["lunar"])
        year = _year(parts, now, last) if parts else None
        value = _value(parts, year, value)
        if value and year:
            last = year
            yield DateMention(value, *match.span())


def _value(parts: dict[str, str], year: int | None, before: str | None) -> str | None:
    """The date that the parts state; that of 同月 is in the month of the date `before`."""
    month, day = parts.get("month"), parts.get("day")
    if parts.get("word") in _SAME_MONTH:
        return before[: len("2018-06")] if before and "-" in before else None
    if not year:
        return None
    of_month = spoken_number(month.replace("元", "一")) if month else None
    return stated_form(year, of_month, spoken_number(day) if day else None)


def _may_be_duration(text: str, match: re.Match[str]) -> bool:
    """Whether two digits before 年 may as well be a number of years."""
    if (listed := match["year10"]) and len(listed) == len("18"):
        return not _YEAR_BEHIND.match(text, match.end("behind"))
    return bool(match["year5"] and not (match["month5"] or match["months5"])) and not _is_year(text, match)


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether two digits and 年 are a year and no duration: the digits themselves say so, or a word beside them."""
    digits = match["year5"]
    before = text[max(0, match.start() - 8) : match.start()]
    if not digits.isascii() and spoken_number(digits) is not None:  # 七八年: 1978, or seven or eight years
        return not _ROUGHLY.search(before) and bool(
            _YEAR_BEFORE.search(before) or _YEAR_BEHIND.match(text, match.end())
        )
    if not digits.isascii() or digits[0] == "0" or digits > "50":
        return True
    if _LASTED.search(before):
        return False
    ends = re.match(r"[吧呢的左右]*(?:[,;。!?)\n]|\Z)", text[match.end() :])
    alone = ends and (_ALONE.search(before) or (_NAMED.search(before) and digits not in _ROUND))
    return bool(alone or _YEAR_BEFORE.search(before) or _YEAR_BEHIND.match(text, match.end()))


def _agreed(text: str, dates: Sequence[DateMention], lists: bool) -> list[DateMention]:
    """The dates; of two alternatives (6月或7月, with `lists` also 2018、2019年) only what both have in common."""
    agreed: list[DateMention] = []
    for date in dates:
        if not agreed or not _open_between(text, agreed[-1], date, lists):
            agreed.append(date)
            continue
        last = agreed.pop()
        agreed.append(DateMention(_common(last.value, date.value), last.start, date.end))
    return [date for date in agreed if date.value]


def _open_between(text: str, one: DateMention, two: DateMention, lists: bool) -> bool:
    between = _EITHER.fullmatch(text, one.end, two.start)
    if between is None:
        return False
    if between["comma"]:
        return lists and one.value.isdigit() and two.value.isdigit() and int(two.value) - int(one.value) == 1
    if between["list"] is not None:
        return lists
    rest = text[two.end :]
    return not between["span"] or not rest or bool(_BETWEEN.match(rest))


def _common(one: str, two: str) -> str:
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one.split("-"), two.split("-"), strict=False))
    return "-".join(part for part, _ in same)


def _year(parts: dict[str, str], now: int | None, last: int | None) -> int | None:
    if word := parts.get("word"):
        base, step = (last, _LATER[word]) if word in _LATER else (now, -_AGO[word])
        return base + step if base else None
    if "year" not in parts:
        return last
    year = stated_year(parts["year"])
    return year if year > 99 else year + (1900 if year >= 60 else 2000)
