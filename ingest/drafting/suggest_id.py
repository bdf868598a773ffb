"""An id for a new notice: short, in letters and digits, as it will stand in addresses."""

from __future__ import annotations

import re
from collections.abc import Collection

from pypinyin import Style, lazy_pinyin

from ingest.divisions.division_table import DivisionTable
from ingest.divisions.find_divisions import find_divisions
from ingest.drafting.notice_draft import NoticeDraft

_SERIAL = re.compile(r"(\d+)\s*号\s*$")


def suggest_id(draft: NoticeDraft, divisions: DivisionTable, taken: Collection[str]) -> str:
    """Return initials of the place, the year and the serial of the number, as far as the draft has them.

    An id that is taken gets a further number.
    """
    place = draft.place.value.value if draft.place else ""
    mention = next(iter(find_divisions(place, divisions)), None)
    name = divisions.by_code[mention.divisions[0].code].everyday_name if mention else place
    serial = _SERIAL.search(draft.number.value.value) if draft.number else None
    year = str(draft.year.value.value) if draft.year else ""
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore"))[:8]
    plain = "-".join(part for part in (initials, year, serial[1] if serial else "") if part) or "notice"
    further = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return plain if plain not in taken else next(id for id in further if id not in taken)
