"""Teach once: a question that failed goes into the notice's questions.yaml, with the clauses that answer it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from ingest.document import Clause
from ingest.notices.known_questions import load_questions, refusing_line
from ingest.notices.load_notices import load_notice
from ingest.notices.notice import KnownQuestion
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.exclusive_lock import exclusive_lock
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.quotes import no_such_clause
from ingest.text.normalise import question_key

PATIENCE = 5.0


def teach(notice_id: str, text: str, clauses: Sequence[str], origin: str) -> KnownQuestion:
    """Append a known question to a notice's questions.yaml and return it; comments, order and layout stay.

    Raises FaultsError, and changes nothing, when the wording is known already, a clause does not exist, or
    the file would not load or there is no such notice. Two editors at once do not undo each other.
    """
    notice = load_notice(notice_id)
    path = notice.folder / "questions.yaml"
    numbers = [clause.removeprefix(f"{notice_id}#") for clause in clauses]
    refusals = settings().knowledge / "refusals.yaml"
    line = refusing_line(refusals, text, notice_id)
    if line:
        raise FaultsError([Fault(refusals, line, f"这里写着「{text}」没有答案，请先删去这一项")])
    with exclusive_lock(settings().data / "teach", PATIENCE, "保存问题"):
        return _append(path, notice_id, notice.clauses, _one_line(text), numbers, origin)


def _append(
    path: Path, notice: str, known: Sequence[Clause], text: str, numbers: list[str], origin: str
) -> KnownQuestion:
    before = path.read_bytes() if path.exists() else b""
    held = load_questions(path, notice, known)
    _refuse(path, text, numbers, held, [clause.number for clause in known])
    item = {"id": _next_id(held), "text": text, "clauses": numbers, "from": origin}
    text_with_item = _with(before.decode("utf-8-sig"), item)
    taught = _grown(text_with_item, path, held, notice, known)
    if (path.read_bytes() if path.exists() else b"") != before:
        raise FaultsError([Fault(path, 0, "保存时文件被别人改动了，没有写入，请再试一次")])
    write_whole(path, text_with_item.encode())
    return taught


def _grown(
    text: str, path: Path, held: tuple[KnownQuestion, ...], notice: str, known: Sequence[Clause]
) -> KnownQuestion:
    """The last question of the new text of the file, which must hold all earlier ones before it."""
    try:
        questions = load_questions(path, notice, known, text)
    except FaultsError:
        questions = ()
    if not questions or questions[:-1] != held:
        raise FaultsError([Fault(path, 0, "文件不是每项一行「- 」的写法，无法自动添加，请手工添加")])
    return questions[-1]


def _refuse(path: Path, text: str, numbers: list[str], held: Sequence[KnownQuestion], known: Sequence[str]) -> None:
    faults = [Fault(path, 0, no_such_clause(number, known)) for number in numbers if number not in known]
    if not text:
        faults.append(Fault(path, 0, "问题不能为空"))
    if not numbers:
        faults.append(Fault(path, 0, "请写明由哪一条回答"))
    same = next((question for question in held if question_key(question.text) == question_key(text)), None)
    if same:
        clauses = "、".join(clause.split("#")[1] for clause in same.clauses)
        faults.append(Fault(path, 0, f"「{text}」已经有了（编号 {same.id}，条款 {clauses}）"))
    if faults:
        raise FaultsError(faults)


def _next_id(held: Sequence[KnownQuestion]) -> str:
    taken = {question.id for question in held}
    return next(id for at in range(len(held) + 1, 2 * len(held) + 2) if (id := f"t{at:04d}") not in taken)


def _with(document: str, item: dict[str, Any]) -> str:
    """The document with `item` at its end and not a character else changed; an empty list `[]` gives way."""
    document = re.sub(r"^\[ *\] *$", "", document, count=1, flags=re.M)
    first = re.search(r"^( *)- ", document, re.M)
    shown = "- " + "\n  ".join(f"{key}: {_inline(value)}" for key, value in item.items()) + "\n"
    head = document.rstrip("\n") + "\n" if document.strip() else ""
    return head + textwrap.indent(shown, first[1] if first else "")


def _one_line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _inline(value: Any) -> str:
    shown = yaml.safe_dump(value, allow_unicode=True, width=10**6, default_flow_style=True)
    return shown.removesuffix("...\n").strip()
