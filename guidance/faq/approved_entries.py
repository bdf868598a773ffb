"""The editors' files, faq/<notice>.yaml: entries that somebody answers for, held against the notice on loading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from guidance.citations import cite, clause_number
from guidance.faq.faq_entry import Approved, FaqEntry, Piece
from guidance.faq.journey_topics import Matters
from guidance.faq.question_wordings import polished
from ingest.document import Clause
from ingest.errors import system_reason
from ingest.notices.notice import Notice
from ingest.settings import settings
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import Marked, Strict, read_marked, validate
from ingest.staff_files.quotes import ClauseTexts, clause_digest
from ingest.text.normalise import without_markup


class PieceEntry(Strict):
    """Words that answer: `sum` tells what the clause said on approval; without `quote` the clause answers whole.

    A `lead` is read before the others and only leads up to them, like 符合下列条件之一：.
    """

    clause: Text
    sum: Text
    quote: str = ""
    lead: bool = False


class FaqEntryEntry(Strict):
    """One entry: its question is a known question's id or own words."""

    topic: Text
    known: str = ""
    question: str = ""
    shared: str = ""
    answer: Annotated[list[PieceEntry], Field(min_length=1)]


class WithoutEntry(Strict):
    """A clause that needs no entry, and why."""

    clause: Text
    why: Text


def load_approved(notices: Sequence[Notice], matters: Matters, folder: Path | None = None) -> Approved:
    """Return what the editors approved; a fault costs its entry, a file that is no YAML its notice's entries."""
    folder = folder or settings().knowledge / "faq"
    entries, without, changed, faults, unread = [], {}, [], [], False
    for notice in notices:
        path = folder / f"{notice.id}.yaml"
        if not path.exists():
            continue
        reading = _Reading(notice, matters)
        reading.read(path)
        entries += reading.entries
        without |= reading.without
        changed += reading.changed
        faults += reading.faults
        unread |= reading.unread
    return Approved(tuple(entries), without, tuple(changed), tuple(faults), unread)


class _Reading:
    """One file as far as it can be served."""

    def __init__(self, notice: Notice, matters: Matters) -> None:
        self._notice, self._matters = notice, matters
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
            self.faults += error.faults
            self.unread = True
            return
        except OSError as error:
            self.faults.append(Fault(path, 0, f"读不了这个文件：{system_reason(error)}"))
            self.unread = True
            return
        if not isinstance(marked.value, dict) or not set(marked.value) <= {"entries", "without"}:
            self.faults.append(marked.fault((), "文件应只有 entries（条目）和 without（不收的条款）两部分"))
            self.unread = True
            return
        for item in _items(marked, "without"):
            each = self._valid(WithoutEntry, item)
            if each:
                self._leave_out(each, item)
        for item in _items(marked, "entries"):
            each = self._valid(FaqEntryEntry, item)
            if each:
                self._take(each, item)

    def _valid(self, schema: type, item: Marked) -> Any:
        try:
            return validate(schema, item)
        except FaultsError as error:
            self.faults += error.faults
            return None

    def _leave_out(self, each: WithoutEntry, item: Marked) -> None:
        clause = self._clause(each.clause)
        if clause:
            self.without[clause.id] = each.why
        else:
            self.faults.append(item.fault(("clause",), self._texts.absent(each.clause)))

    def _take(self, each: FaqEntryEntry, item: Marked) -> None:
        faults = list(self._wrong(each, item))
        changed = list(self._changed(each, item))
        self.faults += faults
        self.changed += changed
        if not faults and not changed:
            pieces = tuple(self._piece(piece) for piece in each.answer)
            question = each.question or self._known[each.known].text
            self.entries.append(
                FaqEntry(polished(question), each.topic, pieces, (), each.shared, each.known, approved=True)
            )

    def _wrong(self, each: FaqEntryEntry, item: Marked) -> Iterator[Fault]:
        if bool(each.known) == bool(each.question):
            yield item.fault((), "known（群众问法的编号）和 question（自拟的问句）要写一个，也只写一个")
        if each.known and each.known not in self._known:
            yield item.fault(("known",), f"questions.yaml 里没有编号为「{each.known}」的问法")
        if not self._matters.admits(each.topic):
            yield item.fault(("topic",), f"没有主题「{each.topic}」，可用的：{'、'.join(self._matters.topics)}")
        if all(piece.lead for piece in each.answer):
            yield item.fault(("answer",), "lead 只是引出后面的话，至少要有一项不是 lead")
        for at, piece in enumerate(each.answer):
            clause = self._clause(piece.clause)
            if clause and clause_digest(clause) == piece.sum and not self._texts.holds(piece.clause, piece.quote):
                yield item.fault(("answer", at, "quote"), self._texts.misquoted(piece.clause, piece.quote))

    def _changed(self, each: FaqEntryEntry, item: Marked) -> Iterator[Fault]:
        for at, piece in enumerate(each.answer):
            clause = self._clause(piece.clause)
            if clause is None:
                yield item.fault(
                    ("answer", at, "clause"), f"通知里没有条款 {piece.clause} 了，这一条已停用，请重新核对"
                )
            elif clause_digest(clause) != piece.sum:
                told = f"条款 {piece.clause} 的文字变了，这一条已停用；核对无误后把 sum 改为 {clause_digest(clause)}"
                yield item.fault(("answer", at, "sum"), told)

    def _piece(self, piece: PieceEntry) -> Piece:
        clause = self._notice.clause(piece.clause)
        words = dict.fromkeys([piece.quote], 1.0) if piece.quote else {}
        said = piece.quote or without_markup(clause.text or clause.heading)
        number = clause_number(self._notice, clause).strip()
        return Piece(said, cite(clause, self._notice, words), piece.lead, number)

    def _clause(self, number: str) -> Clause | None:
        return self._notice.by_id.get(f"{self._notice.id}#{number}")


def _items(marked: Marked, part: str) -> Iterator[Marked]:
    """Each item of one part as a file of its own, so that a fault in one costs no other."""
    listed = marked.value.get(part) or []
    if not isinstance(listed, list):
        listed = [listed]
    for at, value in enumerate(listed):
        places = {where[2:]: place for where, place in marked.places.items() if where[:2] == (part, at)}
        yield Marked(marked.file, value, places)
