"""The office's own data → a folder that holds it all as it was at one moment, while the pages are served."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from pydantic import TypeAdapter

from guidance.backup.manifest import ACCOUNTS, AUDIT, KNOWLEDGE, NAME, RECORDS, BackupError, Manifest, list_files
from guidance.backup.quiet_folder import copy_quiet, no_staff_acts
from guidance.records.question_record import QuestionRecord
from guidance.records.record_store import read_records
from guidance.staff.audit_log import open_audit_log
from ingest.office_settings import record_settings, staff_accounts
from ingest.settings import settings
from ingest.staff_files.atomic_write import sync_folder

_RECORD = TypeAdapter(QuestionRecord)


def make_backup(target: Path, now: datetime) -> Manifest:
    """Write a backup to `target`, which is not there yet or empty, whole or not at all; return what it holds.

    Raises BackupError, LockError, DatabaseError, SettingError and OSError.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise BackupError(f"{target}：已经有东西，请写一个还没有的文件夹")
    if target.resolve().is_relative_to(settings().knowledge.resolve()):
        raise BackupError(f"{target}：在资料文件夹里，请写别处的文件夹")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        draft.mkdir(mode=0o700)  # what it holds is the owner's alone
        manifest = _fill(draft, now)
        (draft / NAME).write_text(manifest.model_dump_json(indent=1), encoding="utf-8")
        _make_durable(draft)
        draft.replace(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    sync_folder(target.parent)
    return manifest


def _fill(folder: Path, now: datetime) -> Manifest:
    (folder / "staff").mkdir()
    with no_staff_acts("备份"):
        copy_quiet(settings().knowledge, folder / KNOWLEDGE)
        for source, name in ((staff_accounts(), ACCOUNTS), (open_audit_log().path, AUDIT)):
            with suppress(FileNotFoundError):
                shutil.copyfile(source, folder / name)
    return list_files(folder, now, _write_records(folder / RECORDS, now.date()))


def _write_records(path: Path, today: date) -> int | None:
    """Write the records that are within the days they stay, and return how many; None where none are kept."""
    if record_settings() is None:
        return None
    rows = read_records(today)
    path.write_bytes(b"".join(_RECORD.dump_json(row) + b"\n" for row in rows))
    return len(rows)


def _make_durable(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
