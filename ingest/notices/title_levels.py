"""The levels and series of professional titles, which are the same in the whole country: title_levels.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field

from ingest.settings import settings
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict, read_marked, validate
from ingest.text.normalise import search_spelling

Words = Annotated[list[Text], Field(min_length=1)]


_TOLD_WITH = re.compile("[（(][^（）()]{1,8}[）)](?=师)")
_LISTED_SERIES = re.compile("(?P<names>[一-龥]{2,8}(?:(?:[、和及与]|以及)[一-龥]{2,8})+)系列")
_BETWEEN_NAMES = re.compile("、|和|以及|及|与")
_BEFORE_NAME = re.compile("^.*(?:年度?|度|申报|开展|做好|全[省市区县州校院])")


def listed_series(title: str) -> tuple[str, ...]:
    """Return the series that a title lists with one word behind them all (工程、政工、经济系列); () for one alone."""
    found = _LISTED_SERIES.search(title)
    names = _BETWEEN_NAMES.split(found["names"]) if found else []
    return tuple(f"{_BEFORE_NAME.sub('', name)}系列" for name in names if name)


class LevelEntry(Strict):
    """A level with the words that name it."""

    name: Text
    words: Words


class SeriesEntry(Strict):
    """A series: `words` name it anywhere, `titles` are parts of its titles."""

    name: Text
    words: Words
    titles: Words


class TitleLevelsFile(Strict):
    """All of title_levels.yaml, the lowest level first."""

    levels: Annotated[list[LevelEntry], Field(min_length=1)]
    series: list[SeriesEntry]


@dataclass(frozen=True)
class TitleLevels:
    """Which levels and series words of titles stand for; all words are in the spelling of search."""

    file: TitleLevelsFile

    @cached_property
    def by_word(self) -> dict[str, frozenset[str]]:
        """The levels that each word stands for."""
        found: dict[str, set[str]] = {}
        for level in self.file.levels:
            for word in level.words:
                found.setdefault(search_spelling(word), set()).add(level.name)
        return {word: frozenset(levels) for word, levels in found.items()}

    @cached_property
    def series_words(self) -> dict[str, str]:
        """The series that each of the words names which name one anywhere."""
        return {search_spelling(word): series.name for series in self.file.series for word in series.words}

    def levels_in(self, text: str) -> frozenset[str]:
        """Return the levels of the title in `text`: those of the longest word that it contains.

        A title may be told with others (主任医（药、护、技）师).
        """
        alone = _TOLD_WITH.sub("", text)
        words = [word for word in self.by_word if word in text or word in alone]
        longest = max(words, key=len, default="")
        return self.by_word.get(longest, frozenset())

    def series_of_title(self, title: str) -> frozenset[str]:
        """Return the series that the title belongs to; none for a title of any series (副高级)."""
        return frozenset(name for name, titles in self._titles_of_series if any(t in title for t in titles))

    @cached_property
    def _titles_of_series(self) -> list[tuple[str, list[str]]]:
        return [(series.name, [search_spelling(title) for title in series.titles]) for series in self.file.series]


def load_title_levels(path: Path | None = None) -> TitleLevels:
    """Read title_levels.yaml; raise FaultsError with every fault, its file and line."""
    return TitleLevels(validate(TitleLevelsFile, read_marked(path or settings().knowledge / "title_levels.yaml")))
