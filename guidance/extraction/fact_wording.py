"""knowledge/fact_wording.yaml → the everyday words for facts, checked against the vocabulary of facts and compiled."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from guidance.extraction.extraction_result import Value
from guidance.extraction.wording_file import FactWordingFile
from guidance.facts.applicant_facts import FactVocabulary
from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.line_marks import Marked, Where, read_marked, validate

PAUSE = ",;。!?\n"
APART = "apart"  # the key of phrases that sound like a fact and are none
_GAP = rf"[^{PAUSE}有没不但却]{{0,8}}?"
_LONG_GAP = r"[^;。!?有没不但却第类]{0,14}?"  # for what often takes two clauses
_ALLOWED = re.compile(r"[^()|…]+|\((?:[^()…]*)\)|…{1,2}")
Entry = TypeVar("Entry")
_Sections = dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class FactPhrases:
    """The ways to say that a fact has a value; `value` is None for what only sounds like it.

    Of a fact `of_pack` nothing is told where a message says both that it is so and that it is not.
    """

    fact: str
    value: Value | None
    is_list: bool
    pattern: re.Pattern[str]
    of_pack: bool = False


@dataclass(frozen=True, eq=False)
class FactWording:
    """The file with its phrases compiled; `short_phrases` tell a fact only where it was asked for."""

    file: FactWordingFile
    phrases: tuple[FactPhrases, ...]
    short_phrases: tuple[FactPhrases, ...]
    facts: FactVocabulary

    def only(self, facts: Container[str]) -> FactWording:
        """Return the wording without what is said of facts that are not among `facts`; education, titles … stay."""
        file = self.file.model_copy(
            update={
                "dates": _among(self.file.dates, facts),
                "counts": _among(self.file.counts, facts),
                "years": _among(self.file.years, facts),
                "prizes": self.file.prizes.model_copy(update={"kinds": _among(self.file.prizes.kinds, facts)}),
            }
        )
        phrases = tuple(each for each in self.phrases if each.fact in facts)
        short = tuple(each for each in self.short_phrases if each.fact in facts)
        return FactWording(file, phrases, short, self.facts)

    @cached_property
    def date_facts(self) -> list[str]:
        """All facts that are dates."""
        return [fact for fact in self.facts if self.facts[fact].type == "date"]

    def date_of(self, kind: str) -> str | None:
        """Return the fact that is the date of `kind` (education, title, skill, start), None where there is none."""
        return next((fact for fact, entry in self.file.dates.items() if entry.of == kind), None)


def load_fact_wording(facts: FactVocabulary, path: Path | None = None) -> FactWording:
    """Read fact_wording.yaml; raise FaultsError with all that is wrong, also facts and values that `facts` lacks."""
    marked = read_marked(path or settings().knowledge / "fact_wording.yaml")
    file = validate(FactWordingFile, marked)
    faults = [*_value_faults(file, facts, marked), *_phrase_faults(file, marked)]
    if faults:
        raise FaultsError(faults)
    return FactWording(file, _all_phrases(file.facts, facts), _all_phrases(file.answers.short, facts), facts)


def _among(entries: Mapping[str, Entry], facts: Container[str]) -> dict[str, Entry]:
    return {fact: entry for fact, entry in entries.items() if fact in facts}


def phrase_pattern(phrases: Iterable[str]) -> str:
    """Return a regular expression, without a group around it, for any of `phrases`; the first that fits counts."""
    return "|".join(map(_compiled, phrases))


def _all_phrases(section: _Sections, facts: FactVocabulary) -> tuple[FactPhrases, ...]:
    return tuple(
        _phrases(fact, value, phrases, facts) for fact, values in section.items() for value, phrases in values.items()
    )


def _phrases(fact: str, value: str, phrases: list[str], facts: FactVocabulary) -> FactPhrases:
    spec = facts[fact]
    stated: Value | None = value
    if value == APART:
        stated = None
    elif spec.type == "bool":
        stated = value == "true"
    return FactPhrases(fact, stated, spec.type == "list", re.compile(phrase_pattern(phrases)))


def _compiled(phrase: str) -> str:
    signs = {"……": _LONG_GAP, "…": _GAP, "(": "(?:", ")": ")", "|": "|", "没": "没有?"}
    parts = re.findall("……|没有?|.", phrase)
    return "".join(signs.get(part.replace("没有", "没")) or re.escape(part) for part in parts)


def _value_faults(file: FactWordingFile, facts: FactVocabulary, marked: Marked) -> Iterator[Fault]:
    """Every fact, type and value that the vocabulary of facts does not have."""
    for where, fact, kind in _named_facts(file):
        if fact not in facts:
            yield marked.fault(where, f"facts.yaml 里没有事实「{fact}」")
        elif kind and facts[fact].type != kind:
            yield marked.fault(where, f"「{fact}」在 facts.yaml 里的类型是 {facts[fact].type}，这里要 {kind}")
    for where, fact, value in _named_values(file):
        if fact not in facts:
            continue
        allowed = [str(answer).lower() for answer in facts[fact].answers]
        if value not in (*allowed, APART):
            yield marked.fault(where, f"「{fact}」没有取值「{value}」，可用的值：{'、'.join(allowed)}")


def _named_facts(file: FactWordingFile) -> Iterator[tuple[Where, str, str]]:
    """Place, fact and, where only one will do, type of every fact that the file names."""
    for section in ("work_places", "branches", "nationalities", "trades", "status", "education", "degree", "skills"):
        yield (section, "fact"), getattr(file, section).fact, "enum"
    yield ("titles", "fact"), file.titles.fact, "enum"
    yield ("work_places", "inside_fact"), file.work_places.inside_fact, "bool"
    yield ("titles", "engineer_fact"), file.titles.engineer_fact, "bool"
    yield ("schooling", "completion", "fact"), file.schooling.completion.fact, "enum"
    for at, fact in enumerate(file.schooling.postgraduate_only):
        yield ("schooling", "postgraduate_only", at), fact, ""
    for where, section_facts in _sections(file):
        yield from (((*where, fact), fact, "") for fact in section_facts)
    yield from _named_dates_and_numbers(file)
    yield from _named_prizes(file)


def _named_dates_and_numbers(file: FactWordingFile) -> Iterator[tuple[Where, str, str]]:
    for section, kind in (("dates", "date"), ("counts", "int"), ("years", "int")):
        for fact in getattr(file, section):
            yield (section, fact), fact, kind
    for fact, entry in file.dates.items():
        if entry.same_year_as:
            yield ("dates", fact, "same_year_as"), entry.same_year_as, "date"


def _named_prizes(file: FactWordingFile) -> Iterator[tuple[Where, str, str]]:
    for fact, prize in file.prizes.kinds.items():
        yield ("prizes", "kinds", fact), fact, "enum"
        yield ("prizes", "kinds", fact, "grade"), prize.grade, "int"
        yield ("prizes", "kinds", fact, "rank"), prize.rank, "int"
    for fact in file.prizes.also:
        yield ("prizes", "also", fact), fact, "enum"
    for fact in file.revoked.things:
        yield ("revoked", "things", fact), fact, ""
    yield from ((("yearly", at), fact, "bool") for at, fact in enumerate(file.yearly))
    for section in ("reopened", "givers"):
        yield from (((section, fact), fact, "") for fact in getattr(file, section))
    for section in ("agreements", "present_states", "periods"):
        yield from (((section, fact), fact, "bool") for fact in getattr(file, section))


def _named_values(file: FactWordingFile) -> Iterator[tuple[Where, str, str]]:
    """Place, fact and value of every value that the file names."""
    for name in ("education", "degree", "skills", "titles"):
        words = getattr(file, name)
        yield from (((name, "words", value), words.fact, value) for value in words.words)
    yield from ((("work_places", "names", value), file.work_places.fact, value) for value in file.work_places.names)
    yield ("branches", "away"), file.work_places.fact, file.branches.away
    for name in ("branches", "nationalities", "trades"):
        yield (name, "value"), getattr(file, name).fact, getattr(file, name).value
    for key in ("working", "jobless", "retired"):
        yield ("status", key), file.status.fact, getattr(file.status, key)
    yield from ((("status", "public", at), file.status.fact, value) for at, value in enumerate(file.status.public))
    yield ("titles", "engineer_level"), file.titles.fact, file.titles.engineer_level
    yield from ((("titles", "aimed_at", at), file.titles.fact, value) for at, value in enumerate(file.titles.aimed_at))
    completion = file.schooling.completion
    yield ("schooling", "completion", "graduated"), completion.fact, completion.graduated
    for fact, prize in file.prizes.kinds.items():
        yield from ((("prizes", "kinds", fact, "givers", value), fact, value) for value in prize.givers)
    for where, section in _sections(file):
        yield from (((*where, fact, value), fact, value) for fact, values in section.items() for value in values)


def _phrase_faults(file: FactWordingFile, marked: Marked) -> list[Fault]:
    return [
        marked.fault(where, f"说法「{phrase}」写不对：只能用文字、… 和成对的 (甲|乙)，括号不能套括号")
        for where, phrases in _phrase_lists(file)
        for phrase in phrases
        if "".join(_ALLOWED.findall(phrase)) != phrase or not phrase.strip("…()| ")
    ]


def _phrase_lists(file: FactWordingFile) -> Iterator[tuple[Where, list[str]]]:
    for where, section in _sections(file):
        for fact, values in section.items():
            yield from (
                ((*where, fact, value, at), [phrase])
                for value, phrases in values.items()
                for at, phrase in enumerate(phrases)
            )
    for fact, entry in file.dates.items():
        yield ("dates", fact, "events"), entry.events
    yield ("revoked", "not_obtained"), file.revoked.not_obtained
    for fact, words in file.counts.items():
        if words.authors:
            yield ("counts", fact, "authors", "later"), words.authors.later


def _sections(file: FactWordingFile) -> list[tuple[Where, _Sections]]:
    return [(("facts",), file.facts), (("answers", "short"), file.answers.short)]
