"""Whether the numbers and dates of a sentence are the passage's, each beside what it is said of there."""

from __future__ import annotations

import re
from itertools import pairwise

from guidance.holding.symbols import UNITS, is_han, is_number, pairs, segments, symbols
from guidance.holding.wording import Wording

_DATE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
_RELATIVE = re.compile("[当次下上往今去明本]年[起前后内底末]")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})月(?!\d{1,2}日)")
_STARTS = re.compile("(?:从|自|开始(?:时间)?[为是]?)$"), re.compile("^(?:起|开始|开通|开放|至|到|-)")
_ENDS = (
    re.compile("(?:至|到|-|截止(?:时间|日期)?[为是]?|截至|最晚|不晚于|结束(?:时间)?[为是]?)$"),
    re.compile("^(?:前|之前|以前|截止|结束|为止|止|逾期)"),
)
_BEFORE = 16  # symbols before a number that tell what it is said of
_ENOUGH = 0.6  # share of a condition's pairs that a permission must name
_MOST = 3  # weight of a pair with a number in it, such as 2等 before 排名第1


def dates_stand(sentence: str, passage: str) -> bool:
    """Whether every date is one of the passage's, a beginning is no end, and no month stands without its day."""
    known = _dates(passage)
    for year, month, day, roles in _dates(sentence):
        same = [d for d in known if d[1:3] == (month, day) and year in (None, d[0])]
        if not same or not any(_agree(roles, d[3]) for d in same):
            return False
    if not all(year in passage for year in _RELATIVE.findall(sentence)):
        return False
    return set(_MONTH.findall(sentence)) <= set(_MONTH.findall(passage))


def numbers_stand(sentence: str, passage: str, lead: str, wording: Wording) -> bool:
    """Whether every number stands in the passage with its unit, and nearer to these words than any other number."""
    every, two = symbols(sentence), pairs(passage) | pairs(lead)
    for at, symbol in enumerate(every):
        after = every[at + 1] if at + 1 < len(every) else ""
        if not is_number(symbol) or (symbol, after) in wording.digits:
            continue
        if not _placed(every, at, two, passage) or (after not in ("月", "日") and _outdone(sentence, at, passage)):
            return False
    return True


def quantities(text: str) -> set[tuple[str, str]]:
    """Return the numbers with units that a condition consists of: years, copies, papers, amounts."""
    return {p for p in pairs(text) if is_number(p[0]) and p[1] in "年份篇部项元门名个" and len(p[0]) < 4}


def _placed(every: tuple[str, ...], at: int, two: frozenset, passage: str) -> bool:
    symbol, after = every[at], every[at + 1] if at + 1 < len(every) else ""
    if len(symbol) > 4:
        return symbol in symbols(passage)
    if (symbol, after) in two:
        return True
    return after not in UNITS and at > 0 and (every[at - 1], symbol) in two


def _outdone(sentence: str, at: int, passage: str) -> bool:
    """Whether the words before the number fit another number of the same unit better."""
    mine, every = symbols(sentence), symbols(passage)
    unit = _unit(mine, at)
    rivals = [i for i, s in enumerate(every) if is_number(s) and _unit(every, i) == unit]
    if len({every[i] for i in rivals}) < 2:
        return False
    context = _context(mine, at)
    own = max((_fit(context, _context(every, i)) for i in rivals if every[i] == mine[at]), default=0)
    other = max((_fit(context, _context(every, i)) for i in rivals if every[i] != mine[at]), default=0)
    return other > own


def _unit(every: tuple[str, ...], at: int) -> str:
    after = every[at + 1] if at + 1 < len(every) else ""
    return after if after in UNITS or (after and is_han(after)) else ""


def _context(every: tuple[str, ...], at: int) -> set[tuple[str, str]]:
    """The pairs before a number, within the same segment, or after it where none stands before."""
    start = max((i + 1 for i in range(at) if every[i] in ",;。:()"), default=0)
    before = (*every[max(start, at - _BEFORE) : at], "#")
    if len(before) < 3:
        before = ("#", *every[at + 1 : at + 8])
    return set(pairwise(before))


def _fit(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> int:
    return sum(_MOST if is_number(a) or is_number(b) else 1 for a, b in one & other)


def _dates(text: str) -> list[tuple[str | None, str, str, set[str]]]:
    found, year = [], None
    for match in _DATE.finditer(text):
        year = match[1] or year
        before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 4]
        roles = {name for name, (b, a) in (("start", _STARTS), ("end", _ENDS)) if b.search(before) or a.search(after)}
        found.append((year, match[2].lstrip("0"), match[3].lstrip("0"), roles))
    return found


def _agree(said: set[str], known: set[str]) -> bool:
    return not said or not known or bool(said & known)


def kept(sentence: str, passage: str) -> bool:
    """Whether a sentence that permits something names each condition of the passage, with its quantities."""
    mine, parts = pairs(sentence), segments(passage)
    last = max((i for i, part in enumerate(parts) if pairs(part) & mine), default=-1)
    asked = parts[: last + 1]
    if len(asked) == 1:
        subject = pairs(re.split("可|能|、", asked[0], maxsplit=1)[0])
        return len(subject & mine) >= _ENOUGH * len(subject) and quantities(asked[0]) <= mine
    just_before = [pairs(re.split("可|能", part, maxsplit=1)[0]) for part in asked[-1:] if re.search("可|能", part)]
    named = all(len(each & mine) >= _ENOUGH * len(each) for each in just_before)
    return named and all(pairs(part) & mine and quantities(part) <= mine for part in asked)
