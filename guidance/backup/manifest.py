"""The list of a backup's files: what a backup must hold to be restored, and nothing beside it."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.errors import AssistantError

NAME, VERSION = "manifest.json", 1
KNOWLEDGE, RECORDS, ACCOUNTS, AUDIT = "knowledge", "records.jsonl", "staff/accounts.json", "staff/audit.jsonl"


class BackupError(AssistantError):
    """A backup that cannot be made, read or restored; the message says why, and that nothing has changed."""


class ListedFile(BaseModel):
    """A file of a backup: its size in bytes and its digest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class Manifest(BaseModel):
    """A backup's files by their paths in it, when it was made, and how many records it holds, None for no table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    made: datetime
    records: int | None
    files: dict[str, ListedFile]

    @property
    def knowledge_files(self) -> list[str]:
        """The paths of the knowledge folder's files, in the backup."""
        return [path for path in self.files if path.startswith(f"{KNOWLEDGE}/")]


def list_files(folder: Path, made: datetime, records: int | None) -> Manifest:
    """Return the list of what now lies in a backup's folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): _listed(path.read_bytes()) for path in paths}
    return Manifest(version=VERSION, made=made, records=records, files=files)


def read_manifest(folder: Path) -> Manifest:
    """Return the list of a backup whose files are all there, whole and unchanged; BackupError tells what is not."""
    try:
        manifest = Manifest.model_validate_json((folder / NAME).read_bytes())
    except (OSError, ValidationError) as error:
        raise BackupError(f"{folder}：不是完整的备份（没有可读的 {NAME}），请换一个备份文件夹") from error
    if manifest.version != VERSION:
        raise BackupError(f"{folder}：是另一版程序的备份（{manifest.version}），请用那一版程序恢复")
    for path, listed in manifest.files.items():
        _require_whole(folder, path, listed)
    return manifest


def _require_whole(folder: Path, path: str, listed: ListedFile) -> None:
    if not _is_plain(path):
        raise BackupError(f"{folder / NAME}：「{path[:60]}」不是备份里的路径，没有恢复")
    try:
        found = _listed((folder / path).read_bytes())
    except OSError as error:
        raise BackupError(f"{folder / path}：备份缺少这个文件，没有恢复；请换一个备份") from error
    if found != listed:
        raise BackupError(f"{folder / path}：和备份时不一样，没有恢复；请换一个备份")


def _is_plain(path: str) -> bool:
    """Whether a path stays inside its folder and names something that a backup holds."""
    parts = PurePosixPath(path).parts
    if path != "/".join(parts) or ".." in parts:
        return False
    is_knowledge = parts[:1] == (KNOWLEDGE,) and len(parts) > 1 and not parts[1].startswith(".")
    return is_knowledge or path in (RECORDS, ACCOUNTS, AUDIT)


def _listed(content: bytes) -> ListedFile:
    return ListedFile(size=len(content), sha256=hashlib.sha256(content).hexdigest())
