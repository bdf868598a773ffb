"""Which of the titles that a pack awards an applicant aims at: 高级教师 of 二级, 一级 and 高级教师."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.notices.title_levels import TitleLevels
from ingest.text.normalise import search_spelling


def aimed_titles(words: Iterable[str], titles: Sequence[str], levels: TitleLevels) -> tuple[str, ...]:
    """Return those of `titles` that folded `words` of levels stand for; all of them where the words tell none apart."""
    asked = list(words)
    aimed = tuple(title for title in titles if any(_stands_for(word, title, levels) for word in asked))
    return aimed or tuple(titles)


def _stands_for(word: str, title: str, levels: TitleLevels) -> bool:
    """Whether a word names a title, or a level that the title is of, in no other series."""
    folded = search_spelling(title)
    series, other = levels.series_of_title(word), levels.series_of_title(folded)
    if series and other and not series & other:
        return False
    return word == folded or bool(levels.by_word.get(word, frozenset()) & levels.levels_in(folded))
