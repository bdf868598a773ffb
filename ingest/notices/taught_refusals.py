"""Questions of which an editor said that a notice does not settle them: refusals/<notice id>.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field

from ingest.divisions.division_table import known_divisions
from ingest.notices.append_item import bytes_of, next_id, one_line, with_item, write_unchanged
from ingest.notices.known_questions import KnownWording, repeated_ids
from ingest.notices.known_refusals import line_of_refusal
from ingest.notices.load_notices import load_notice
from ingest.notices.notice import KnownQuestion, KnownRefusal, Notice
from ingest.settings import settings
from ingest.staff_files.exclusive_lock import exclusive_lock
from ingest.staff_files.faults import Fault, FaultsError
from ingest.staff_files.field_types import Text
from ingest.staff_files.line_marks import read_marked, validate
from ingest.text.normalise import question_key

FOLDER = "refusals"  # of the knowledge folder
_PATIENCE = 5.0  # seconds that an editor waits for another one who is saving


class TaughtRefusalEntry(KnownWording):
    """One item of a refusals/<notice id>.yaml: a question that the notice does not settle, and what it leaves open."""

    why: Text
    origin: Annotated[Text, Field(alias="from")]


@dataclass(frozen=True, slots=True)
class TaughtRefusals:
    """The refusals that hold, and the ids of those that are void by now, each with the notice that answers."""

    refusals: tuple[KnownRefusal, ...] = ()
    voided: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load_taught_refusals(notices: Iterable[Notice], folder: Path | None = None) -> TaughtRefusals:
    """Return what editors taught that the notices do not settle; raise all faults of the files.

    A question that its notice answers by now is void; the file of a notice that is not there waits.
    """
    folder = folder or settings().knowledge / FOLDER
    found: list[KnownRefusal] = []
    voided: dict[str, tuple[str, ...]] = {}
    faults: list[Fault] = []
    for notice in notices:
        answered = {question_key(question.text) for question in notice.questions}
        try:
            taught = _read(folder / f"{notice.id}.yaml", notice.id)
        except FaultsError as error:
            faults += error.faults
            continue
        found += [refusal for refusal in taught if question_key(refusal.text) not in answered]
        voided |= {refusal.id: (notice.id,) for refusal in taught if question_key(refusal.text) in answered}
    if faults:
        raise FaultsError(faults)
    return TaughtRefusals(tuple(found), voided)


def teach_refusal(notice_id: str, text: str, why: str, origin: str) -> KnownRefusal:
    """Write down that a notice does not settle a question, and return that; comments, order and layout stay.

    `why` is what the notice leaves open, in a few words. A clause that is taught for the question later voids it.
    Raises FaultsError, and changes nothing, when the notice answers the wording, it is refused already, the file would
    not load or there is no such notice. Two editors at once do not undo each other.
    """
    notice, text, why = load_notice(notice_id), one_line(text), one_line(why)
    refusals = settings().knowledge / "refusals.yaml"
    if line := line_of_refusal(refusals, text, notice, known_divisions()):
        raise FaultsError([Fault(refusals, line, f"这里已经写着「{text}」没有答案")])
    with exclusive_lock(settings().data / "teach", _PATIENCE, "保存问题"):
        return _append(notice, text, why or f"没有写：{text}", origin)


def _append(notice: Notice, text: str, why: str, origin: str) -> KnownRefusal:
    path = settings().knowledge / FOLDER / f"{notice.id}.yaml"
    content = bytes_of(path)
    taught = _read(path, notice.id)
    _require_new(path, text, taught, notice)
    id = next_id({refusal.id.rpartition("/")[2] for refusal in taught}, "n")
    item = {"id": id, "text": text, "why": why, "from": origin}
    new_content = with_item(content.decode("utf-8-sig"), item)
    now = _read(path, notice.id, new_content)
    if now[:-1] != taught:
        raise FaultsError([Fault(path, 0, "文件不是每项一行「- 」的写法，无法自动添加，请手工添加")])
    path.parent.mkdir(exist_ok=True)
    write_unchanged(path, content, new_content)
    return now[-1]


def _require_new(path: Path, text: str, taught: Sequence[KnownRefusal], notice: Notice) -> None:
    """Raise what keeps the question from being added to the file."""
    if not text:
        raise FaultsError([Fault(path, 0, "问题不能为空")])
    if same := _same(text, notice.questions):
        number = same.clauses[0].split("#")[1]
        raise FaultsError([Fault(path, 0, f"「{text}」已经由条款 {number} 回答（编号 {same.id}），请先删去那一项")])
    if earlier := next((r for r in taught if question_key(r.text) == question_key(text)), None):
        raise FaultsError([Fault(path, 0, f"这里已经写着「{text}」没有答案（编号 {earlier.id}）")])


def _same(text: str, questions: Iterable[KnownQuestion]) -> KnownQuestion | None:
    return next((known for known in questions if question_key(known.text) == question_key(text)), None)


def _read(path: Path, notice_id: str, text: str | None = None) -> tuple[KnownRefusal, ...]:
    """What the file of a notice holds, none without it; with `text` what it will hold once that is written to it."""
    if text is None and not path.exists():
        return ()
    marked = read_marked(path, text)
    entries = validate(list[TaughtRefusalEntry], marked) if marked.value is not None else []
    if faults := list(repeated_ids(entries, marked)):
        raise FaultsError(faults)
    return tuple(
        KnownRefusal(f"{notice_id}/{e.id}", e.text, "unstated", e.why, (notice_id,), (), e.origin) for e in entries
    )
