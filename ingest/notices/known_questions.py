"""Known questions of a notice: a file that staff add to, checked on loading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field

from ingest.document import Clause
from ingest.notices.notice import KnownQuestion
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.field_types import ClauseNumber, Text
from ingest.staff_files.line_marks import Marked, Strict, read_marked, validate
from ingest.staff_files.quotes import no_such_clause
from ingest.text.normalise import question_key


class KnownWording(Strict):
    """What an item of a file of questions has: a question as people ask it, and an id of its own."""

    id: ClauseNumber
    text: Text


class QuestionEntry(KnownWording):
    """One item of a questions.yaml; `clauses` are numbers within the notice, best first."""

    clauses: Annotated[list[ClauseNumber], Field(min_length=1)]
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
    faults = [*_unknown_clauses(entries, marked, numbers), *repeated_ids(entries, marked)]
    faults += _repeated_wordings(entries, marked)
    if faults:
        raise FaultsError(faults)
    return tuple(
        KnownQuestion(entry.id, entry.text, tuple(f"{notice}#{number}" for number in entry.clauses), entry.origin)
        for entry in entries
    )


def _unknown_clauses(entries: list[QuestionEntry], marked: Marked, numbers: list[str]) -> Iterator[Fault]:
    for at, entry in enumerate(entries):
        for place, number in enumerate(entry.clauses):
            if number not in numbers:
                yield marked.fault((at, "clauses", place), no_such_clause(number, numbers))
            if number in entry.clauses[:place]:
                yield marked.fault((at, "clauses", place), f"条款 {number} 写了两次")


def repeated_ids(entries: Sequence[KnownWording], marked: Marked) -> Iterator[Fault]:
    """Yield the fault of every entry with the id of an earlier one."""
    first: dict[str, int] = {}
    for at, entry in enumerate(entries):
        if first.setdefault(entry.id, at) != at:
            yield marked.fault((at, "id"), f"编号 {entry.id} 已用在第 {marked.line((first[entry.id],))} 行，请换一个")


def _repeated_wordings(entries: Sequence[QuestionEntry], marked: Marked) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for at, entry in enumerate(entries):
        earlier = first.setdefault(question_key(entry.text), at)
        if earlier == at:
            continue
        same = entry.clauses == entries[earlier].clauses
        remedy = "重复，请删去一条" if same else "问法相同而条款不同，请合并为一条"
        yield marked.fault((at, "text"), f"「{entry.text}」与第 {marked.line((earlier,))} 行{remedy}")
