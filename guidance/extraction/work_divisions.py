"""Where the applicant works, as divisions of the country and zones in them: any place, known to the wording or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from guidance.extraction.local_names import LocalNames
from guidance.extraction.places import place_answer_pattern, work_place_pattern, work_places_in
from guidance.lexicon.lexicon import either
from guidance.scope_features import PlaceMention
from ingest.divisions.division_table import COUNTY, PROVINCE, Division, DivisionTable
from ingest.divisions.find_divisions import DivisionMention, find_divisions

_MARK = "\ue000"  # stands for each letter of a division, so that every offset stays
_NO_LOCAL_NAMES = LocalNames()


class WorkDivisionFinder:
    """Finds where a message says that the applicant works; with an empty table it finds nothing.

    `zones` are words for areas inside a division, which may stand behind its name.
    """

    def __init__(self, divisions: DivisionTable, zones: Iterable[str], local: LocalNames) -> None:
        self._divisions = divisions
        own = "|".join(re.escape(name) for name in local.places if not divisions.by_name.get(name))
        place = rf"{_MARK}+(?:{either(zones)})?" + (f"|{own}" if own else "")
        self._at_work = work_place_pattern(place, _NO_LOCAL_NAMES)
        self._answer = place_answer_pattern(place, _NO_LOCAL_NAMES)
        home = [division for name in (*local.cities, *local.provinces) for division in divisions.by_name.get(name, ())]
        self._provinces = {division.code[:PROVINCE] for division in home}

    def find(self, text: str, is_answer: bool = False) -> PlaceMention | None:
        """Return the last place of work that `text` tells, None for none; as an answer the place alone will do."""
        mentions = [mention for mention in find_divisions(text, self._divisions) if self._is_plain(text, mention)]
        if not self._divisions.by_code:
            return None
        marked = list(text)
        for mention in mentions:
            marked[mention.start : mention.end] = _MARK * (mention.end - mention.start)
        words = "".join(marked)
        found = work_places_in(words, self._at_work)
        answer = self._answer.fullmatch(words.strip(" ,;。!?")) if is_answer and not found else None
        spans = [answer.span(1)] if answer else found
        return self._named(text, words, spans[-1], mentions) if spans else None

    @staticmethod
    def _named(text: str, words: str, span: tuple[int, int], mentions: Iterable[DivisionMention]) -> PlaceMention:
        named = [m for m in mentions if span[0] <= m.start and m.end <= span[1]]
        codes = tuple(division.code for mention in named[-1:] for division in mention.divisions)
        zone = words[span[0] : span[1]].replace(_MARK, "")
        return replace(PlaceMention(codes), zone=text[span[0] : span[1]] if zone and not codes else zone)

    def _is_plain(self, text: str, mention: DivisionMention) -> bool:
        """Whether a name is surely a place: a short one of a district may be any word where no notice is near."""
        name = text[mention.start : mention.end]
        return any(self._may_be_short(division) or division.name in name for division in mention.divisions)

    def _may_be_short(self, division: Division) -> bool:
        near = division.code[:PROVINCE] in self._provinces
        return near or len(division.code) < COUNTY or division.name.endswith("市")
