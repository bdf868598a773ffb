"""What a sentence of a notice names: education and degrees, titles, skill certificates, each where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from guidance.facts.applicant_facts import FactVocabulary
from guidance.facts.fact_spec import FactSpec
from guidance.rule_drafts.rule_wording import RuleWording, SkillWords
from ingest.drafting.clause_lines import one_spelling
from ingest.notices.title_levels import TitleLevels

_AFTER_EDUCATION = re.compile(
    r"(?:研究生)?(?P<above>（?(?:及以上|以上|及其以上|或以上)）?)?(?P<kind>学历（学位）|学历[或和、/及]学位|学位[或和、/及]学历|学历|学位)?"
    r"(?P<above2>（?(?:及以上|以上)）?)?"
)
_VERB = r"(?:取得|获得|受聘|聘任|被聘|聘为|担任|现任|任|评聘|具有|具备|聘)"
_UNKNOWN_TITLE = re.compile(
    rf"{_VERB}(?:了|为)?(?P<title>(?![教课务后满职])[一-龥]{{1,9}}?[师员授练级审译导手官督])(?:（[^）]*）)?(?:职称|职务|资格|专业技术资格|满|须满)"
)
_LACKED = re.compile("(?:无|没有|未取得|不具备|未获得)$")
_QUALIFIER = re.compile("(?:助理|副|预聘|见习)$")
_BELOW = re.compile("^[^，。；]{0,2}以下")


@dataclass(frozen=True, slots=True)
class NamedEducation:
    """An education that is named: the values it stands for, by fact, and whether higher ones are named with it."""

    start: int
    end: int
    education: str
    degree: str
    above: bool
    words: str


@dataclass(frozen=True, slots=True)
class NamedTitle:
    """A title that is named; `level` is the value of title_level, "" for a title whose level is not known."""

    start: int
    end: int
    words: str
    level: str


@dataclass(frozen=True, slots=True)
class NamedSkill:
    """A skill certificate that is named: its level, and the fact with the day on which it was obtained."""

    start: int
    end: int
    value: str
    since: str


@dataclass(frozen=True)
class Names:
    """The names that notices give to education, titles and skills, from the facts and the levels of titles."""

    vocabulary: FactVocabulary
    levels: TitleLevels
    wording: RuleWording

    def education_in(self, text: str) -> list[NamedEducation]:
        """Return the educations that `text` names, in order."""
        text = self._without(text, self.wording.routes.not_names)
        found: list[NamedEducation] = []
        for match in self._education_pattern.finditer(text):
            if found and match.start() < found[-1].end:
                continue
            after = _AFTER_EDUCATION.match(text, match.end())
            if after is None or _BELOW.match(text[match.end() :]):
                continue
            kind = after["kind"] or ""
            education, degree = self._educations[match[0]]
            if "学位" in kind and "学历" not in kind:
                education = ""
            elif kind == "学历":
                degree = ""
            above = bool(after["above"] or after["above2"])
            if education or degree:
                found.append(
                    NamedEducation(
                        match.start(), after.end(), education, degree, above, text[match.start() : after.end()]
                    )
                )
        return found

    def titles_in(self, text: str) -> list[NamedTitle]:
        """Return the titles that `text` names, in order; one after a word such as 任 may be of an unknown level."""
        masked = self._without_skills(text)
        found = [self._title(match, masked) for match in self._title_pattern.finditer(masked)]
        for match in _UNKNOWN_TITLE.finditer(masked):
            start, end = match.span("title")
            if not any(title.start < end and start < title.end for title in found):
                found.append(NamedTitle(start, end, match["title"], ""))
        asked = (title for title in found if not _LACKED.search(masked[: title.start]))
        return sorted(asked, key=lambda title: title.start)

    def skills_in(self, text: str) -> list[NamedSkill]:
        """Return the skill certificates that `text` names, in order."""
        found = []
        for match in self._certificate_pattern.finditer(text):
            if match[0] in self._skills:
                skill = self._skills[match[0]]
                found.append(NamedSkill(match.start(), match.end(), skill.value, skill.since))
        return found

    def _without_skills(self, text: str) -> str:
        return self._certificate_pattern.sub(
            lambda match: match[0] if match[0] in self._titles else "　" * len(match[0]), text
        )

    def level_of(self, title: str) -> str:
        """Return the value of title_level that a title is of, "" where that is not known."""
        match = self._title_pattern.search(title)
        return self._titles[match[0]] if match else ""

    def _title(self, match: re.Match[str], text: str) -> NamedTitle:
        """A title; one that is qualified by what stands before it (助理教授) is of no level that is known."""
        qualifier = _QUALIFIER.search(text[: match.start()])
        if qualifier:
            return NamedTitle(qualifier.start(), match.end(), text[qualifier.start() : match.end()], "")
        return NamedTitle(match.start(), match.end(), match[0], self._titles[match[0]])

    def spec(self, fact: str) -> FactSpec:
        """Return one fact."""
        return self.vocabulary[fact]

    @staticmethod
    def _without(text: str, words: Iterable[str]) -> str:
        """The text with what stands in `words` blanked out."""
        words = list(words)
        return _any_of(words).sub(lambda match: "　" * len(match[0]), text) if words else text

    @cached_property
    def _educations(self) -> dict[str, tuple[str, str]]:
        by_word: dict[str, list[str]] = {}
        for at, fact in enumerate(("education", "degree")):
            for value, terms in self.vocabulary[fact].terms.items():
                for term in terms:
                    by_word.setdefault(one_spelling(term)[0], ["", ""])[at] = value
        return {word: (values[0], values[1]) for word, values in by_word.items()}

    @cached_property
    def _education_pattern(self) -> re.Pattern[str]:
        return _any_of(self._educations)

    @cached_property
    def _skills(self) -> dict[str, SkillWords]:
        return {word: skill for skill in self.wording.skills for word in skill.words}

    @cached_property
    def _certificate_pattern(self) -> re.Pattern[str]:
        return _any_of({**self._educations, **self._titles, **self._skills})

    @cached_property
    def _titles(self) -> dict[str, str]:
        terms = self.vocabulary["title_level"].terms
        by_word = {term: value for value, words in terms.items() for term in words}
        for level in self.levels.file.levels:
            value = next((by_word[word] for word in level.words if word in by_word), "")
            for word in level.words:
                if value and word not in by_word and not re.match("[申报评走升上]", word):
                    by_word[word] = value
        return by_word | {word: value for value, words in self.wording.titles.items() for word in words}

    @cached_property
    def _title_pattern(self) -> re.Pattern[str]:
        return _any_of(self._titles)


def _any_of(words: Iterable[str] | Mapping[str, object]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
