"""A short message that goes on → the question before it, about what the message names instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidance.lexicon.vocabulary import Vocabulary
from guidance.understanding.notice_routing import NoticeRouter

LONGEST = 10  # characters that a message which only goes on may have
_OPENS = re.compile("^(?:那么?|还有|要是|如果是|换成)+")
_CLOSES = re.compile("的?呢?[?]?$")
_FOLLOWS = re.compile(f"{_OPENS.pattern}|呢[?]?$")


@dataclass(frozen=True)
class FollowUp:
    """`text` is the question as it is read now.

    `names` are the words by which the message chose another notice, "" where it did not; `needs_rewrite` says that
    no rule fitted, so that a language model may try.
    """

    text: str
    names: str = ""
    needs_rewrite: bool = False


def resolve_follow_up(
    text: str, before: str, vocabulary: Vocabulary, router: NoticeRouter, asked_which: bool = False
) -> FollowUp:
    """Return the folded `text` read as a follow-up of the question `before`, or as it is where it is none.

    With `asked_which` the talk has just asked which notice is meant: bare names of one (2025年) answer that.

    One that names only a notice (那初定的呢) takes the question over to it; one that names the other side of a
    contrast (那硕士呢) swaps it; one that names a matter of its own (那电话呢) is a question of its own.
    """
    if before and asked_which and router.only_names(text):
        return FollowUp(f"{text} {before}", names=text)
    if not before or len(text) > LONGEST or not _FOLLOWS.search(text):
        return FollowUp(text)
    core = _CLOSES.sub("", _OPENS.sub("", text))
    if router.only_names(core):
        return FollowUp(f"{core} {router.without_any_names(before)}", names=core)
    swapped = vocabulary.swap_contrast(before, text)
    if swapped:
        return FollowUp(swapped)
    names_own_matter = vocabulary.names_a_matter(router.without_names(_FOLLOWS.sub("", text)))
    return FollowUp(text if names_own_matter else f"{before} {text}", needs_rewrite=True)
