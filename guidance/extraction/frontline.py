"""Years on the front line of production, where they are told as a plain number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidance.extraction.extraction_result import FactFinding, Stamp
from guidance.extraction.fact_wording import PAUSE
from ingest.text.numerals import SPOKEN_NUMBER, spoken_number

_FRONT = re.compile(r"一线|车间|生产线|产线")
_SUM = re.compile(r"^(?:算下来|算起来|累计|一共|总共|加起来|前后|合计|到现在|至今|干了|都|已经|有|满|整整)+")
_YEARS = re.compile(rf"(?<![\d零〇])({SPOKEN_NUMBER})(?:多|来|余)?(?:个)?年(?!月|级|的?[评取拿毕])")
_INEXACT = re.compile(r"(?:不到|不足|快|将近|接近|差点|近|没满|不满|没干满|第|几)\Z")
_MOST = 60


def find_frontline(text: str, stamps: list[Stamp]) -> list[FactFinding]:
    """Return the years on the front line that `text` tells; 快20年 and 不到20年 tell no number."""
    return list(_frontline(text, {at for stamp in stamps for at in range(stamp.start, stamp.end)}))


def _frontline(text: str, dates: set[int]) -> Iterator[FactFinding]:
    before = False
    for clause in re.finditer(rf"[^{PAUSE}]+", text):
        front = bool(_FRONT.search(clause[0]))
        if front or (before and _SUM.search(clause[0])):
            for years in _YEARS.finditer(text, *clause.span()):
                value = spoken_number(years[1]) or 0
                told = 0 < value <= _MOST and years[1][0] != "0" and years.start() not in dates
                if told and not _INEXACT.search(text, clause.start(), years.start()):
                    yield FactFinding("frontline_years", value, *years.span())
        before = front
