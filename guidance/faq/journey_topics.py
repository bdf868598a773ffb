"""Under which step of a person's journey a question falls, and how a clause is asked for: data, read strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from ingest.settings import settings
from ingest.staff_files.blanks import blanks
from ingest.staff_files.faults import FaultsError
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict, read_marked, validate


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"「{pattern}」不是正确的匹配式：{error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
Template = Annotated[Text, blanks("subject", "about")]
"""A question with blanks for what the notice is for, and what the clause is about."""


class MatterEntry(Strict):
    """What a clause can settle: told by the words of its headings, of a question or of itself."""

    topic: Text
    heading: Pattern = ""
    asked: Pattern = ""
    clause: Pattern = ""
    ask: list[Template] = Field(default_factory=list)


class JourneyTopicsFile(Strict):
    """All of faq/topics.yaml."""

    topics: Annotated[list[Text], Field(min_length=1)]
    matters: list[MatterEntry]
    lists: list[Template]
    unfit: Annotated[list[Pattern], Field(min_length=1)]
    open_questions: Pattern
    questions: Pattern


@dataclass(frozen=True)
class Matters:
    """The topics in the order of the journey, and what decides between them."""

    topics: tuple[str, ...]
    matters: tuple[MatterEntry, ...]
    lists: tuple[str, ...]
    unfit: re.Pattern[str]
    opening: re.Pattern[str]
    asking: re.Pattern[str]

    def admits(self, topic: str) -> bool:
        """Whether an entry may stand under the topic; without a list every one is right."""
        return not self.topics or topic in self.topics

    def topic(self, question: str, headings: str, words: str) -> str:
        """Return the topic of the first matter that question, headings and clause words all fit; else the last."""
        for each in self.matters:
            told = ((each.heading, headings), (each.asked, question), (each.clause, words))
            if all(not pattern or re.search(pattern, text) for pattern, text in told):
                return each.topic
        return self.topics[-1]

    def templates(self, headings: str, words: str) -> list[str]:
        """Return the ways of asking for what `words` settle, the most telling first."""
        fitting = (
            each.ask
            for each in self.matters
            if (not each.heading or re.search(each.heading, headings))
            and (not each.clause or re.search(each.clause, words))
        )
        return list(dict.fromkeys(ask for asks in fitting for ask in asks))


ANY_TOPIC = Matters((), (), (), re.compile("$^"), re.compile(""), re.compile(""))


def load_matters(path: Path | None = None) -> Matters:
    """Read faq/topics.yaml; faults are raised together, with file and line."""
    marked = read_marked(path or settings().knowledge / "faq" / "topics.yaml")
    entry = validate(JourneyTopicsFile, marked)
    faults = [
        marked.fault(("matters", at, "topic"), f"没有主题「{each.topic}」，可用的：{'、'.join(entry.topics)}")
        for at, each in enumerate(entry.matters)
        if each.topic not in entry.topics
    ]
    if faults:
        raise FaultsError(faults)
    unfit, opening, asking = (re.compile(p) for p in ("|".join(entry.unfit), entry.open_questions, entry.questions))
    return Matters(tuple(entry.topics), tuple(entry.matters), tuple(entry.lists), unfit, opening, asking)
