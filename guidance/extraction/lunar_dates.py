"""Days by the lunar calendar: 农历, 腊月, 闰六月. They say which year is meant, or not even that, and never a month."""

from __future__ import annotations

import re

from ingest.text.numerals import spoken_number

_YEAR = (
    r"(?:19[5-9]\d|20[0-4]\d|\d\d|[一二][九零〇][零〇一二三四五六七八九]{2}|[零〇一二九八七][零〇一二三四五六七八九])"
)
_CALENDAR = "(?:农历|阴历|旧历|古历|夏历)"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = (
    r"(?:(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?|[二三]?十[一二三四五六七八九]?|\d{1,2}(?!\d))[日号]?"
    r"|[底末里])?"
)
_OF_YEAR = rf"(?<!\d){_YEAR} ?年[的 (]*"
LUNAR = (
    rf"(?:{_OF_YEAR}|(?<!\d){_YEAR})?{_CALENDAR}[)的]*(?:{_YEAR} ?年的?)?"
    rf"(?:[闰润]?(?:{_MONTH}|[正腊冬]) ?月份?{_DAY}|年[底末初])?"
    rf"|(?:{_OF_YEAR})?(?:[闰润]{_MONTH}|[正腊冬])月份?{_DAY}"
    rf"|(?:{_OF_YEAR})?{_MONTH} ?月份?{_DAY}[( ]+{_CALENDAR}"
    rf"|{_OF_YEAR}(?:除夕|小年(?!轻)|腊八|大年[三初].|年三十|年关|年夜)"
)
"""What a lunar date looks like, as a regular expression without names."""

_STATED_YEAR = re.compile(rf"({_YEAR}) ?(?:年|(?={_CALENDAR}))")
_STATED_MONTH = re.compile(rf"({_MONTH}|[正腊冬]) ?月")
_NAMED_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_LAST_WITHIN_YEAR = 10  # the month that ends before the solar year does, whatever the year


def lunar_parts(words: str) -> dict[str, str]:
    """Return the year that `words`, which `LUNAR` fits, certainly mean, as {"year": …}; {} where it may be the next.

    A date without a year of its own leans on the date before: {"month": ""}.
    """
    year = _STATED_YEAR.search(words)
    month = _STATED_MONTH.search(words, year.end() if year else 0)
    number = (_NAMED_MONTHS.get(month[1]) or spoken_number(month[1]) or 0) if month else 0
    if not 1 <= number <= _LAST_WITHIN_YEAR:
        return {}
    return {"year": year[1]} if year else {"month": ""}
