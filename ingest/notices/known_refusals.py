"""Questions that are known to have no answer: a file that staff add to, held against the notices on loading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ingest.divisions.division_table import DivisionTable
from ingest.notices.known_questions import KnownWording, repeated_ids
from ingest.notices.notice import KnownRefusal, Notice
from ingest.notices.voiding import NoticeCover, VoidedBy, covering_notices, covers_of, naming_words
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Marked, read_marked, validate
from ingest.text.normalise import question_key


class RefusalEntry(KnownWording):
    """One item of refusals.yaml: it holds for `notices`, or for all until there is a notice that voids it.

    `related` are full clause ids.
    `category`: related but not stated by the notices, of another place, year, level, speciality or matter, small talk,
    misuse (pretending, extracting, asking for guarantees or forgeries), or noise without meaning.
    """

    category: Literal["unstated", "elsewhere", "smalltalk", "misuse", "noise"]
    why: Text
    notices: list[Text] = Field(default_factory=list)
    voided_by: VoidedBy | None = None
    related: list[Text] = Field(default_factory=list)
    origin: Annotated[Text, Field(alias="from")]

    @model_validator(mode="after")
    def _belongs_somewhere(self) -> RefusalEntry:
        if self.category == "unstated" and not self.notices:
            raise ValueError("要写 notices：是哪几份通知没有写，如 [lyg-2024-14]")
        if self.category == "elsewhere" and not self.notices and self.voided_by is None:
            raise ValueError("要写 notices（只对哪几份通知）或 voided_by（有了什么样的通知就作废）")
        return self


@dataclass(frozen=True, slots=True)
class RefusalsInForce:
    """The refusals that hold for the notices at hand.

    `absent` are the ids of those whose notices are not there, `voided` lead from the id of an entry that no longer
    holds to the notices that are for what it asks.
    """

    refusals: tuple[KnownRefusal, ...] = ()
    absent: tuple[str, ...] = ()
    voided: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load_refusals(path: Path, notices: Iterable[Notice], divisions: DivisionTable) -> RefusalsInForce:
    """Return the questions that are known to have no answer; raise all faults, among them those also answered.

    What speaks of a notice that is not among `notices` waits until it is, and is no fault.
    """
    if not path.exists():
        return RefusalsInForce()
    by_id = {notice.id: notice for notice in notices}
    marked, entries = _read(path)
    faults = [*repeated_ids(entries, marked), *_repeated_wordings(entries, marked)]
    absent = [entry.id for entry in entries if entry.notices and by_id.keys().isdisjoint(entry.notices)]
    covers = covers_of(by_id.values(), divisions)
    voided = {entry.id: found for entry in entries if (found := _voiding(entry, covers, divisions))}
    not_in_force = {*absent, *voided}
    faults += [*_unknown_clauses(entries, marked, by_id), *_also_answered(entries, marked, by_id, not_in_force)]
    if faults:
        raise FaultsError(faults)
    in_force = tuple(_known_refusal(entry, by_id, divisions) for entry in entries if entry.id not in not_in_force)
    return RefusalsInForce(in_force, tuple(absent), voided)


def line_of_refusal(path: Path, text: str, notice: Notice, divisions: DivisionTable) -> int | None:
    """Return the line at which refusals.yaml says that `notice` does not answer `text`, None when it does not."""
    return lines_of_refusals(path, [text], notice, divisions).get(question_key(text))


def lines_of_refusals(path: Path, texts: Iterable[str], notice: Notice, divisions: DivisionTable) -> dict[str, int]:
    """Return the lines at which refusals.yaml says that `notice` does not answer one of `texts`, by question key."""
    if not path.exists():
        return {}
    marked, entries = _read(path)
    keys, covers = {question_key(text) for text in texts}, covers_of([notice], divisions)
    found: dict[str, int] = {}
    for at, entry in enumerate(entries):
        key = question_key(entry.text)
        is_of_notice = notice.id in (entry.notices or [notice.id])
        if key in keys - found.keys() and is_of_notice and not _voiding(entry, covers, divisions):
            found[key] = marked.line((at,))
    return found


def _read(path: Path) -> tuple[Marked, list[RefusalEntry]]:
    marked = read_marked(path)
    return marked, validate(list[RefusalEntry], marked) if marked.value is not None else []


def _voiding(entry: RefusalEntry, covers: Iterable[NoticeCover], divisions: DivisionTable) -> tuple[str, ...]:
    """The notices that void the entry: those that are for what it asks and that it does not name itself."""
    if entry.voided_by is None:
        return ()
    others = [cover for cover in covers if cover.id not in entry.notices]
    return covering_notices(entry.voided_by, others, divisions)


def _known_refusal(entry: RefusalEntry, by_id: Mapping[str, Notice], divisions: DivisionTable) -> KnownRefusal:
    related = tuple(clause for clause in entry.related if _home(clause) in by_id)
    words = naming_words(entry.voided_by, entry.text, divisions) if entry.voided_by else ()
    notices = tuple(entry.notices)
    return KnownRefusal(entry.id, entry.text, entry.category, entry.why, notices, related, entry.origin, words)


def _home(clause: str) -> str:
    return clause.split("#")[0]


def _repeated_wordings(entries: Sequence[RefusalEntry], marked: Marked) -> Iterator[Fault]:
    first: dict[tuple[str, str], int] = {}
    for at, entry in enumerate(entries):
        keys = [(question_key(entry.text), notice) for notice in entry.notices or [""]]
        earlier = min(first.setdefault(key, at) for key in keys)
        if earlier != at:
            line = marked.line((earlier,))
            yield marked.fault((at, "text"), f"「{entry.text}」与第 {line} 行重复，请删去一条")


def _unknown_clauses(entries: Sequence[RefusalEntry], marked: Marked, by_id: Mapping[str, Notice]) -> Iterator[Fault]:
    for at, entry in enumerate(entries):
        for place, clause in enumerate(entry.related):
            home = by_id.get(_home(clause))
            if home and clause not in home.by_id:
                yield marked.fault((at, "related", place), f"没有条款「{clause}」")


def _also_answered(
    entries: Sequence[RefusalEntry], marked: Marked, by_id: Mapping[str, Notice], not_in_force: Collection[str]
) -> Iterator[Fault]:
    answered: dict[str, list[str]] = {}
    for notice in by_id.values():
        for question in notice.questions:
            answered.setdefault(question_key(question.text), []).append(notice.id)
    for at, entry in enumerate(entries):
        key = question_key(entry.text)
        where = [] if entry.id in not_in_force else entry.notices or answered.get(key, [])
        both = [notice for notice in where if notice in answered.get(key, [])]
        if both:
            yield marked.fault(
                (at, "text"), f"「{entry.text}」在 {'、'.join(both)} 的 questions.yaml 里已有答案，请只留一处"
            )
