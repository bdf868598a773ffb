"""The editors' files, faq/<notice>.yaml: entries that an editor answers for, checked against the notice on loading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

from guidance.citations import cite, clause_number
from guidance.faq.faq_entry import ApprovedEntries, FaqEntry, Piece
from guidance.faq.journey_topics import TopicRules
from guidance.faq.question_wordings import polished
from ingest.document import Clause
from ingest.errors import system_reason
from ingest.notices.notice import Notice
from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Marked, Strict, read_marked, validate
from ingest.staff_files.nearest_name import suggestion
from ingest.staff_files.quotes import ClauseTexts, clause_digest
from ingest.text.normalise import without_markup

Row = TypeVar("Row", bound=Strict)


class PieceRow(Strict):
    """Words that answer: `sum` is the clause's digest on approval; without `quote` the clause answers whole.

    A `lead` is read before the others and only leads up to them, like 符合下列条件之一：.
    """

    clause: Text
    sum: Text
    quote: str = ""
    lead: bool = False


class EntryRow(Strict):
    """One entry: its question is that of a known question's id or the editor's own."""

    topic: Text
    known: str = ""
    question: str = ""
    shared: str = ""
    answer: Annotated[list[PieceRow], Field(min_length=1)]


class WithoutRow(Strict):
    """A clause that needs no entry, and why."""

    clause: Text
    why: Text


def load_approved(notices: Sequence[Notice], topic_rules: TopicRules, folder: Path | None = None) -> ApprovedEntries:
    """Return what the editors approved; a fault costs its entry, a file that is no YAML its notice's entries."""
    folder = folder or settings().knowledge / "faq"
    readings = [_Reading(notice, topic_rules) for notice in notices if (folder / f"{notice.id}.yaml").exists()]
    for reading in readings:
        reading.read(folder / f"{reading.notice.id}.yaml")
    return ApprovedEntries(
        entries=tuple(entry for reading in readings for entry in reading.entries),
        without={clause: why for reading in readings for clause, why in reading.without.items()},
        changed=tuple(fault for reading in readings for fault in reading.changed),
        faults=tuple(fault for reading in readings for fault in reading.faults),
        unread=any(reading.unread for reading in readings),
    )


def check_entry(
    values: object, notice: Notice, topic_rules: TopicRules, path: Path
) -> tuple[FaqEntry | None, list[str]]:
    """Return an entry as it would be served from the file at `path`, or None and all that is wrong with it."""
    reading = _Reading(notice, topic_rules)
    reading.read_entry(Marked(path, values, {}))
    faults = [fault.message for fault in (*reading.faults, *reading.changed)]
    return next(iter(reading.entries), None), list(dict.fromkeys(faults))


class _Reading:
    """One notice's file, as far as it can be served."""

    def __init__(self, notice: Notice, topic_rules: TopicRules) -> None:
        self.notice = notice
        self._topic_rules = topic_rules
        self._texts = ClauseTexts(notice.clauses, lambda clause: without_markup(clause.words))
        self._known = {question.id: question for question in notice.questions}
        self.entries: list[FaqEntry] = []
        self.without: dict[str, str] = {}
        self.changed: list[Fault] = []
        self.faults: list[Fault] = []
        self.unread = False

    def read(self, path: Path) -> None:
        """Take in what the file holds."""
        try:
            marked = read_marked(path)
        except FaultsError as error:
            self._give_up(error.faults)
            return
        except OSError as error:
            self._give_up([Fault(path, 0, f"读不了这个文件：{system_reason(error)}")])
            return
        if not isinstance(marked.value, dict) or not set(marked.value) <= {"entries", "without"}:
            self._give_up([marked.fault((), "文件应只有 entries（条目）和 without（不收的条款）两部分")])
            return
        for item in _items(marked, "without"):
            self._read_item(WithoutRow, item, self._leave_out)
        for item in _items(marked, "entries"):
            self.read_entry(item)

    def read_entry(self, item: Marked) -> None:
        """Take in one entry."""
        self._read_item(EntryRow, item, self._take)

    def _give_up(self, faults: Iterable[Fault]) -> None:
        self.faults += faults
        self.unread = True

    def _read_item(self, schema: type[Row], item: Marked, take: Callable[[Row, Marked], None]) -> None:
        try:
            row = validate(schema, item)
        except FaultsError as error:
            self.faults += error.faults
        else:
            take(row, item)

    def _leave_out(self, row: WithoutRow, item: Marked) -> None:
        clause = self._clause(row.clause)
        if clause:
            self.without[clause.id] = row.why
        else:
            self.faults.append(item.fault(("clause",), self._texts.absent(row.clause)))

    def _take(self, row: EntryRow, item: Marked) -> None:
        faults = list(self._wrong(row, item))
        changed = list(self._changed(row, item))
        self.faults += faults
        self.changed += changed
        if faults or changed:
            return
        question = polished(row.question or self._known[row.known].text)
        pieces = tuple(self._piece(piece) for piece in row.answer)
        self.entries.append(
            FaqEntry(question, row.topic, pieces, shared_question=row.shared, known_id=row.known, approved=True)
        )

    def _wrong(self, row: EntryRow, item: Marked) -> Iterator[Fault]:
        if bool(row.known) == bool(row.question):
            yield item.fault((), "known（群众问法的编号）和 question（自拟的问句）要写一个，也只写一个")
        if row.known and row.known not in self._known:
            yield item.fault(("known",), f"questions.yaml 里没有编号为「{row.known}」的问法")
        if not self._topic_rules.admits(row.topic):
            hint = suggestion(row.topic, self._topic_rules.topics)
            yield item.fault(("topic",), f"没有主题「{row.topic}」，{hint}")
        if all(piece.lead for piece in row.answer):
            yield item.fault(("answer",), "lead 只是引出后面的话，至少要有一项不是 lead")
        for at, piece in enumerate(row.answer):
            clause = self._clause(piece.clause)
            if clause and clause_digest(clause) == piece.sum and not self._texts.holds(piece.clause, piece.quote):
                yield item.fault(("answer", at, "quote"), self._texts.misquoted(piece.clause, piece.quote))

    def _changed(self, row: EntryRow, item: Marked) -> Iterator[Fault]:
        for at, piece in enumerate(row.answer):
            clause = self._clause(piece.clause)
            if clause is None:
                message = f"通知里没有条款 {piece.clause} 了，这一条已停用，请重新核对"
                yield item.fault(("answer", at, "clause"), message)
            elif clause_digest(clause) != piece.sum:
                now = clause_digest(clause)
                message = f"条款 {piece.clause} 的文字变了，这一条已停用；核对无误后把 sum 改为 {now}"
                yield item.fault(("answer", at, "sum"), message)

    def _piece(self, row: PieceRow) -> Piece:
        clause = self.notice.clause(row.clause)
        weights = {row.quote: 1.0} if row.quote else {}
        text = row.quote or without_markup(clause.text or clause.heading)
        number = clause_number(self.notice, clause).strip()
        return Piece(text, cite(clause, self.notice, weights), row.lead, number)

    def _clause(self, number: str) -> Clause | None:
        return self.notice.by_id.get(f"{self.notice.id}#{number}")


def _items(marked: Marked, part: str) -> Iterator[Marked]:
    """Each item of one part as a file of its own, so that a fault in one costs no other."""
    listed = marked.value.get(part) or []
    if not isinstance(listed, list):
        listed = [listed]
    for at, value in enumerate(listed):
        places = {where[2:]: place for where, place in marked.places.items() if where[:2] == (part, at)}
        yield Marked(marked.file, value, places)
