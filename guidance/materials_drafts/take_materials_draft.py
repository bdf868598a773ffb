"""An editor's work on a drafted materials file: words settled, papers left out, and the draft taken as the file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import yaml

from guidance.facts.applicant_facts import load_facts
from guidance.materials.load_materials import Materials, read_materials
from guidance.materials.materials_file import InformationEntry, Item
from guidance.materials_drafts.draft_materials import TO_READ
from guidance.materials_drafts.write_materials_draft import NotDraftedError, materials_draft_path
from guidance.rules.load_pack import load_pack, pack_ids
from ingest.notices.notice import Notice
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.exclusive_lock import exclusive_lock

_PATIENCE = 5.0  # seconds to wait for another editor
_NOTHING_TO_HAND_IN = "核对过，没有要交的"
_GONE = "刚才有人改过这一处，没有保存您的；请看最新的内容"
Values = dict[str, Any]


def read_materials_draft(notice: Notice) -> Materials:
    """Return the drafted materials of a notice, checked as the file will be; raise FaultsError."""
    return read_materials(materials_draft_path(notice.id), notice, load_facts(), _routes(notice))


def words_to_read(draft: Materials) -> list[InformationEntry]:
    """Return the words in which nothing to hand in was found and that nobody has read yet."""
    return [entry for entry in draft.file.information if entry.text == TO_READ]


def settle_words(notice: Notice, shown: InformationEntry) -> None:
    """Note that someone has read words and that they ask for nothing; NotDraftedError where they have changed."""

    def settle(values: Values) -> None:
        entries = values.get("information", [])
        wanted = shown.model_dump(exclude_defaults=True)
        if wanted not in entries:
            raise NotDraftedError(_GONE)
        entries[entries.index(wanted)]["text"] = _NOTHING_TO_HAND_IN

    _edit(notice, settle)


def leave_out(notice: Notice, shown: Item) -> None:
    """Take an item out whose words ask for no paper; NotDraftedError where it has changed or is the last."""

    def leave(values: Values) -> None:
        wanted = shown.model_dump(exclude_defaults=True)
        if wanted not in values["items"]:
            raise NotDraftedError(_GONE)
        if len(values["items"]) == 1:
            raise NotDraftedError("只剩这一项了；都不对的话，请不要采用这份草稿")
        values["items"].remove(wanted)
        for quoted in (wanted, *wanted.get("also", [])):
            entry = {"clause": quoted["clause"], "quote": quoted["quote"], "text": _NOTHING_TO_HAND_IN}
            values.setdefault("information", []).append(entry)

    _edit(notice, leave)


def take_materials_draft(notice: Notice) -> Path:
    """Make the draft the notice's materials file and return it; NotDraftedError or FaultsError, and nothing changes."""
    path = settings().knowledge / "materials" / f"{notice.id}.yaml"
    with _lock():
        if path.exists():
            raise NotDraftedError("已有材料清单，没有覆盖；要换成草稿，请先把它移走")
        draft = read_materials_draft(notice)
        if words := words_to_read(draft):
            raise NotDraftedError(f"还有 {len(words)} 处没有核对")
        text = _text(draft.file.model_dump(by_alias=True, exclude_defaults=True))
        read_materials(path, notice, load_facts(), _routes(notice), text)
        write_whole(path, text.encode(), durable=True)
        materials_draft_path(notice.id).unlink()
    return path


def _edit(notice: Notice, change: Callable[[Values], None]) -> None:
    with _lock():
        values: Values = read_materials_draft(notice).file.model_dump(by_alias=True, exclude_defaults=True)
        change(values)
        text = _text(values)
        path = materials_draft_path(notice.id)
        read_materials(path, notice, load_facts(), _routes(notice), text)
        write_whole(path, text.encode(), durable=True)


def _text(values: Values) -> str:
    return "".join(
        yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False, width=10**6) for key, value in values.items()
    )


def _routes(notice: Notice) -> list[str]:
    return [route.id for route in load_pack(notice.id).rules.routes] if notice.id in pack_ids() else []


def _lock() -> AbstractContextManager[None]:
    return exclusive_lock(settings().data / "materials", _PATIENCE, "改材料草稿")
