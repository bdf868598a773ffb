"""A question → what it is about, without what it asks of that: 简介表 in 简介表要几份, 评审费 in 要交多少评审费."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from guidance.lexicon.lexicon import Lexicon, either
from guidance.understanding.chatter import Chatter
from guidance.understanding.split_asks import pieces_of

SHORTEST, LONGEST = 2, 12  # characters that name a thing
_PART_OF_NOUNS = "话"  # 电话
_VALUES = "时间|日期|地点"


@dataclass(frozen=True)
class SpokenOf:
    """Tells what a question is about; `only_names` says that a text but names notices."""

    lexicon: Lexicon
    chatter: Chatter
    only_names: Callable[[str], bool]

    def find(self, question: str) -> str:
        """Return what the last piece of the folded `question` that asks is about, by its own words; "" for nothing.

        That is what stands before the words that ask, or else after them.
        """
        pieces = pieces_of(question)
        asking = [piece for piece in pieces if self.chatter.asks(piece)] or pieces[-1:]
        parts = self._asks.split(asking[-1]) if asking else []
        named = (self._idle_ends.sub("", part) for part in (*parts[:1], "".join(parts)))
        return next((name for name in named if self._is_thing(name)), "")

    def is_known(self, matter: str) -> bool:
        """Return whether the vocabulary has words of the notices for the folded `matter` (造假)."""
        return bool(self.chatter.vocabulary.search_terms(matter))

    def without_asking(self, question: str) -> str:
        """Return the folded `question` without the words that ask, or that name nothing at its ends."""
        return self._idle_ends.sub("", self._asks.sub(" ", question).strip())

    def _is_thing(self, name: str) -> bool:
        return SHORTEST <= len(name) <= LONGEST and not self.only_names(name)

    @cached_property
    def _asks(self) -> re.Pattern[str]:
        """Words that ask, or name only what is asked for: 什么时候, 几份, 多少, 吗, 时间."""
        question, wanted = self.lexicon.question, self.lexicon.everyday_requests
        words = [*question.everyday, *question.whether, *question.short_whether]
        return re.compile(either([*words, *wanted.time, *wanted.place, *wanted.copies]) + f"|{_VALUES}|[?]")

    @cached_property
    def _idle_ends(self) -> re.Pattern[str]:
        """Words at either end that name nothing: 的, 要, 在."""
        idle = either(word for word in self.lexicon.answer_requests.around if word != _PART_OF_NOUNS)
        return re.compile(f"^(?:{idle})+|(?:{idle})+$")
