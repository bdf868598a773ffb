"""A file as received → a notice's folder, drafted or accepted: all of it or nothing."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.drafting.draft_notice import draft_notice, load_scope_tables
from ingest.drafting.draft_output import as_yaml
from ingest.drafting.draft_review import REVIEW, as_bytes, file_digest, load_review, review_of
from ingest.drafting.notice_draft import NoticeDraft
from ingest.errors import AssistantError
from ingest.notices.check_companions import check_companions
from ingest.notices.check_editions import check_editions
from ingest.notices.cited_standards import cited_standards
from ingest.notices.load_notices import load_notice_folder, load_sound_notices
from ingest.notices.notice import DocumentKind
from ingest.notices.notice_folders import DRAFT, METADATA, RETIRED, has_draft, is_draft, known_standards, load_retired
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


def add_notice(
    paths: Sequence[Path],
    id: str,
    replaces: Sequence[str] = (),
    *,
    accept: bool = False,
    document: DocumentKind = "notice",
) -> AddedNotice:
    """Read the files of one notice, draft its metadata and write its folder; with `accept` it answers from then on.

    `document` tells a companion document, which is drafted without what only a notice has. The same files again under
    the same id change nothing, but for what `accept` does to a draft, which is taken as its editor left it. Raises
    NotAddedError, UnreadableSourceError or FaultsError, and then nothing has been written.
    """
    _require_id(id)
    return add_received(receive(paths), id, replaces, accept=accept, document=document)


def add_received(
    received: ReceivedNotice,
    id: str,
    replaces: Sequence[str] = (),
    *,
    accept: bool = False,
    document: DocumentKind = "notice",
) -> AddedNotice:
    """Do the same with a notice that has been read; raises as `add_notice` does."""
    _require_id(id)
    tables = load_scope_tables()
    tree = parse_outline(received.document, id)
    draft = draft_notice(received.document, tree, tables, received.doubts)
    draft = draft.as_standards() if document == "standards" else draft
    standards = known_standards(settings().knowledge / "notices")
    draft = replace(draft, companions=cited_standards(tree.clauses, [each for each in standards if each.id != id]))
    with draft_lock():
        folder = settings().knowledge / "notices" / id
        if folder.exists():
            _require_same(folder, received)
            if accept and is_draft(folder):
                _accept(folder)
        else:
            metadata = as_yaml(draft, tables.divisions, replaces).encode()
            texts = {METADATA: metadata} if accept else {DRAFT: metadata, REVIEW: as_bytes(review_of(draft))}
            _write(folder, {**received.files, **texts}, accept)
    return AddedNotice(folder, len(tree.clauses), draft, not is_draft(folder))


def accept_draft(id: str) -> None:
    """Let a drafted notice answer, as its editor left it; FaultsError or NotAddedError, and nothing has changed."""
    with draft_lock():
        _accept(_drafted(id))


def discard_draft(id: str) -> None:
    """Remove a drafted notice with its original, or the corrections of one that answers; NotAddedError without."""
    with draft_lock():
        folder = _drafted(id)
        if not is_draft(folder):
            (folder / DRAFT).unlink()
            (folder / REVIEW).unlink(missing_ok=True)
            return
        with _temporary_folder(folder) as copy:
            copy.rmdir()
            folder.rename(copy)  # out of sight whole, before its files go one by one


def draft_lock() -> AbstractContextManager[None]:
    """Return the lock under which drafts are written and taken; LockError while somebody else writes."""
    return exclusive_lock(settings().data / "add", _PATIENCE, "添加通知")


def _drafted(id: str) -> Path:
    folder = settings().knowledge / "notices" / id
    _require_id(id)
    if not has_draft(folder):
        raise NotAddedError(f"没有代号为「{id}」的草稿，可能刚刚发布或丢弃了")
    return folder


def _require_id(id: str) -> None:
    if not re.fullmatch(r"[^\W_][\w-]*", id):
        raise NotAddedError(f"通知代号「{id}」不行，只能用字母、数字、汉字、- 和 _，如 lyg-2025-03")


def _require_same(folder: Path, received: ReceivedNotice) -> None:
    for name, data in received.originals.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            raise NotAddedError(f"代号「{folder.name}」已有一份别的通知（{folder}），请换一个代号")


def _write(folder: Path, files: Mapping[str, bytes], accept: bool) -> None:
    """Write the folder, whole or not at all."""
    if (folder.parent / RETIRED / folder.name).exists():
        raise NotAddedError(f"代号「{folder.name}」是一份已停用的通知，请换一个代号，或用 retire --undo 恢复它")
    with _temporary_folder(folder) as copy:
        for name, data in files.items():
            (copy / name).write_bytes(data)
        if accept:
            _require_sound(copy, folder)
        copy.rename(folder)


def _accept(folder: Path) -> None:
    """Let a drafted notice answer, as its editor left it; what keeps it from that is raised and changes nothing."""
    _require_unchanged(folder)
    with _temporary_folder(folder) as copy:
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        (copy / DRAFT).rename(copy / METADATA)
        _require_sound(copy, folder)
    (folder / DRAFT).rename(folder / METADATA)
    (folder / REVIEW).unlink(missing_ok=True)


def _require_unchanged(folder: Path) -> None:
    """A correction is not written over what somebody has changed in the file itself meanwhile."""
    review = load_review(folder)
    if review and review.corrects and review.corrects != file_digest((folder / METADATA).read_bytes()):
        raise NotAddedError(f"改正期间 {METADATA} 被别人直接改过，没有覆盖；请丢弃这次改正，再改一次")


def _require_sound(copy: Path, folder: Path) -> None:
    """Raise what keeps the notice in `copy` from standing in `folder` beside the others."""
    try:
        notice = load_notice_folder(copy)
        others, _ = load_sound_notices()
        others = tuple(other for other in others if other.id != notice.id)  # as it was, where it is being corrected
        retired = load_retired(folder.parent)
        beside, faults = check_editions([*others, notice], retired)
        faults = (*faults, *check_companions(beside, retired)[1])
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
