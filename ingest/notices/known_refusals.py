"""Questions that are known to have no answer: a file that staff add to, held against the notices on loading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from ingest.notices.known_questions import KnownWording, repeated_ids
from ingest.notices.notice import KnownRefusal, Notice
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Marked, read_marked, validate
from ingest.text.normalise import question_key


class RefusalEntry(KnownWording):
    """One item of refusals.yaml; `related` are full clause ids.

    `category`: related but not stated by the notices, of another place, year, level, speciality or matter, small talk,
    misuse (pretending, extracting, asking for guarantees or forgeries), or noise without meaning.
    """

    category: Literal["unstated", "elsewhere", "smalltalk", "misuse", "noise"]
    why: Text
    notice: Text | None = None
    related: list[Text] = Field(default_factory=list)
    origin: Annotated[Text, Field(alias="from")]


@dataclass(frozen=True, slots=True)
class RefusalsInForce:
    """The refusals that hold for the notices at hand; `absent` are the ids of those of notices that are not there."""

    refusals: tuple[KnownRefusal, ...] = ()
    absent: tuple[str, ...] = ()


def load_refusals(path: Path, notices: Iterable[Notice]) -> RefusalsInForce:
    """Return the questions that are known to have no answer; raise all faults, among them those also answered.

    What speaks of a notice that is not among `notices` waits until it is, and is no fault.
    """
    if not path.exists():
        return RefusalsInForce()
    by_id = {notice.id: notice for notice in notices}
    marked = read_marked(path)
    entries = validate(list[RefusalEntry], marked) if marked.value is not None else []
    faults = [*repeated_ids(entries, marked), *_repeated_wordings(entries, marked)]
    faults += [*_unknown_clauses(entries, marked, by_id), *_also_answered(entries, marked, by_id)]
    if faults:
        raise FaultsError(faults)
    at_hand = [entry for entry in entries if entry.notice is None or entry.notice in by_id]
    return RefusalsInForce(
        tuple(_known_refusal(entry, by_id) for entry in at_hand),
        tuple(entry.id for entry in entries if entry not in at_hand),
    )


def line_of_refusal(path: Path, text: str, notice: str) -> int | None:
    """Return the line at which refusals.yaml says that `notice` does not answer `text`, None when it does not."""
    if not path.exists():
        return None
    marked = read_marked(path)
    for at, entry in enumerate(validate(list[RefusalEntry], marked) if marked.value else []):
        if entry.notice in (None, notice) and question_key(entry.text) == question_key(text):
            return marked.line((at,))
    return None


def _known_refusal(entry: RefusalEntry, by_id: dict[str, Notice]) -> KnownRefusal:
    related = tuple(clause for clause in entry.related if _home(clause) in by_id)
    return KnownRefusal(entry.id, entry.text, entry.category, entry.why, entry.notice, related, entry.origin)


def _home(clause: str) -> str:
    return clause.split("#")[0]


def _repeated_wordings(entries: Sequence[RefusalEntry], marked: Marked) -> Iterator[Fault]:
    first: dict[tuple[str, str | None], int] = {}
    for at, entry in enumerate(entries):
        earlier = first.setdefault((question_key(entry.text), entry.notice), at)
        if earlier != at:
            line = marked.line((earlier,))
            yield marked.fault((at, "text"), f"「{entry.text}」与第 {line} 行重复，请删去一条")


def _unknown_clauses(entries: Sequence[RefusalEntry], marked: Marked, by_id: dict[str, Notice]) -> Iterator[Fault]:
    for at, entry in enumerate(entries):
        for place, clause in enumerate(entry.related):
            home = by_id.get(_home(clause))
            if home and clause not in home.by_id:
                yield marked.fault((at, "related", place), f"没有条款「{clause}」")


def _also_answered(entries: Sequence[RefusalEntry], marked: Marked, by_id: dict[str, Notice]) -> Iterator[Fault]:
    answered = {(question_key(q.text), notice.id) for notice in by_id.values() for q in notice.questions}
    for at, entry in enumerate(entries):
        where = [entry.notice] if entry.notice else list(by_id)
        both = [notice for notice in where if (question_key(entry.text), notice) in answered]
        if both:
            yield marked.fault(
                (at, "text"), f"「{entry.text}」在 {'、'.join(both)} 的 questions.yaml 里已有答案，请只留一处"
            )
