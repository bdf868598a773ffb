"""Text → tokens: words of one meaning alike, and every number with its unit, bound or part in a period as one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidance.grounding.plain_spelling import comparable_spelling
from guidance.grounding.rephrasing_words import RephrasingWords
from ingest.memo import memo

_UNITS = (
    "(?:个月|年|月|天|日|个|份|篇|部|项|万元|元|门|名|位|人|次|册|页|万字|字|学时|小时|周岁|岁|周|级|等|类|种|%|倍)"
)
_LEAST, _MOST = "满|至少|不少于|不低于|不能少于|不得少于|达到|达|要满", "不超过|不多于|最多|至多|不高于"
_QUANTITY = re.compile(
    rf"(?P<least>{_LEAST})?(?P<most>{_MOST})?(?P<rank>前|第)?(?P<number>\d+(?:\.\d+)?)(?P<unit>{_UNITS})?"
    r"(?:(?P<above>(?:及)?以上|期满)|(?P<within>以内|之内|内)|(?P<below>及?以下)|(?P<about>左右|上下|多))?(?P<each>/[人篇项份门])?"
)
_DATE = re.compile(
    r"(?P<start>从|自)?(?P<end>(?:截止|结束)(?:时间|日期)?[为是:到至]?|截至|计算到|算到|不晚于|最晚|至|到|-)?"
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?P<from>起|开始)?"
    r"(?P<until>之前|以前|前|截止|结束|为止|止)?"
)
_NEXT = re.compile(r"(?:至|到|-)(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_PLAIN = r"《[^《》]*》|[A-Za-z][A-Za-z0-9._@:/%+=?&-]*[A-Za-z0-9/]|\d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?|\d+-\d{5,}|\d{5,}"
_REWRITTEN = (
    (re.compile("[,](?:用|提供)?([^,;]+)也(?:行|可以?)$"), r"或\1"),
    (re.compile("先([^,;:]+),(?:再|然后|之后|(?=才))"), r"\1后,"),
    (re.compile(r"(?<!每)至少([\u4e00-\u9fff]{1,4}?)(?=\d)"), r"\1至少"),  # 至少参加1门 → 参加至少1门
    (re.compile(rf"(\d{_UNITS})(\([^()]*\))以上"), r"\1以上\2"),
    (re.compile(r"每([人篇项份门])(\D{0,4}?)(\d+(?:\.\d+)?(?:万?元|万?字))"), r"\2\3/\1"),
    (re.compile(r"(?<=[午午到至-])(\d{1,2})点(?=[到至-]|[,;。]|$)"), r"\1:00"),
    (re.compile(r"(?<=:00)[到至](?=\d{1,2}:00)"), "-"),
)
_NUMBER = re.compile("[@≥≤<~?前第]*\\d|@")
AND, OR, LISTED, LIKEWISE, ALSO = "和", "或", "、", "以及", "且"


@memo("tokens")
def tokens(text: str, wording: RephrasingWords) -> tuple[str, ...]:
    """Return the tokens of a text; a list mark before the last 或 of a list is that 或, and likewise 和."""
    text = comparable_spelling(text)
    for pattern, replacement in _REWRITTEN:
        text = pattern.sub(replacement, text)
    found: list[str] = []
    at, year = 0, ""
    words = _words(wording)
    while at < len(text):
        if date := _DATE.match(text, at):
            year = date["year"] or year
            token, end = _date(date, year, text), date.end()
        else:
            token, end = _word_or_quantity(text, at, words, wording)
        found.append(token)
        at = end
    return _with_list_marks(found)


def _word_or_quantity(text: str, at: int, words: re.Pattern[str], wording: RephrasingWords) -> tuple[str, int]:
    """The token at `at` and where it ends: a word of the file, a name or address, a quantity, or one character."""
    match = words.match(text, at)
    if match and (match["plain"] or match["word"]):
        return wording.first.get(match[0], match[0]), match.end()
    quantity = _QUANTITY.match(text, at)
    if quantity and (quantity["unit"] or quantity["rank"]):
        return _quantity(quantity), quantity.end()
    return text[at], at + 1


def is_number(token: str) -> bool:
    """Whether a token is a date or a number, with its unit or without one."""
    return bool(_NUMBER.match(token))


def is_date(token: str) -> bool:
    """Whether a token is a day; `@s` begins a period, `@e` ends one."""
    return token[0] == "@"


def moves(token: str) -> bool:
    """Whether a token is a quantity or a day, which may stand before or after what it is said of."""
    return is_date(token) or (
        is_number(token) and token[0] not in "前第" and token[-1] not in "级等类:" and not _year(token)
    )


def outside_brackets(tokens: Sequence[str]) -> list[str]:
    """Return the tokens outside brackets."""
    found, depth = [], 0
    for token in tokens:
        depth += token == "("
        if not depth:
            found.append(token)
        depth -= token == ")"
    return found


def same_day(day: str, known: str) -> bool:
    """Whether a day is the clause's; its year may be left out, but none be added."""
    return day == known or (day[:2] == known[:2] and day[2] == "-" and known.endswith(day[2:]))


def _year(token: str) -> bool:
    return bool(re.fullmatch(r"\d{4}年?|\d+", token))


@memo("token pattern")
def _words(wording: RephrasingWords) -> re.Pattern[str]:
    return re.compile(f"(?P<plain>{_PLAIN})|(?!{_QUANTITY_AHEAD})(?P<word>{wording.pattern})|.", re.DOTALL)


_QUANTITY_AHEAD = rf"(?:{_LEAST}|{_MOST}|前)\d"  # a bound belongs to its number


def _date(found: re.Match[str], year: str, text: str) -> str:
    first = found["start"] or found["from"] or _NEXT.match(text, found.end())
    last = found["end"] or found["until"]
    if first and last:
        role = "?"
    elif last:
        role = "e"
    else:
        role = "s" if first else "d"
    return f"@{role}{year}-{int(found['month']):02}-{int(found['day']):02}"


def _quantity(found: re.Match[str]) -> str:
    stated = (
        ("≥", found["least"] or found["above"]),
        ("≤", found["most"] or found["below"]),
        ("<", found["within"]),
        ("~", found["about"]),
    )
    bounds = [sign for sign, words in stated if words]
    bound = "?" if len(bounds) > 1 else "".join(bounds)
    return bound + (found["rank"] or "") + found["number"] + (found["unit"] or "") + (found["each"] or "")


def _with_list_marks(found: list[str]) -> tuple[str, ...]:
    """A 、 takes the type of the 或 or 和 that ends its list."""
    kind = LISTED
    for at in range(len(found) - 1, -1, -1):
        if found[at] in (AND, OR):
            kind = found[at]
        elif found[at] == LISTED:
            found[at] = "" if found[at + 1 : at + 2] in ([AND], [OR]) else kind
        elif found[at] in ",:;。":
            kind = LISTED
    return tuple(filter(None, found))
