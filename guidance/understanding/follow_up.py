"""A short message that goes on → the question before it, about what the message names instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidance.lexicon.vocabulary import Vocabulary
from guidance.understanding.notice_routing import NoticeRouter
from guidance.understanding.talk_subject import TalkSubject

LONGEST = 20  # characters that a message which only goes on may have
_OPENS = re.compile("^(?:那么?|还有|要是|如果是|换成)+")
_CLOSES = re.compile("的?呢?[?]?$")
_ASKS_SO = re.compile("(?:[也都还]|需?要|有没有|有|是|一样)*[吗么嘛]?[?。!]*$")  # 初定也要吗
_FOLLOWS = re.compile(f"{_OPENS.pattern}|呢[?]?$")


@dataclass(frozen=True)
class FollowUp:
    """`text` is the question as it is read now.

    `names` are the words by which the message chose another notice, "" where it did not. `goes_on` says that it may
    be about what was spoken of before, `needs_rewrite` that a language model may put it in full.
    """

    text: str
    names: str = ""
    goes_on: bool = False
    needs_rewrite: bool = False


def resolve_follow_up(
    text: str,
    subject: TalkSubject,
    vocabulary: Vocabulary,
    router: NoticeRouter,
    *,
    asked_which: bool = False,
    asked_fact: bool = False,
) -> FollowUp:
    """Return the folded `text` read as a follow-up in a talk about `subject`, or as it is where it is none.

    With `asked_which` the talk has just asked which notice is meant: bare names of one (2025年) answer that. With
    `asked_fact` it has asked for a fact of the applicant: bare names may answer that instead.

    One that names only a notice (那初定的呢) takes the question over to it; one that names only the other side of
    a contrast (那硕士呢) swaps it; any other is read as it stands, by the light of the subject. An own case is no
    question to take over.
    """
    before = subject.question
    if not before:
        return FollowUp(text)
    if asked_which and router.only_names(text):
        return FollowUp(f"{text} {before}", names=text)
    follows = bool(_FOLLOWS.search(text)) and len(text) <= LONGEST
    core = _CLOSES.sub("", _OPENS.sub("", text)) if follows else text
    if router.only_names(core) and not subject.is_case and (follows or not asked_fact):
        return FollowUp(f"{_ASKS_SO.sub('', core) or core} {router.without_any_names(before)}", names=core)
    if not subject.is_case and vocabulary.is_side(core) and (swapped := vocabulary.swap_contrast(before, core)):
        return FollowUp(swapped)
    return FollowUp(core, goes_on=len(text) <= LONGEST, needs_rewrite=follows)
