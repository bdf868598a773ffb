"""Which of the titles that a pack awards an applicant aims at: 高级教师 of 二级, 一级 and 高级教师."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from guidance.lexicon.lexicon import either
from ingest.notices.title_levels import TitleLevels
from ingest.text.normalise import search_spelling

_SHORT = 2  # characters that a title and what all titles end in must have for people to leave the end out
_AIMS = (
    r"(?:(?:申?报|申请|认定?|升|晋升|晋级|冲)(?:一?个|到)?"
    r"|(?:想|要|能|可以|准备|打算|能不能|可不可以|直接)(?:再|参|直接)*(?:评|认)(?:一?个|定)?)"
)
_ASKED = "(?:职称)?(?:我|今年|还|也|这次|现在)*(?:能|可以|行|够|可不可以)"
_NO_TITLE = "(?!空|岗|学校|医院|甲|以)"


def aimed_titles(words: Iterable[str], titles: Sequence[str], levels: TitleLevels) -> tuple[str, ...]:
    """Return those of `titles` that folded `words` of levels stand for; all of them where the words tell none apart."""
    asked = list(words)
    aimed = tuple(title for title in titles if any(_stands_for(word, title, levels) for word in asked))
    return aimed or tuple(titles)


def titles_in_short(message: str, titles: Sequence[str]) -> tuple[str, ...]:
    """Return those of `titles` that a folded message aims at in short, as the words of levels: 报一级, 高级行不行.

    People leave out what all titles of a notice end in: 一级 for 一级教师.
    """
    folded = list(map(search_spelling, titles))
    reversed_titles = zip(*(title[::-1] for title in folded), strict=False)
    same = sum(1 for _ in takewhile(lambda characters: len(set(characters)) == 1, reversed_titles))
    end = min([same, *(len(title) - _SHORT for title in folded)])
    if end < _SHORT:
        return ()
    stems = {title[:-end]: title for title in folded}
    short = either(stems)
    found = re.finditer(rf"{_AIMS}({short}){_NO_TITLE}|({short}){_ASKED}", message)
    return tuple(dict.fromkeys(stems[match[1] or match[2]] for match in found))


def _stands_for(word: str, title: str, levels: TitleLevels) -> bool:
    """Whether a word names a title, or a level that the title is of, in no other series."""
    folded = search_spelling(title)
    series, other = levels.series_of_title(word), levels.series_of_title(folded)
    if series and other and not series & other:
        return False
    return word == folded or bool(levels.by_word.get(word, frozenset()) & levels.levels_in(folded))
