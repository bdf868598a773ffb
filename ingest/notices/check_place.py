"""Whether the place of a notice exists: a division of the table, or a zone in one."""

from __future__ import annotations

import re

from ingest.divisions.division_table import DivisionTable
from ingest.divisions.find_divisions import DivisionMention, find_divisions
from ingest.staff_files.nearest_name import nearest

_CERTAIN_ENDING = re.compile("[省市县旗盟州]$")  # of a division; 区 is the end of a zone too
_NEAR_NAME = 60.0  # per cent of the letters of two names of three or four letters where one is a slip of the other
_REMEDY = "请照行政区划写全名，各类园区前面写上所在的市；没有地区的通知（如企业自己的）整项不写"


def unknown_place(place: str, divisions: DivisionTable) -> str:
    """Return what is wrong with a place that the table does not know, "" where it knows it or has no rows."""
    if not divisions.by_code or place == "全国":
        return ""
    mentions = find_divisions(place, divisions)
    first = mentions[0] if mentions else None
    if first is None or (first.start and _CERTAIN_ENDING.search(place[mentions[-1].end :])):
        return _message(place, nearest(place, divisions.by_name))
    rest = place[mentions[-1].end :]
    near = nearest(rest, _names_inside(first, divisions), _NEAR_NAME) if rest else ""
    if _CERTAIN_ENDING.search(rest):
        return _message(place, place[: first.end] + near if near else nearest(place, divisions.by_name))
    return _message(place, place[: first.end] + near) if near else ""


def _names_inside(mention: DivisionMention, divisions: DivisionTable) -> list[str]:
    outer = {division.code for division in mention.divisions}
    return [each.name for each in divisions.by_code.values() if outer.intersection(divisions.chain(each.code)[1:])]


def _message(place: str, near: str) -> str:
    hint = f"是不是「{near}」；" if near else ""
    return f"行政区划里没有「{place}」，{hint}{_REMEDY}"
