"""Known questions of a notice, and questions that no notice answers: files that staff add to, checked on loading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from ingest.document import Clause
from ingest.notices.notice import KnownQuestion, KnownRefusal, Notice
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.field_types import ClauseNumber, Text
from ingest.staff_files.line_marks import Marked, Strict, read_marked, validate
from ingest.staff_files.quotes import no_such_clause
from ingest.text.normalise import question_key


class KnownWording(Strict):
    """What an item of either file has: a question as people ask it, and an id of its own."""

    id: ClauseNumber
    text: Text


class QuestionEntry(KnownWording):
    """One item of a questions.yaml; `clauses` are numbers within the notice, best first."""

    clauses: Annotated[list[ClauseNumber], Field(min_length=1)]
    origin: Annotated[Text, Field(alias="from")]


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


def load_questions(
    path: Path, notice: str, clauses: Iterable[Clause], text: str | None = None
) -> tuple[KnownQuestion, ...]:
    """Return the known questions of a notice, none when the file is absent; raise all faults of the file.

    With `text` they are those that the file will hold once this is written to it.
    """
    if text is None and not path.exists():
        return ()
    marked = read_marked(path, text)
    entries = validate(list[QuestionEntry], marked) if marked.value is not None else []
    numbers = [clause.number for clause in clauses]
    faults = [*_unknown_clauses(entries, marked, numbers), *_repeated_ids(entries, marked)]
    faults += _repeated_wordings(entries, marked)
    if faults:
        raise FaultsError(faults)
    return tuple(
        KnownQuestion(entry.id, entry.text, tuple(f"{notice}#{number}" for number in entry.clauses), entry.origin)
        for entry in entries
    )


def load_refusals(path: Path, notices: Iterable[Notice]) -> tuple[KnownRefusal, ...]:
    """Return the questions that are known to have no answer; raise all faults, among them those also answered."""
    if not path.exists():
        return ()
    notices = tuple(notices)
    marked = read_marked(path)
    entries = validate(list[RefusalEntry], marked) if marked.value is not None else []
    faults = [*_repeated_ids(entries, marked), *_repeated_wordings(entries, marked)]
    faults += [*_unknown_references(entries, marked, notices), *_also_answered(entries, marked, notices)]
    if faults:
        raise FaultsError(faults)
    return tuple(KnownRefusal(e.id, e.text, e.category, e.why, e.notice, tuple(e.related), e.origin) for e in entries)


def line_of_refusal(path: Path, text: str, notice: str) -> int | None:
    """Return the line at which refusals.yaml says that `notice` does not answer `text`, None when it does not."""
    if not path.exists():
        return None
    marked = read_marked(path)
    for at, entry in enumerate(validate(list[RefusalEntry], marked) if marked.value else []):
        if entry.notice in (None, notice) and question_key(entry.text) == question_key(text):
            return marked.line((at,))
    return None


def _unknown_clauses(entries: list[QuestionEntry], marked: Marked, numbers: list[str]) -> Iterator[Fault]:
    for at, entry in enumerate(entries):
        for place, number in enumerate(entry.clauses):
            if number not in numbers:
                yield marked.fault((at, "clauses", place), no_such_clause(number, numbers))
            if number in entry.clauses[:place]:
                yield marked.fault((at, "clauses", place), f"条款 {number} 写了两次")


def _repeated_ids(entries: Sequence[KnownWording], marked: Marked) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for at, entry in enumerate(entries):
        if first.setdefault(entry.id, at) != at:
            yield marked.fault((at, "id"), f"编号 {entry.id} 已用在第 {marked.line((first[entry.id],))} 行，请换一个")


def _repeated_wordings(entries: Sequence[KnownWording], marked: Marked) -> Iterator[Fault]:
    first: dict[tuple[str, str | None], int] = {}
    for at, entry in enumerate(entries):
        key = (question_key(entry.text), getattr(entry, "notice", None))
        earlier = first.setdefault(key, at)
        if earlier == at:
            continue
        line = marked.line((earlier,))
        same = getattr(entry, "clauses", None) == getattr(entries[earlier], "clauses", None)
        remedy = "重复，请删去一条" if same else "问法相同而条款不同，请合并为一条"
        yield marked.fault((at, "text"), f"「{entry.text}」与第 {line} 行{remedy}")


def _unknown_references(entries: list[RefusalEntry], marked: Marked, notices: tuple[Notice, ...]) -> Iterator[Fault]:
    clauses = {clause.id for notice in notices for clause in notice.clauses}
    ids = {notice.id for notice in notices}
    for at, entry in enumerate(entries):
        if entry.notice is not None and entry.notice not in ids:
            yield marked.fault((at, "notice"), f"没有代号为「{entry.notice}」的通知，已有 {'、'.join(sorted(ids))}")
        for place, clause in enumerate(entry.related):
            if clause not in clauses:
                yield marked.fault((at, "related", place), f"没有条款「{clause}」")


def _also_answered(entries: list[RefusalEntry], marked: Marked, notices: tuple[Notice, ...]) -> Iterator[Fault]:
    answered = {(question_key(q.text), notice.id) for notice in notices for q in notice.questions}
    for at, entry in enumerate(entries):
        where = [entry.notice] if entry.notice else [notice.id for notice in notices]
        both = [notice for notice in where if (question_key(entry.text), notice) in answered]
        if both:
            yield marked.fault(
                (at, "text"), f"「{entry.text}」在 {'、'.join(both)} 的 questions.yaml 里已有答案，请只留一处"
            )
