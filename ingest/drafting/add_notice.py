"""A file as received → a notice's folder, drafted or accepted: all of it or nothing."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.drafting.draft_notice import draft_notice, load_scope_tables
from ingest.drafting.draft_output import as_yaml
from ingest.drafting.notice_draft import NoticeDraft
from ingest.errors import AssistantError
from ingest.notices.check_editions import check_editions
from ingest.notices.load_notices import load_notice_folder, load_sound_notices
from ingest.notices.notice_folders import DRAFT, METADATA, RETIRED, is_draft, load_retired
from ingest.outline.parse_outline import parse_outline
from ingest.readers.receive import ReceivedNotice, receive
from ingest.settings import settings
from ingest.staff_files.exclusive_lock import exclusive_lock
from ingest.staff_files.faults import FaultsError

_PATIENCE = 5.0  # seconds to wait for another editor


class NotAddedError(AssistantError):
    """A notice that cannot be added; the message is one line of Chinese with the way out."""


@dataclass(frozen=True, slots=True)
class AddedNotice:
    """A notice as it stands in the knowledge folder: its draft, how many clauses, whether it answers."""

    folder: Path
    clauses: int
    draft: NoticeDraft
    is_accepted: bool


def add_notice(paths: Sequence[Path], id: str, replaces: Sequence[str] = (), *, accept: bool = False) -> AddedNotice:
    """Read the files of one notice, draft its metadata and write its folder; with `accept` it answers from then on.

    The same files again under the same id change nothing, but for what `accept` does to a draft, which is taken as its
    editor left it. Raises NotAddedError, UnreadableSourceError or FaultsError, and then nothing has been written.
    """
    if not re.fullmatch(r"[^\W_][\w-]*", id):
        raise NotAddedError(f"通知代号「{id}」不行，只能用字母、数字、汉字、- 和 _，如 lyg-2025-03")
    received, tables = receive(paths), load_scope_tables()
    tree = parse_outline(received.document, id)
    draft = draft_notice(received.document, tree, tables, received.doubts)
    with exclusive_lock(settings().data / "add", _PATIENCE, "添加通知"):
        folder = settings().knowledge / "notices" / id
        if folder.exists():
            _require_same(folder, received)
            if accept and is_draft(folder):
                _accept(folder)
        else:
            _write(folder, received, as_yaml(draft, tables.divisions, replaces), accept)
    return AddedNotice(folder, len(tree.clauses), draft, not is_draft(folder))


def _require_same(folder: Path, received: ReceivedNotice) -> None:
    for name, data in received.originals.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            raise NotAddedError(f"代号「{folder.name}」已有一份别的通知（{folder}），请换一个代号")


def _write(folder: Path, received: ReceivedNotice, metadata: str, accept: bool) -> None:
    """Write the folder, whole or not at all."""
    if (folder.parent / RETIRED / folder.name).exists():
        raise NotAddedError(f"代号「{folder.name}」是一份已停用的通知，请换一个代号，或用 retire --undo 恢复它")
    with _temporary_folder(folder) as copy:
        for name, data in {**received.files, METADATA if accept else DRAFT: metadata.encode()}.items():
            (copy / name).write_bytes(data)
        if accept:
            _require_sound(copy, folder)
        copy.rename(folder)


def _accept(folder: Path) -> None:
    """Let a drafted notice answer, as its editor left it; what keeps it from that is raised and changes nothing."""
    with _temporary_folder(folder) as copy:
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        (copy / DRAFT).rename(copy / METADATA)
        _require_sound(copy, folder)
    (folder / DRAFT).rename(folder / METADATA)


def _require_sound(copy: Path, folder: Path) -> None:
    """Raise what keeps the notice in `copy` from standing in `folder` beside the others."""
    try:
        notice = load_notice_folder(copy)
        others, _ = load_sound_notices()
        _, faults = check_editions([*others, notice], load_retired(folder.parent))
        if own := [fault for fault in faults if copy in fault.file.parents]:
            raise FaultsError(own)
    except FaultsError as error:
        moved = (replace(f, file=folder / Path(f.file).relative_to(copy)) for f in error.faults)
        raise FaultsError(moved) from error


@contextmanager
def _temporary_folder(folder: Path) -> Iterator[Path]:
    """A folder of the same name that nobody reads, and that is gone afterwards unless it was moved."""
    home = folder.parent / f".incoming-{secrets.token_hex(4)}"
    copy = home / folder.name
    copy.mkdir(parents=True)
    try:
        yield copy
    finally:
        shutil.rmtree(home, ignore_errors=True)
