"""What editors approved, as far as it can be read now: a file that breaks goes on being served as it last was."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from guidance.faq.approved_entries import load_approved
from guidance.faq.build_faq import Faq, arrange_entries
from guidance.faq.faq_entry import ApprovedEntries
from guidance.faq.journey_topics import ANY_TOPIC, TopicRules, load_topic_rules
from ingest.document import Clause
from ingest.errors import system_reason
from ingest.notices.notice import Notice
from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError


class PublishedFaq:
    """The editors' files with the last good state of each."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._topic_rules: TopicRules | None = None
        self._good: dict[str, tuple[tuple[Clause, ...], ApprovedEntries]] = {}

    def read(self, notices: Sequence[Notice]) -> Faq:
        """Return the published entries; what is wrong with any file is among the faults of `approved`."""
        topic_rules, faults = self._topics()
        read = [self._approved(notice, topic_rules) for notice in notices]
        approved = ApprovedEntries(
            entries=tuple(entry for one in read for entry in one.entries),
            without={clause: why for one in read for clause, why in one.without.items()},
            changed=tuple(fault for one in read for fault in one.changed),
            faults=(*faults, *(fault for one in read for fault in one.faults)),
        )
        entries = arrange_entries(approved.entries, notices, topic_rules)
        topics = dict.fromkeys((*topic_rules.topics, *(entry.topic for entry in approved.entries)))
        return Faq(entries, (), approved, (), tuple(topics))

    def _topics(self) -> tuple[TopicRules, tuple[Fault, ...]]:
        """The topics; broken ones are those of before, and where there were none every topic of an entry goes."""
        try:
            self._topic_rules = load_topic_rules(self._home / "topics.yaml")
        except FaultsError as error:
            return self._topic_rules or ANY_TOPIC, tuple(error.faults)
        except OSError as error:
            return self._topic_rules or ANY_TOPIC, (
                Fault(self._home / "topics.yaml", 0, f"读不了：{system_reason(error)}"),
            )
        return self._topic_rules, ()

    def _approved(self, notice: Notice, topic_rules: TopicRules) -> ApprovedEntries:
        """One notice's entries; those of before stand in while its clauses are the same."""
        now = load_approved([notice], topic_rules, self._home)
        if not now.unread:
            self._good[notice.id] = notice.clauses, now
            return now
        clauses, good = self._good.get(notice.id, ((), ApprovedEntries()))
        if clauses != notice.clauses:
            return now
        return ApprovedEntries(good.entries, good.without, good.changed, now.faults)

    @property
    def _home(self) -> Path:
        return self._folder or settings().knowledge / "faq"


def saved_files() -> tuple[tuple[str, int, int], ...]:
    """Return name, time and size of each of the editors' files: what tells that one was saved."""
    found = []
    for path in sorted((settings().knowledge / "faq").glob("*.yaml")):
        with suppress(OSError):  # an editor's program may replace the file at this moment
            found.append((path.name, path.stat().st_mtime_ns, path.stat().st_size))
    return tuple(found)
