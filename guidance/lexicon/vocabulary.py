"""Everyday words → the notices' words, also when they are spelled by sound or by initials."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field
from pypinyin import lazy_pinyin

from guidance.lexicon.sayings import SayingsIndex, matcher, sayings_of
from ingest.memo import memo
from ingest.settings import settings
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict, read_marked, validate
from ingest.text.normalise import HAN, search_spelling

LONGEST = 2000  # characters of a message in which misspelt terms are looked for
LONGEST_TERM = 7
_RUNS = re.compile(rf"[{HAN}]|[a-z]+")
_BLUR = ((re.compile(r"^([zcs])h"), r"\1"), (re.compile(r"(?<=[aei]n)g$"), ""))


class Synonym(Strict):
    """One line of the vocabulary: any of `say` in a question stands for all of `means`."""

    say: Annotated[list[Text], Field(min_length=1)]
    means: Annotated[list[Text], Field(min_length=1)]


class VocabularyEntry(Strict):
    """All of vocabulary.yaml."""

    terms: list[Text]
    synonyms: list[Synonym]
    contrasts: list[dict[str, Annotated[list[Text], Field(min_length=1)]]]


@dataclass(frozen=True)
class Vocabulary:
    """The office's synonyms and terms, ready to be matched."""

    synonyms: tuple[Synonym, ...]
    terms: tuple[str, ...] = ()
    contrasts: tuple[dict[str, list[str]], ...] = ()

    def expand(self, message: str) -> list[str]:
        """Return the notices' words that the folded `message` calls up, in the vocabulary's order, none twice."""
        return self._meanings(message, self.misspelt_terms(message))

    def search_terms(self, message: str) -> tuple[str, ...]:
        """Return the terms that the folded `message` misspells, then the notices' words for it, none twice."""
        misspelt = self.misspelt_terms(message)
        return tuple(dict.fromkeys((*misspelt, *self._meanings(message, misspelt))))

    def _meanings(self, message: str, misspelt: Sequence[str]) -> list[str]:
        text = message + " " + " ".join(misspelt)
        found: dict[str, None] = {}
        for meanings in self._synonyms.find(text):
            found.update(dict.fromkeys(meanings))
        return list(found)

    def phrases(self) -> list[str]:
        """Return all everyday words and the notices' words for them."""
        return [phrase.replace("*", "") for s in self.synonyms for phrase in (*s.say, *s.means)]

    def only_terms(self, message: str) -> bool:
        """Return whether the folded `message` is one to three terms and nothing else."""
        return bool(self._row_of_terms.fullmatch(message))

    @cached_property
    def _row_of_terms(self) -> re.Pattern[str]:
        return re.compile(
            f"(?:{'|'.join(sorted(map(re.escape, map(search_spelling, self.terms)), key=len, reverse=True))}){{1,3}}"
        )

    def misspelt_terms(self, message: str) -> list[str]:
        """Return the terms that `message` spells by pinyin, by initials or with other characters of the same sound."""
        return list(self._misspelt(message))

    @cached_property
    def _misspelt(self) -> Callable[[str], tuple[str, ...]]:
        """The misspelt terms of a message; an answer asks for them more than once."""
        return memo("misspelt terms")(self._find_misspelt)

    def _find_misspelt(self, message: str) -> tuple[str, ...]:
        runs = _RUNS.findall(message[:LONGEST])
        flat = "".join(run if len(run) == 1 else "\0" for run in runs)
        right = set(self._rightly_spelt(flat))
        found = {term: None for at in range(len(runs)) if at not in right for term in self._sounded_at(runs, at, right)}
        for run in runs:
            found.update(dict.fromkeys(self._by_initials.get(run, ()) if len(run) > 1 else ()))
        return tuple(term for term in found if term not in message)

    def _sounded_at(self, runs: list[str], at: int, right: set[int]) -> Iterator[str]:
        """The terms that sound like the runs from `at` on, as far as no rightly spelt term begins."""
        blurred = exact = written = ""
        for to in range(at, min(at + LONGEST_TERM, len(runs))):
            if to in right:
                return
            blurred += _blurred_pinyin(runs[to])
            exact += _pinyin(runs[to])
            if blurred not in self._beginnings and exact not in self._beginnings:
                return
            written += runs[to]
            same_sound = {*self._by_sound.get(blurred, ()), *self._by_sound.get(exact, ())}
            yield from sorted(term for term in same_sound if _may_be_misspelt(written, term))

    def _rightly_spelt(self, text: str) -> Iterator[int]:
        """The places in `text` that belong to a term, the longest at each."""
        at = 0
        while at < len(text):
            end = next((to for to in range(at + LONGEST_TERM, at + 1, -1) if text[at:to] in self._known_terms), at)
            yield from range(at, end)
            at = max(end, at + 1)

    @cached_property
    def _known_terms(self) -> frozenset[str]:
        return frozenset(self._terms)

    def sides(self, text: str) -> tuple[frozenset[str], ...]:
        """Return, for each contrast, which of its sides the folded `text` names."""
        named = set(self._sides.find(text))
        return tuple(frozenset(side for side in c if (at, side) in named) for at, c in enumerate(self.contrasts))

    def is_side(self, text: str) -> bool:
        """Whether the folded `text` is one side of a contrast and nothing else."""
        return any(ways.fullmatch(text) for contrast in self._contrasts for _, ways in contrast)

    def swap_contrast(self, before: str, now: str) -> str | None:
        """Return the question `before` with the side of a contrast that `now` names in the other's place, if it can."""
        for contrast in self._contrasts:
            named_now = [match for _, ways in contrast if (match := ways.search(now))]
            others = [ways for _, ways in contrast if ways.search(before) and not ways.search(now)]
            if len(named_now) == 1 and others:
                return others[0].sub(named_now[0][0], before)
        return None

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the vocabulary, folded: its terms, its sayings and what they stand for."""
        words = (*self.terms, *(word for s in self.synonyms for word in (*s.say, *s.means)))
        return frozenset(part for word in words for part in search_spelling(word).split("*") if part)

    @cached_property
    def _contrasts(self) -> list[list[tuple[str, re.Pattern[str]]]]:
        return [
            [(side, re.compile("|".join(matcher(search_spelling(w)) for w in ways))) for side, ways in contrast.items()]
            for contrast in self.contrasts
        ]

    @cached_property
    def _sides(self) -> SayingsIndex[tuple[int, str]]:
        """The sides of the contrasts, each with the place of its contrast."""
        return SayingsIndex(
            (sayings_of([*map(search_spelling, ways)]), (at, side))
            for at, contrast in enumerate(self.contrasts)
            for side, ways in contrast.items()
        )

    @cached_property
    def _synonyms(self) -> SayingsIndex[tuple[str, ...]]:
        return SayingsIndex((sayings_of([*map(search_spelling, s.say)]), tuple(s.means)) for s in self.synonyms)

    @cached_property
    def _terms(self) -> list[str]:
        phrases = (*self.terms, *(phrase for s in self.synonyms for phrase in (*s.say, *s.means)))
        return sorted(
            {t for t in map(search_spelling, phrases) if 2 <= len(t) <= LONGEST_TERM and re.fullmatch(f"[{HAN}]+", t)}
        )

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        table = defaultdict(list)
        for term in self._terms:
            for sound in {"".join(map(_blurred_pinyin, term)), "".join(lazy_pinyin(term))}:
                table[sound].append(term)
        return table

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """What the sounds of the terms begin with."""
        return frozenset(sound[:end] for sound in self._by_sound for end in range(1, len(sound) + 1))

    @cached_property
    def _by_initials(self) -> dict[str, list[str]]:
        table = defaultdict(list)
        for term in self.terms:
            table["".join(s[0] for s in lazy_pinyin(term))].append(term)
        return table


def load_vocabulary(path: Path | None = None) -> Vocabulary:
    """Read the vocabulary file; faults are raised together, with file and line."""
    path = path or settings().knowledge / "vocabulary.yaml"
    entry = validate(VocabularyEntry, read_marked(path))
    return Vocabulary(tuple(entry.synonyms), tuple(entry.terms), tuple(entry.contrasts))


def _may_be_misspelt(written: str, term: str) -> bool:
    """Whether words of the same sound may be one misspelt: a character stands in its place, or some are Latin."""
    if len(written) != len(term) or len(term) > 3:
        return True
    return any(a == b for a, b in zip(written, term, strict=True))


@memo("pinyin")
def _pinyin(run: str) -> str:
    return lazy_pinyin(run)[0]


@memo("blurred pinyin")
def _blurred_pinyin(run: str) -> str:
    """The sound of a character or Latin run; zh/z, ch/c, sh/s, ang/an, eng/en, ing/in count as one."""
    sound = _pinyin(run)
    for pattern, kept in _BLUR:
        sound = pattern.sub(kept, sound)
    return sound
