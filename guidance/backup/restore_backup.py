"""A backup → the office's own data again, all of it or nothing; what was there is put aside."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from guidance.backup.exchange_contents import exchanged_contents
from guidance.backup.manifest import ACCOUNTS, AUDIT, KNOWLEDGE, RECORDS, BackupError, Manifest, read_manifest
from guidance.backup.quiet_folder import no_staff_acts
from guidance.records.question_record import QuestionRecord
from guidance.records.record_store import open_records
from guidance.staff.audit_log import open_audit_log
from ingest.office_settings import record_settings, staff_accounts
from ingest.settings import settings
from ingest.staff_files.atomic_write import write_whole

_RECORD = TypeAdapter(QuestionRecord)


@dataclass(frozen=True)
class Restored:
    """What was restored, and where the knowledge that was there before now lies."""

    manifest: Manifest
    put_aside: Path


def restore_backup(source: Path, now: datetime, with_records: bool = True) -> Restored:
    """Put back what the backup in `source` holds; of records those alone that are within the days they stay.

    Raises BackupError, LockError, DatabaseError, SettingError and OSError, and then everything is as it was.
    """
    manifest, folder = read_manifest(source), settings().knowledge.resolve()
    rows = _read_records(source / RECORDS) if with_records and manifest.records is not None else None
    if rows is not None and record_settings() is None:
        raise BackupError(
            f"{source}：备份里有提问记录，但 GUIDANCE_RECORDS 没有设置；请设置后再恢复，或加 --without-records"
        )
    if not manifest.knowledge_files:
        raise BackupError(f"{source}：备份里没有资料，没有恢复")
    new = folder / f".restoring-{secrets.token_hex(4)}"
    put_aside = folder / f".before-restore-{now:%Y%m%d-%H%M%S}"
    try:
        for path in manifest.knowledge_files:
            target = new / path.removeprefix(f"{KNOWLEDGE}/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / path, target)
        with (
            no_staff_acts("恢复备份"),
            exchanged_contents(folder, new, put_aside),
            _replaced(staff_accounts(), _content(source / ACCOUNTS)),
            _replaced(open_audit_log().path, _united(source / AUDIT)),
            _replaced_records(rows, now.date()),  # last: files can be put back after it, a database not
        ):
            pass
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return Restored(manifest, put_aside)


def _read_records(path: Path) -> list[QuestionRecord]:
    try:
        return [_RECORD.validate_json(line) for line in path.read_bytes().splitlines()]
    except ValidationError as error:
        raise BackupError(f"{path}：记录读不出来，没有恢复；请换一个备份") from error


@contextmanager
def _replaced_records(rows: list[QuestionRecord] | None, today: date) -> Iterator[None]:
    """Records that are written once the block has ended well; None for leaving them alone."""
    if rows is None or (wanted := record_settings()) is None:
        yield
        return
    store = open_records(wanted)
    try:
        with store.replaced_by(rows, today):
            yield
    finally:
        store.close()


@contextmanager
def _replaced(path: Path, content: bytes | None) -> Iterator[None]:
    """A file with other content, and as it was again where the block raises; None for leaving it alone."""
    before = _content(path)
    if content is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content, durable=True, private=True)
    try:
        yield
    except BaseException:
        if before is not None:
            write_whole(path, before, private=True)
        elif content is not None:
            path.unlink(missing_ok=True)
        raise


def _united(backup: Path) -> bytes | None:
    """The acts of the backup's log and those done since: what staff did is never forgotten."""
    stored = _content(backup)
    if stored is None:
        return None
    lines = stored.splitlines(keepends=True)
    known = set(lines)
    return b"".join([*lines, *(line for line in _lines(open_audit_log().path) if line not in known)])


def _lines(path: Path) -> list[bytes]:
    return (_content(path) or b"").splitlines(keepends=True)


def _content(path: Path) -> bytes | None:
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return None
