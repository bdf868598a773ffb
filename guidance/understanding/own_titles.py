"""The general name of a level (正高) → the only titles of that level that a notice speaks of (高级记者、高级编辑)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from guidance.lexicon.lexicon import either
from ingest.notices.title_levels import TitleLevels

MOST = 2  # titles of a level by which its general name is replaced; of more it does not say which
_GENERAL = re.compile("(?:级|级职称|[正副]高)$")
_WAY_OF_ASKING = re.compile("^(?:申报|申请|评|报|申|上|走|升)")


@dataclass(frozen=True)
class OwnTitles:
    """Puts general names of levels into the words of notices, whose folded texts are `texts` by their ids."""

    titles: TitleLevels
    texts: Mapping[str, str]

    def in_words_of(self, message: str, notice: str) -> str:
        """Return the folded message with the notice's title for each level whose general name is not in the notice."""
        text = self.texts.get(notice, "")
        named = {word["general"] for word in self._named.finditer(message) if word["general"]}
        if not text or all(word in text for word in named):
            return message
        own = self._own(notice)
        return self._named.sub(lambda word: word[0] if word[0] in text else own.get(word["general"], word[0]), message)

    def _own(self, notice: str) -> dict[str, str]:
        """For general names the title that the notice has oftenest of that level, where it has few."""
        counts = Counter(found for found in self._title.findall(self.texts.get(notice, "")))
        own = {}
        for word, levels in self._levels_of_general.items():
            of_level = [title for title, _ in counts.most_common() if self.titles.by_word[title] == levels]
            if 0 < len(of_level) <= MOST:
                own[word] = of_level[0]
        return own

    @cached_property
    def _levels_of_general(self) -> dict[str, frozenset[str]]:
        return {
            word: levels
            for word, levels in self.titles.by_word.items()
            if len(levels) == 1 and _is_general(word) and not self.titles.series_of_title(word)
        }

    @cached_property
    def _named(self) -> re.Pattern[str]:
        """A title, or a general name that is no part of one."""
        return re.compile(f"{self._title.pattern}|(?P<general>{either(self._levels_of_general)})(?![师工级])")

    @cached_property
    def _title(self) -> re.Pattern[str]:
        """A title of some series, the longest that stands there."""
        return re.compile(either(filter(self.titles.series_of_title, self.titles.by_word)))


def _is_general(word: str) -> bool:
    return bool(_GENERAL.search(word)) and not _WAY_OF_ASKING.search(word)
