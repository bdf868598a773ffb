"""Which of the titles that a pack awards an applicant aims at: 高级教师 of 二级, 一级 and 高级教师."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from guidance.lexicon.lexicon import Lexicon, either
from ingest.notices.title_levels import TitleLevels
from ingest.text.normalise import search_spelling

_SHORT = 2  # characters that a title and what all titles end in must have for people to leave the end out


def aimed_titles(words: Iterable[str], titles: Sequence[str], levels: TitleLevels) -> tuple[str, ...]:
    """Return those of `titles` that folded `words` of levels stand for; all of them where the words tell none apart."""
    asked = list(words)
    aimed = tuple(title for title in titles if any(_stands_for(word, title, levels) for word in asked))
    return aimed or tuple(titles)


def titles_in_short(message: str, titles: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return those of `titles` that a folded message aims at in short, as the words of levels: 报一级, 高级行不行.

    `lexicon` has the words by which people aim at something. What all titles of a notice end in is left out: 一级 for
    一级教师.
    """
    folded = list(map(search_spelling, titles))
    reversed_titles = zip(*(title[::-1] for title in folded), strict=False)
    same = sum(1 for _ in takewhile(lambda characters: len(set(characters)) == 1, reversed_titles))
    end = min([same, *(len(title) - _SHORT for title in folded)])
    if end < _SHORT:
        return ()
    stems = {title[:-end]: title for title in folded}
    found = _aim_pattern(either(stems), lexicon).finditer(message)
    return tuple(dict.fromkeys(stems[match[1] or match[2]] for match in found))


def _aim_pattern(short: str, lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of aiming at one of the `short` words, in the first group or the second."""
    aims, present = lexicon.aims, either([*lexicon.first_person.words, *lexicon.edition_changes.recent])
    one = "(?:一?个|到|定)?"
    wish = f"(?:{either(aims.wishes)})(?:再|参|直接)*(?:{either(aims.judged)})"
    behind = rf"(?:职称)?(?:{present}|还|也|现在)*(?:{either(aims.whether)})"
    return re.compile(
        rf"(?:(?:{either(aims.verbs)}){one}|{wish}{one})({short})(?!{either(aims.not_behind)})|({short}){behind}"
    )


def _stands_for(word: str, title: str, levels: TitleLevels) -> bool:
    """Whether a word names a title, or a level that the title is of, in no other series."""
    folded = search_spelling(title)
    series, other = levels.series_of_title(word), levels.series_of_title(folded)
    if series and other and not series & other:
        return False
    return word == folded or bool(levels.by_word.get(word, frozenset()) & levels.levels_in(folded))
