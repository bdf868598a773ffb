"""Sentences beside a question that have nothing to do with any notice: 外面下雨了，评审费多少."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from guidance.lexicon.lexicon import Lexicon, either
from guidance.lexicon.question_forms import ASKS_BY_FORM
from guidance.lexicon.vocabulary import Vocabulary
from ingest.text.normalise import search_spelling
from ingest.text.search_words import search_words

MOST_KNOWN = 0.25  # share of its words that a sentence may have in common with the clauses
SHORTEST = 4  # characters of a sentence that may be left out
LEAST = 2  # characters that name a matter
_PIECE = re.compile(r"[^,.;!?，。；！？~～\s]+[,.;!?，。；！？~～\s]*")
_SOME = re.compile(
    "(?:[好那这头十9]|[2-8]十)几|[前后近早晚过]几(?=年|天|个月|次|届|批|条)"
)  # a number that nobody asks for
_SAYS_WHO = re.compile(r"(?:的|者|人|员|工|师|生|户|手|籍)\W*\Z|\d")


@dataclass(frozen=True)
class Chatter:
    """Tells which sentences of a message count for nothing."""

    lexicon: Lexicon
    vocabulary: Vocabulary

    def without_chatter(
        self,
        message: str,
        core: Callable[[str], str],
        is_known: Callable[[str], bool],
        says_something: Callable[[str], bool],
    ) -> str:
        """Return `message` without the sentences that ask nothing, name nothing of the notices and tell no fact.

        It stays whole where what asks names nothing by itself (能报吗, 会退给我吗). `core` takes everyday words out of
        a text, `is_known` says that some clause has a search word, `says_something` that a sentence counts for another
        reason.
        """
        pieces = _PIECE.findall(message)
        if len(pieces) < 2:
            return message
        asked = [piece for piece in pieces if self.asking.search(search_spelling(piece))]

        def stands_alone(piece: str) -> bool:
            folded = search_spelling(piece)
            matter = core(folded)
            named = len(matter) >= LEAST and any(map(is_known, search_words(matter)))
            return named or bool(self.vocabulary.search_terms(folded))

        if not any(map(stands_alone, asked)):
            return message

        def is_chatter(piece: str) -> bool:
            folded = search_spelling(piece)
            if piece in asked or len(folded.strip()) < SHORTEST:
                return False
            if self._speaker.search(folded) or _SAYS_WHO.search(folded):
                return False
            words = search_words(folded)
            known = sum(map(is_known, words))
            return (
                known <= MOST_KNOWN * len(words)
                and not self.vocabulary.search_terms(folded)
                and not says_something(piece)
            )

        return "".join(piece for piece in pieces if not is_chatter(piece))

    def asks(self, piece: str) -> bool:
        """Return whether a piece of a folded message has a word that asks; 好几门 and 那几条 ask for no number."""
        return bool(self.asking.search(_SOME.sub("", piece)))

    @cached_property
    def asking(self) -> re.Pattern[str]:
        """What a sentence has that asks something."""
        question = self.lexicon.question
        words = [*question.everyday, *question.whether, *question.short_whether]
        return re.compile(f"[?？]|{either(words)}|{ASKS_BY_FORM}")

    @cached_property
    def _speaker(self) -> re.Pattern[str]:
        return re.compile(either(self.lexicon.first_person.speaker))
