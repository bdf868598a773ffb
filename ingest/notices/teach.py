"""Teach once: a question that was not answered goes into its notice's questions.yaml, with the clauses that do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.divisions.division_table import known_divisions
from ingest.notices.append_item import bytes_of, next_id, one_line, with_item, write_unchanged
from ingest.notices.known_questions import load_questions
from ingest.notices.known_refusals import line_of_refusal, lines_of_refusals
from ingest.notices.load_notices import load_notice
from ingest.notices.notice import KnownQuestion, Notice
from ingest.settings import settings
from ingest.staff_files.exclusive_lock import exclusive_lock
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.quotes import no_such_clause
from ingest.text.normalise import question_key

PATIENCE = 5.0  # seconds that an editor waits for another one who is saving


def teach(notice_id: str, text: str, clauses: Sequence[str], origin: str) -> KnownQuestion:
    """Append a known question to a notice's questions.yaml and return it; comments, order and layout stay.

    Raises FaultsError, and changes nothing, when the wording is known already, a clause does not exist, or
    the file would not load or there is no such notice. What was taught to have no answer in the notice gives way.
    Two editors at once do not undo each other.
    """
    notice = load_notice(notice_id)
    numbers = [clause.removeprefix(f"{notice_id}#") for clause in clauses]
    refusals = settings().knowledge / "refusals.yaml"
    line = line_of_refusal(refusals, text, notice, known_divisions())
    if line:
        raise _answered_by_none(refusals, line, text)
    with exclusive_lock(settings().data / "teach", PATIENCE, "保存问题"):
        appending = _Appending(notice, origin)
        appending.add(one_line(text), numbers)
        appending.write()
    return appending.questions[-1]


def teach_all(notice_id: str, questions: Sequence[tuple[str, Sequence[str]]], origin: str) -> list[Fault]:
    """Append known questions, each a wording and its clauses; return why those were refused that were, one fault each.

    The rest are written at once, or none. Raises as `teach` does where there is no such notice or the file would not
    load.
    """
    notice = load_notice(notice_id)
    refusals = settings().knowledge / "refusals.yaml"
    lines = lines_of_refusals(refusals, [text for text, _ in questions], notice, known_divisions())
    refused: list[Fault] = []
    with exclusive_lock(settings().data / "teach", PATIENCE, "保存问题"):
        appending = _Appending(notice, origin)
        for text, clauses in questions:
            numbers = [clause.removeprefix(f"{notice_id}#") for clause in clauses]
            try:
                if line := lines.get(question_key(text)):
                    raise _answered_by_none(refusals, line, text)
                appending.add(one_line(text), numbers)
            except FaultsError as error:
                refused.append(error.faults[0])
        appending.write()
    return refused


def _answered_by_none(refusals: Path, line: int, text: str) -> FaultsError:
    return FaultsError([Fault(refusals, line, f"这里写着「{text}」没有答案，请先删去这一项")])


class _Appending:
    """The known questions of a notice and further ones behind them, until all are written."""

    def __init__(self, notice: Notice, origin: str) -> None:
        self._notice, self._origin = notice, origin
        self._path = notice.folder / "questions.yaml"
        self._before = bytes_of(self._path)
        self._content = self._before.decode("utf-8-sig")
        self.questions = list(load_questions(self._path, notice.id, notice.clauses))

    def add(self, text: str, numbers: list[str]) -> None:
        """Add a question; FaultsError where it is known already or a clause does not exist."""
        _require_new(self._path, text, numbers, self.questions, self._notice)
        id = next_id({question.id for question in self.questions}, "t")
        self._content = with_item(self._content, {"id": id, "text": text, "clauses": numbers, "from": self._origin})
        clauses = tuple(f"{self._notice.id}#{number}" for number in numbers)
        self.questions.append(KnownQuestion(id, text, clauses, self._origin))

    def write(self) -> None:
        """Write the file; FaultsError where it would not hold these questions, or somebody has changed it."""
        try:
            written = load_questions(self._path, self._notice.id, self._notice.clauses, self._content)
        except FaultsError:
            written = ()
        if written != tuple(self.questions):
            raise FaultsError([Fault(self._path, 0, "文件不是每项一行「- 」的写法，无法自动添加，请手工添加")])
        write_unchanged(self._path, self._before, self._content)


def _require_new(path: Path, text: str, numbers: list[str], questions: Sequence[KnownQuestion], notice: Notice) -> None:
    """Raise what keeps the question from being added to the file."""
    known_numbers = [clause.number for clause in notice.clauses]
    unknown = [number for number in numbers if number not in known_numbers]
    faults = [Fault(path, 0, no_such_clause(number, known_numbers)) for number in unknown]
    if not text:
        faults.append(Fault(path, 0, "问题不能为空"))
    if not numbers:
        faults.append(Fault(path, 0, "请写明由哪一条回答"))
    same = next((question for question in questions if question_key(question.text) == question_key(text)), None)
    if same:
        clauses = "、".join(clause.split("#")[1] for clause in same.clauses)
        faults.append(Fault(path, 0, f"「{text}」已经有了（编号 {same.id}，条款 {clauses}）"))
    if faults:
        raise FaultsError(faults)
