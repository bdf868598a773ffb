"""An editor's work on the FAQ of a notice: drafted entries are taken, changed or dropped, taken ones put right."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from guidance.faq.approved_entries import check_entry
from guidance.faq.ask_assistant import Asker
from guidance.faq.faq_entry import FaqEntry
from guidance.faq.journey_topics import load_topic_rules
from ingest.errors import AssistantError
from ingest.notices.notice import Notice
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.exclusive_lock import exclusive_lock
from ingest.staff_files.line_marks import read_marked
from ingest.staff_files.quotes import clause_digest
from ingest.staff_files.round_trip import revised
from ingest.text.normalise import question_key

FaqFile = Literal["draft", "taken"]
Values = dict[str, Any]
_PATIENCE = 5.0  # seconds to wait for another editor
_GONE = "刚才有人改过这一条，没有保存您的；请看最新的内容"
_HEAD = "# {name} 的常见问题：已核定。写法见 knowledge/README.md。\n"


class FaqEditError(AssistantError):
    """An entry that cannot be saved; the message is one line of Chinese with the way out."""


@dataclass(frozen=True)
class EditedEntry:
    """An entry as it stands in a file: its `values` there, its question, and as it is shown; or what is wrong with it.

    `entry` is None where something is, and then `faults` tell what.
    """

    values: Values
    question: str
    entry: FaqEntry | None
    faults: tuple[str, ...] = ()


def faq_draft_path(notice_id: str) -> Path:
    """Return where the draft for a notice lies; no reader is served it."""
    return settings().knowledge / "faq" / f"{notice_id}.draft.yaml"


def read_entries(notice: Notice, file: FaqFile) -> list[EditedEntry]:
    """Return the entries of the draft, or of the file that readers are served; FaultsError where it is no YAML."""
    return _Desk(notice).read(file)


def save_entry(notice: Notice, file: FaqFile, shown: Values, new: Values, asker: Asker) -> list[str]:
    """Write an entry as it is now among those served, or return what is wrong with it; then nothing is written.

    `shown` is what its editor saw in `file`. Raises FaqEditError where somebody has changed it meanwhile.
    """
    new = _confirmed(new, notice)
    faults = _Desk(notice).wrong(file, shown, new, asker)
    if not faults:
        with _lock():
            _replace(notice, file, shown, new)
    return faults


def take_entries(notice: Notice, shown: Sequence[Values], asker: Asker) -> int:
    """Take drafted entries as they are; return how many, the rest stay in the draft with something to put right."""
    desk = _Desk(notice)
    sound = [values for values in shown if not desk.wrong("draft", values, values, asker)]
    with _lock():
        for values in sound:
            _replace(notice, "draft", values, values)
    return len(sound)


def remove_entry(notice: Notice, file: FaqFile, shown: Values) -> None:
    """Take an entry out of the draft, or out of what readers are served; FaqEditError where it has changed."""
    path = _path(notice, file)
    with _lock():
        entries = _entries(path)
        _require(shown, entries)
        entries.remove(shown)
        question = _Desk(notice).edited(shown).question
        _write(path, entries, path.read_text(encoding="utf-8-sig").replace(f"  # {question}\n", ""))


def discard_faq_draft(notice: Notice) -> None:
    """Remove the whole draft."""
    with _lock():
        faq_draft_path(notice.id).unlink(missing_ok=True)


def write_faq_draft(notice: Notice, text: str) -> None:
    """Write a draft where there is none; FaqEditError where there is one."""
    with _lock():
        if faq_draft_path(notice.id).exists():
            raise FaqEditError("刚才有人起草过了，请看最新的内容")
        write_whole(faq_draft_path(notice.id), text.encode(), durable=True)


class _Desk:
    """What the entries of a notice are checked by, read once."""

    def __init__(self, notice: Notice) -> None:
        self._notice, self._topic_rules = notice, load_topic_rules()
        self._known = {question.id: question.text for question in notice.questions}

    def read(self, file: FaqFile) -> list[EditedEntry]:
        """The entries of a file, none where there is no such file."""
        path = _path(self._notice, file)
        return [self.edited(values) for values in _entries(path)] if path.is_file() else []

    def edited(self, values: Values) -> EditedEntry:
        """An entry with its question, and what is wrong with it."""
        entry, faults = check_entry(values, self._notice, self._topic_rules, _path(self._notice, "taken"))
        question = str(values.get("question") or self._known.get(str(values.get("known")), ""))
        return EditedEntry(values, entry.question if entry else question, entry, tuple(faults))

    def wrong(self, file: FaqFile, shown: Values, new: Values, asker: Asker) -> list[str]:
        """What keeps an entry from being served: its words, its clauses, or that its question leads to others."""
        edited = self.edited(new)
        if edited.entry is None:
            return list(edited.faults)
        others = [each for each in self._taken if file == "draft" or each.values != shown]
        if question_key(edited.question) in {question_key(each.question) for each in others}:
            return [f"已经有“{edited.question}”这一问了"]
        if file == "taken" and self.edited(shown).question == edited.question:
            return []
        found = asker.first_clause(edited.question, self._notice.id)
        if found in edited.entry.clauses:
            return []
        clause = self._notice.by_id.get(found)
        answered = f"由“{clause.label}”回答，不是这一条" if clause else "还答不出"
        return [f"“{edited.question}”现在{answered}；请换个问法，或先在“问题记录”里教会它"]

    @cached_property
    def _taken(self) -> list[EditedEntry]:
        return self.read("taken")


def _replace(notice: Notice, file: FaqFile, shown: Values, new: Values) -> None:
    path, taken = _path(notice, file), _path(notice, "taken")
    entries = _entries(path)
    _require(shown, entries)
    if file == "taken":
        entries[entries.index(shown)] = new
        _write(path, entries)
        return
    served = _entries(taken) if taken.is_file() else []
    _write(taken, [*served, new], "" if taken.is_file() else _HEAD.format(name=notice.name))
    _write(path, [values for values in entries if values != shown])


def _require(shown: Values, entries: Sequence[Values]) -> None:
    if shown not in entries:
        raise FaqEditError(_GONE)


def _write(path: Path, entries: list[Values], text: str = "") -> None:
    """Write a file with these entries; a draft without any goes."""
    if not entries and path.name.endswith(".draft.yaml"):
        path.unlink()
        return
    text = text or path.read_text(encoding="utf-8-sig")
    values = {**(read_marked(path, text).value or {}), "entries": entries}
    write_whole(path, revised(path, text, values).encode(), durable=True)


def _entries(path: Path) -> list[Values]:
    value = read_marked(path).value
    entries = value.get("entries") if isinstance(value, dict) else None
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _confirmed(values: Values, notice: Notice) -> Values:
    """The entry with the digests of its clauses as they are now, which its editor has seen."""
    numbers = {clause.number: clause for clause in notice.clauses}
    answer = [
        {**row, "sum": clause_digest(numbers[row["clause"]])} if row["clause"] in numbers else row
        for row in values.get("answer", [])
    ]
    return {**values, "answer": answer}


def _path(notice: Notice, file: FaqFile) -> Path:
    return faq_draft_path(notice.id) if file == "draft" else settings().knowledge / "faq" / f"{notice.id}.yaml"


def _lock() -> AbstractContextManager[None]:
    return exclusive_lock(settings().data / "faq", _PATIENCE, "改常见问题")
