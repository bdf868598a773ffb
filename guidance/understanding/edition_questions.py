"""Whether a message asks what changed from one edition of a notice to the next (今年和去年有什么不一样)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from guidance.lexicon.lexicon import Lexicon, either
from guidance.question import EditionsAsked

SHORTEST = 2  # characters that can name a matter
_YEAR = re.compile(r"(?<!\d)(?:(20\d\d)(?!\d)|([1-4]\d)(?=年))年?度?")

_COMPARED_YEAR = re.compile(rf"[和跟与同比较]\s*(?:{_YEAR.pattern})")


@dataclass(frozen=True)
class EditionQuestions:
    """Reads what messages ask about editions, by the words of the lexicon."""

    lexicon: Lexicon

    def read(self, text: str, without_names: Callable[[str], str]) -> EditionsAsked | None:
        """Return what the folded `text` asks of editions, None where it asks for something else.

        `without_names` takes the names of notices out of a text.
        """
        if not self._changes.search(text):
            return None
        rest = self._editions.sub(" ", _YEAR.sub(" ", text))
        matter = re.sub(r"\W+", "", self._filling.sub("", without_names(self._changes.sub(" ", rest))))
        matter = matter if len(matter) >= SHORTEST else ""
        years = tuple(dict.fromkeys(int(year[1] or f"20{year[2]}") for year in _YEAR.finditer(text)))
        compares = bool(self._earlier.search(text) or _COMPARED_YEAR.search(text)) or len(years) > 1
        names_one = bool(self._recent.search(text) or years)
        of_speaker = bool(matter and self._personal.search(text))
        if of_speaker or not (compares or (names_one and not matter)):
            return None
        return EditionsAsked(years, matter, rest)

    @cached_property
    def _changes(self) -> re.Pattern[str]:
        return re.compile(either(self.lexicon.edition_changes.changes))

    @cached_property
    def _earlier(self) -> re.Pattern[str]:
        return re.compile(either(self.lexicon.edition_changes.earlier))

    @cached_property
    def _recent(self) -> re.Pattern[str]:
        return re.compile(either(self.lexicon.edition_changes.recent))

    @cached_property
    def _personal(self) -> re.Pattern[str]:
        """Words of an applicant who asks about an own matter."""
        return re.compile(either([*self.lexicon.edition_changes.personal, *self.lexicon.first_person.speaker]))

    @cached_property
    def _editions(self) -> re.Pattern[str]:
        words = self.lexicon.edition_changes
        return re.compile(either([*words.earlier, *words.recent]))

    @cached_property
    def _filling(self) -> re.Pattern[str]:
        """Words that name no matter of a notice."""
        return re.compile(either([*self.lexicon.edition_changes.whole, *self.lexicon.answer_requests.around]))
