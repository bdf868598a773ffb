"""knowledge/rule_wording.yaml: how notices word conditions, and which facts their words speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field

from ingest.settings import settings
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict, read_marked, validate

WordList = Annotated[list[Text], Field(min_length=1)]
_DENIED = re.compile("(?:没有|未|无|不具备)$")
_GAP = "[^。；]{0,14}"


class SectionWords(Strict):
    """What the headings of parts say, by kind; a kind that stands earlier goes before a later one."""

    conditions: WordList
    information: WordList
    scope: WordList
    requirements: WordList


class ExcludingWords(Strict):
    """How notices say who may not apply: a denial with an act close behind it, or other words."""

    denials: WordList
    between: WordList
    acts: WordList
    others: WordList

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What matches any of them."""
        groups = (self.denials, self.between, self.acts, self.others)
        denials, between, acts, others = ("|".join(map(re.escape, words)) for words in groups)
        return re.compile(rf"(?:{denials})(?:{between})*(?:{acts})(?!材料|表|书|人|系统|费|单位)|{others}")


class RouteWords(Strict):
    """How ways to a title are worded."""

    not_routes: WordList
    direct: WordList
    none: WordList
    not_names: WordList
    engineer: WordList
    own_speciality: WordList
    without_education: WordList
    fillers: WordList
    remarks: WordList


class CutoffRoles(Strict):
    """What the two kinds of cut-off days count."""

    service: WordList
    evidence: WordList


class FactWords(Strict):
    """The words of one fact.

    `excluding` tells that they name who may not apply, `in_scope` that they do so only where the scope is told;
    `within` are words of which one stands around.
    """

    fact: Text
    words: WordList
    without: list[Text] = Field(default_factory=list)
    within: list[Text] = Field(default_factory=list)
    is_: Annotated[bool | Text | None, Field(alias="is")] = None
    none_of: dict[Text, WordList] = Field(default_factory=dict)
    count: bool = False
    excluding: bool = False
    in_scope: bool = False

    def find(self, text: str, around: str = "") -> re.Match[str] | None:
        """Return where the words of the fact stand in `text`, None where they do not or others say otherwise.

        `around` are the words around it: the fact may be spoken of only where they name the matter.
        """
        if any(word in text for word in self.without):
            return None
        if self.within and not any(word in text + around for word in self.within):
            return None
        found = words_pattern(self.words).search(text)
        return None if found and not self.excluding and _DENIED.search(text[: found.start()]) else found


class ChoiceWords(Strict):
    """The words of a fact whose values are named one by one."""

    fact: Text
    words: WordList


class PrizeWords(Strict):
    """A prize with the facts that hold its kind, grade and rank."""

    held_in: Annotated[Text, Field(alias="held")]
    grade: Text
    rank: Text
    words: WordList
    levels: dict[Text, WordList]


class SkillWords(Strict):
    """A skill certificate: its level, and the fact with the day on which it was obtained."""

    value: Text
    words: WordList
    since: Text


class ScopeWords(Strict):
    """How the scope of a notice words where people work and which of them stand apart."""

    here: WordList
    freelance: WordList
    overseas: WordList
    foreign: WordList
    entrusted: WordList


class SinceWords(Strict):
    """The day from which a length of time counts."""

    fact: Text
    words: WordList


class RuleWording(Strict):
    """All of rule_wording.yaml."""

    sections: SectionWords
    excluding: ExcludingWords
    not_excluding: WordList
    judged: WordList
    must: WordList
    one_of: WordList
    all_of: WordList
    ways: WordList
    routes: RouteWords
    education_recognition: WordList
    cutoff_roles: CutoffRoles
    facts: list[FactWords]
    choices: list[ChoiceWords]
    prizes: list[PrizeWords]
    titles: dict[Text, WordList]
    skills: list[SkillWords]
    scope: ScopeWords
    since: list[SinceWords]


def load_rule_wording(path: Path | None = None) -> RuleWording:
    """Read rule_wording.yaml; raise FaultsError with every fault, its file and line."""
    return validate(RuleWording, read_marked(path or settings().knowledge / "rule_wording.yaml"))


def words_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Return what matches one of `words`, the longest first; … stands for a few characters between two of them."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(re.escape(word).replace("…", _GAP) for word in longest_first))
