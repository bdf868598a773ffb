"""What applicants ask that a notice does not settle, as the office lists it in topics.yaml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field

from guidance.lexicon.sayings import Sayings, SayingsIndex, sayings_of
from ingest.divisions.division_table import DivisionTable
from ingest.notices.notice import Notice
from ingest.notices.voiding import VoidedBy, covering_notices, covers_of
from ingest.settings import settings
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Strict, read_marked, validate
from ingest.text.normalise import search_spelling

SOFT = ("not_stated", "off_topic", "elsewhere")  # signs that no notice answers; the other groups decide by themselves
Words = Annotated[list[Text], Field(min_length=1)]


class TopicEntry(Strict):
    """One topic: a question that says one of `say` is about it.

    `stated` tells that a notice does settle it, `voided_by` what a notice is for with which it is no topic any more.
    """

    topic: Text
    say: Words
    stated: list[Text] = Field(default_factory=list)
    voided_by: VoidedBy | None = None
    related: str = ""
    words: str = ""


class PointedEntry(TopicEntry):
    """A topic that is answered by the clause that has its `words`."""

    words: Text


class ElsewhereEntry(TopicEntry):
    """A topic of another level, series or matter, until there is a notice for it."""

    voided_by: VoidedBy


class TopicsFile(Strict):
    """All of topics.yaml."""

    not_stated: list[TopicEntry]
    off_topic: list[TopicEntry]
    attack: list[TopicEntry]
    elsewhere: list[ElsewhereEntry]
    pointed: list[PointedEntry]
    specialities: Words
    penalised: Words


GROUPS = tuple(group for group in TopicsFile.model_fields if group not in ("specialities", "penalised"))


@dataclass(frozen=True)
class Topic:
    """A topic ready to be matched; `group` is the list of topics.yaml that it stands in."""

    group: str
    name: str
    sayings: tuple[str, ...]
    say: Sayings
    stated: re.Pattern[str] | None
    related: str
    words: str
    voided_by: VoidedBy | None = None


@dataclass(frozen=True)
class Topics:
    """All topics, and the names of specialities that some notice or other may be about.

    `penalised` finds words of a penalty that somebody has had already: such a message asks for nothing forbidden.
    """

    every: tuple[Topic, ...]
    specialities: tuple[str, ...]
    penalised: re.Pattern[str]

    def in_force(self, notices: Sequence[Notice], divisions: DivisionTable) -> Topics:
        """Return the topics without those that one of `notices` is for."""
        covers = covers_of(notices, divisions)
        every = (t for t in self.every if not t.voided_by or not covering_notices(t.voided_by, covers, divisions))
        return replace(self, every=tuple(every))

    def phrases(self) -> list[str]:
        """Return all sayings of the topics that notices seldom settle."""
        return [saying for topic in self.every if topic.group in SOFT for saying in topic.sayings]

    def find(self, message: str, group: str, stated_in: Sequence[str] = ()) -> Topic | None:
        """Return the first topic of `group` that the folded `message` is about and `stated_in` does not settle."""
        if group == "attack" and self.penalised.search(message):
            return None
        found = self._by_group[group].find(message)
        return next((t for t in found if not _is_told(t, message, stated_in)), None)

    @cached_property
    def _by_group(self) -> dict[str, SayingsIndex[Topic]]:
        groups = {group: [topic for topic in self.every if topic.group == group] for group in GROUPS}
        return {group: SayingsIndex((topic.say, topic) for topic in topics) for group, topics in groups.items()}


def _is_told(topic: Topic, message: str, texts: Sequence[str]) -> bool:
    """Whether texts tell of a topic; of one that is off topic (发烧) where they have all that is said of it."""
    if topic.group == "off_topic":
        said = [found[0] for found in topic.say.pattern.finditer(message)]
        return all(any(words in text for text in texts) for words in said)
    return topic.stated is not None and any(map(topic.stated.search, texts))


def load_topics(path: Path | None = None) -> Topics:
    """Read topics.yaml; faults are raised together, with file and line."""
    path = path or settings().knowledge / "topics.yaml"
    entry = validate(TopicsFile, read_marked(path))
    topics = tuple(_topic(group, listed) for group in GROUPS for listed in getattr(entry, group))
    penalised = sayings_of([*map(search_spelling, entry.penalised)]).pattern
    return Topics(topics, tuple(map(search_spelling, entry.specialities)), penalised)


def _topic(group: str, entry: TopicEntry) -> Topic:
    say = sayings_of([*map(search_spelling, entry.say)])
    sayings = tuple(saying.replace("*", "") for saying in entry.say)
    return Topic(
        group,
        entry.topic,
        sayings,
        say,
        sayings_of([*map(search_spelling, entry.stated)]).pattern if entry.stated else None,
        entry.related,
        search_spelling(entry.words),
        entry.voided_by,
    )
