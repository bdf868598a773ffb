"""What is left of a question without its everyday words, and what it wants where nothing is left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from guidance.lexicon.lexicon import Lexicon, either
from guidance.question import BareRequest


@dataclass(frozen=True)
class EverydayWords:
    """The words of the lexicon that say nothing of what a question is about."""

    lexicon: Lexicon

    def matter(self, text: str) -> str:
        """Return the folded `text` without everyday words, run together."""
        return re.sub(r"\W+", "", self._everyday.sub("", text))

    def bare_request(self, text: str) -> BareRequest | None:
        """Return what the folded `text` wants, where it has everyday words only."""
        if self._late.search(text) and not self.matter(self._chances.sub("", self._late.sub("", text))):
            return "late"
        if re.sub(r"\W+", "", self._handing_in.sub("", text)):
            of_deadline = self._wanted["time"].search(text) and not re.sub(r"\W+", "", self._deadlines.sub("", text))
            return "time" if of_deadline else None
        return next((kind for kind, pattern in self._wanted.items() if pattern.search(text)), None)

    @cached_property
    def _everyday(self) -> re.Pattern[str]:
        return re.compile(either([*self._words, *self.lexicon.everyday_requests.aims]))

    @cached_property
    def _handing_in(self) -> re.Pattern[str]:
        return re.compile(either(self._words))

    @cached_property
    def _late(self) -> re.Pattern[str]:
        wanted = self.lexicon.everyday_requests
        missed, deadlines = either(wanted.missed), f"(?:{either(wanted.deadlines)})+"
        return re.compile(rf"(?:{missed})的?{deadlines}|{deadlines}(?:已经?|都|早)*(?:{missed})|{either(wanted.late)}")

    @cached_property
    def _deadlines(self) -> re.Pattern[str]:
        return re.compile(either([*self.lexicon.everyday_requests.deadlines, *self._words]))

    @cached_property
    def _chances(self) -> re.Pattern[str]:
        return re.compile(either(self.lexicon.everyday_requests.chances))

    @cached_property
    def _words(self) -> list[str]:
        wanted = self.lexicon.everyday_requests
        around = self.lexicon.answer_requests.around
        return [*around, *wanted.acts, *wanted.place, *wanted.time, *wanted.copies]

    @cached_property
    def _wanted(self) -> dict[BareRequest, re.Pattern[str]]:
        wanted = self.lexicon.everyday_requests
        kinds: dict[BareRequest, list[str]] = {"place": wanted.place, "time": wanted.time, "copies": wanted.copies}
        return {kind: re.compile(either(words)) for kind, words in kinds.items()}
