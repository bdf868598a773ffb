"""An editor's work on a drafted materials file: words settled, the draft taken as the file, a file corrected."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import yaml

from guidance.facts.applicant_facts import load_facts
from guidance.materials.load_materials import Materials, read_materials
from guidance.materials.materials_file import InformationEntry
from guidance.materials_drafts.draft_materials import TO_READ
from guidance.materials_drafts.edit_materials import (
    GONE,
    NOTHING_TO_HAND_IN,
    edit_materials_draft,
    materials_lock,
    materials_routes,
    read_materials_draft,
)
from guidance.materials_drafts.words_to_read import Values
from guidance.materials_drafts.write_materials_draft import NotDraftedError, materials_draft_path
from ingest.notices.notice import Notice
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole

_CORRECTS = re.compile(r"\A# 改正中，原清单的校验码 (\w+)\n")


def words_to_read(draft: Materials) -> list[InformationEntry]:
    """Return the words in which nothing to hand in was found and that nobody has read yet."""
    return [entry for entry in draft.file.information if entry.text == TO_READ]


def settle_words(notice: Notice, shown: Sequence[InformationEntry]) -> None:
    """Note that someone has read words and that they ask for nothing, all or none.

    Raises NotDraftedError where some have changed.
    """

    def settle(values: Values, draft: Materials) -> Values:
        for words in shown:
            if words not in draft.file.information:
                raise NotDraftedError(GONE)
            values["information"][draft.file.information.index(words)]["text"] = NOTHING_TO_HAND_IN
        return values

    edit_materials_draft(notice, settle)


def take_materials_draft(notice: Notice) -> Path:
    """Make the draft the notice's materials file and return it; NotDraftedError or FaultsError, and nothing changes.

    A file that is there already gives way only to its own correction.
    """
    path, draft_path = materials_file_path(notice), materials_draft_path(notice.id)
    with materials_lock():
        text = draft_path.read_text(encoding="utf-8-sig")
        _require_unchanged(path, text)
        draft = read_materials_draft(notice)
        if words := words_to_read(draft):
            raise NotDraftedError(f"还有 {len(words)} 处没有核对")
        taken = _CORRECTS.sub("", text) if _CORRECTS.match(text) else _text(draft)
        read_materials(path, notice, load_facts(), materials_routes(notice), taken)
        write_whole(path, taken.encode(), durable=True)
        draft_path.unlink()
    return path


def start_materials_correction(notice: Notice) -> None:
    """Begin to correct the list that visitors see; where that has begun already, it goes on."""
    path, draft_path = materials_file_path(notice), materials_draft_path(notice.id)
    with materials_lock():
        if not path.is_file():
            raise NotDraftedError("材料清单刚才被移走了")
        if not draft_path.exists():
            content = path.read_bytes()
            head = f"# 改正中，原清单的校验码 {_digest(content)}\n"
            write_whole(draft_path, head.encode() + content.removeprefix(b"\xef\xbb\xbf"), durable=True)


def discard_materials_draft(notice: Notice) -> None:
    """Remove the draft, or the corrections of the list that visitors see."""
    with materials_lock():
        materials_draft_path(notice.id).unlink(missing_ok=True)


def materials_file_path(notice: Notice) -> Path:
    """Return where the list lies that visitors see."""
    return settings().knowledge / "materials" / f"{notice.id}.yaml"


def _require_unchanged(path: Path, draft: str) -> None:
    corrects = _CORRECTS.match(draft)
    if path.exists() and not corrects:
        raise NotDraftedError("已有材料清单，没有覆盖；要换成草稿，请先把它移走")
    if corrects and (not path.exists() or _digest(path.read_bytes()) != corrects[1]):
        raise NotDraftedError("改正期间材料清单被别人直接改过，没有覆盖；请丢弃这次改正，再改一次")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:24]


def _text(draft: Materials) -> str:
    values = draft.file.model_dump(by_alias=True, exclude_defaults=True)
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**6)
