"""Under which topic of the applicant's journey a question falls, and how a clause is asked for: faq/topics.yaml."""

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
from ingest.staff_files.nearest_name import unknown_name


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"「{pattern}」不是正确的匹配式：{error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
Template = Annotated[Text, blanks("subject", "about")]
"""A question with blanks for what the notice is for, and what the clause is about."""


class TopicRuleEntry(Strict):
    """A matter that clauses settle: recognised by the words of headings, of a question and of the clause itself.

    An absent pattern fits anything; `ask` are questions for its clauses, the most telling first.
    """

    topic: Text
    heading: Pattern = ""
    asked: Pattern = ""
    clause: Pattern = ""
    ask: list[Template] = Field(default_factory=list)

    def fits_clause(self, headings: str, words: str) -> bool:
        """Return whether a clause with these headings and words is about the matter."""
        return bool(re.search(self.heading, headings) and re.search(self.clause, words))


class JourneyTopicsFile(Strict):
    """All of faq/topics.yaml."""

    topics: Annotated[list[Text], Field(min_length=1)]
    matters: list[TopicRuleEntry]
    lists: list[Template]
    unfit: Annotated[list[Pattern], Field(min_length=1)]
    open_questions: Pattern
    questions: Pattern


@dataclass(frozen=True)
class TopicRules:
    """The topics in the order of the journey, the rules that decide between them, and which questions are fit.

    `list_questions` ask for the items of a list; `unfit` finds what no printed question has, `open_question` what
    one has that asks openly, `question` what every one has.
    """

    topics: tuple[str, ...]
    rules: tuple[TopicRuleEntry, ...]
    list_questions: tuple[str, ...]
    unfit: re.Pattern[str]
    open_question: re.Pattern[str]
    question: re.Pattern[str]

    def admits(self, topic: str) -> bool:
        """Return whether an entry may stand under the topic; without a list every one is right."""
        return not self.topics or topic in self.topics

    def topic(self, question: str, headings: str, words: str) -> str:
        """Return the topic of the first rule that question, headings and clause words all fit; else the last topic."""
        for rule in self.rules:
            if rule.fits_clause(headings, words) and re.search(rule.asked, question):
                return rule.topic
        return self.topics[-1]

    def templates(self, headings: str, words: str) -> list[str]:
        """Return the questions, with blanks, that a clause with these words answers, the most telling first."""
        fitting = (rule.ask for rule in self.rules if rule.fits_clause(headings, words))
        return list(dict.fromkeys(question for questions in fitting for question in questions))


ANY_TOPIC = TopicRules((), (), (), re.compile("$^"), re.compile(""), re.compile(""))


def load_topic_rules(path: Path | None = None) -> TopicRules:
    """Read faq/topics.yaml; faults are raised together, with file and line."""
    marked = read_marked(path or settings().knowledge / "faq" / "topics.yaml")
    entry = validate(JourneyTopicsFile, marked)
    faults = [
        marked.fault(where, message)
        for at, rule in enumerate(entry.matters)
        for where, message in unknown_name(rule.topic, entry.topics, ("matters", at, "topic"), "主题")
    ]
    if faults:
        raise FaultsError(faults)
    return TopicRules(
        topics=tuple(entry.topics),
        rules=tuple(entry.matters),
        list_questions=tuple(entry.lists),
        unfit=re.compile("|".join(entry.unfit)),
        open_question=re.compile(entry.open_questions),
        question=re.compile(entry.questions),
    )
