"""knowledge/hearing.yaml: the everyday words for facts, read strictly and made ready to be found."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from guidance.extraction.extraction_result import Value
from guidance.facts.applicant_facts import FactVocabulary, load_facts
from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.line_marks import Marked, Strict, read_marked, validate

PAUSE = ",;。!?\n"
_GAP = rf"[^{PAUSE}有没不但却]{{0,8}}?"
_LONG_GAP = r"[^;。!?有没不但却第类]{0,14}?"  # for what is often told in two breaths
_ALLOWED = re.compile(r"[^()|…]+|\((?:[^()…]*)\)|…{1,2}")


class Spelling(Strict):
    """Words often written with characters of the same sound, or with some that `looks` alike; `keep` only look so."""

    words: list[str]
    looks: list[str]
    keep: list[str]


class People(Strict):
    """Who speaks, and of whom; `above` are people who are never the applicant unless asked for."""

    self: list[str]
    pronouns: list[str]
    others: list[str]
    above: list[str]
    surnames: str


class Answers(Strict):
    """Words that alone answer yes or no; `short` are words that tell a fact only where it was asked for."""

    yes: list[str]
    no: list[str]
    short: dict[str, dict[str, list[str]]]


class Titles(Strict):
    """Title words by level; an engineer's and other series' intermediate titles apart."""

    senior: list[str]
    associate_senior: list[str]
    engineer: list[str]
    intermediate: list[str]
    not_engineer: list[str]
    assistant: list[str]
    technician: list[str]


class FactWordingFile(Strict):
    """The whole file."""

    spelling: Spelling
    people: People
    correcting: list[str]
    unsure: list[str]
    answers: Answers
    places: dict[str, list[str]]
    same_province: list[str]
    trades: list[str]
    nationalities: list[str]
    education: dict[str, list[str]]
    degree: dict[str, list[str]]
    titles: Titles
    words_apart: list[str]
    skills: dict[str, list[str]]
    facts: dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class Phrases:
    """The ways to say that a fact has a value; `value` is None for what only sounds like it."""

    fact: str
    value: Value | None
    listed: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The wording with its phrases compiled; each is its own key, so that what is built from it can be kept."""

    wording: FactWordingFile
    phrases: tuple[Phrases, ...]
    short: tuple[Phrases, ...]
    facts: FactVocabulary


def load_wording(path: Path | None = None) -> Lexicon:
    """Return the words of `path` (default: the project's hearing.yaml), or raise all that is wrong with it."""
    path = path or settings().knowledge / "hearing.yaml"
    return _load(path, path.stat().st_mtime_ns if path.exists() else 0)


@functools.lru_cache(maxsize=4)
def _load(path: Path, _changed: int) -> Lexicon:
    marked = read_marked(path)
    wording, facts = validate(FactWordingFile, marked), load_facts()
    faults = [*_value_faults(wording, facts, marked), *_phrase_faults(wording, marked)]
    if faults:
        raise FaultsError(faults)
    return Lexicon(wording, _all_phrases(wording.facts, facts), _all_phrases(wording.answers.short, facts), facts)


def _all_phrases(section: dict[str, dict[str, list[str]]], facts: FactVocabulary) -> tuple[Phrases, ...]:
    return tuple(_phrases(fact, value, say, facts) for fact, values in section.items() for value, say in values.items())


def _value_faults(wording: FactWordingFile, facts: FactVocabulary, marked: Marked) -> list[Fault]:
    """Every fact and value that the vocabulary of facts does not have."""
    sections = {"education": "education", "degree": "degree", "places": "work_place", "skills": "skill_certificate"}
    rows = [((section,), fact, getattr(wording, section)) for section, fact in sections.items()]
    rows += [
        ((*where, fact), fact, values) for where, section in _sections(wording) for fact, values in section.items()
    ]
    faults = []
    for where, fact, values in rows:
        if fact not in facts:
            faults.append(marked.fault(where, f"facts.yaml 里没有事实「{fact}」"))
            continue
        allowed = [str(answer).lower() for answer in facts[fact].answers]
        faults += [
            marked.fault((*where, value), f"「{fact}」没有取值「{value}」，可用的值：{'、'.join(allowed)}")
            for value in values
            if value not in (*allowed, "apart")
        ]
    return faults


def _phrase_faults(wording: FactWordingFile, marked: Marked) -> list[Fault]:
    return [
        marked.fault(
            (*where, fact, value, at), f"说法「{phrase}」写不对：只能用文字、… 和成对的 (甲|乙)，括号不能套括号"
        )
        for where, section in _sections(wording)
        for fact, values in section.items()
        for value, phrases in values.items()
        for at, phrase in enumerate(phrases)
        if "".join(_ALLOWED.findall(phrase)) != phrase or not phrase.strip("…()| ")
    ]


def _sections(wording: FactWordingFile) -> list[tuple[tuple[str, ...], dict[str, dict[str, list[str]]]]]:
    return [(("facts",), wording.facts), (("answers", "short"), wording.answers.short)]


def _phrases(fact: str, value: str, say: list[str], facts: FactVocabulary) -> Phrases:
    spec = facts[fact]
    meant: Value | None = None if value == "apart" else value == "true" if spec.type == "bool" else value
    return Phrases(fact, meant, spec.type == "list", re.compile("|".join(map(_compiled, say))))


def _compiled(phrase: str) -> str:
    signs = {"……": _LONG_GAP, "…": _GAP, "(": "(?:", ")": ")", "|": "|", "没": "没有?"}
    parts = re.findall("……|没有?|.", phrase)
    return "".join(signs.get(part.replace("没有", "没")) or re.escape(part) for part in parts)
