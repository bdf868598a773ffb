"""Teach once: a question that was not answered goes into its notice's questions.yaml, with the clauses that do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.divisions.division_table import known_divisions
from ingest.notices.append_item import bytes_of, next_id, one_line, with_item, write_unchanged
from ingest.notices.known_questions import load_questions
from ingest.notices.known_refusals import line_of_refusal
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
        raise FaultsError([Fault(refusals, line, f"这里写着「{text}」没有答案，请先删去这一项")])
    with exclusive_lock(settings().data / "teach", PATIENCE, "保存问题"):
        return _append(notice, one_line(text), numbers, origin)


def teach_all(notice_id: str, questions: Sequence[tuple[str, Sequence[str]]], origin: str) -> list[Fault]:
    """Append known questions, each a wording and its clauses; return why those were refused that were, one fault each.

    Raises as `teach` does where there is no such notice.
    """
    refused: list[Fault] = []
    for text, clauses in questions:
        try:
            teach(notice_id, text, clauses, origin)
        except FaultsError as error:
            refused.append(error.faults[0])
    return refused


def _append(notice: Notice, text: str, numbers: list[str], origin: str) -> KnownQuestion:
    path = notice.folder / "questions.yaml"
    content = bytes_of(path)
    questions = load_questions(path, notice.id, notice.clauses)
    _require_new(path, text, numbers, questions, notice)
    item = {
        "id": next_id({question.id for question in questions}, "t"),
        "text": text,
        "clauses": numbers,
        "from": origin,
    }
    new_content = with_item(content.decode("utf-8-sig"), item)
    taught = _last_question(new_content, path, questions, notice)
    write_unchanged(path, content, new_content)
    return taught


def _last_question(new_content: str, path: Path, questions: tuple[KnownQuestion, ...], notice: Notice) -> KnownQuestion:
    """The last question of the new text of the file, which must have all earlier ones before it."""
    try:
        new_questions = load_questions(path, notice.id, notice.clauses, new_content)
    except FaultsError:
        new_questions = ()
    if not new_questions or new_questions[:-1] != questions:
        raise FaultsError([Fault(path, 0, "文件不是每项一行「- 」的写法，无法自动添加，请手工添加")])
    return new_questions[-1]


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
