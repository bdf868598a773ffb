"""One writer of a folder at a time: a second process waits a little, then learns which one is writing."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import AssistantError, system_reason

REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "只读",
    errno.ENOSPC: "磁盘已满",
    errno.ENOENT: "不能新建",
    errno.ENOTDIR: "不是文件夹",
    errno.EEXIST: "不是文件夹",
}


class LockError(AssistantError):
    """A folder cannot be locked: another process writes to it, or it cannot be written to at all."""


@contextmanager
def exclusive_lock(folder: Path, patience: float, activity: str = "更新索引") -> Iterator[None]:
    """Lock `folder` for this process; raise LockError when another process keeps it for `patience` seconds.

    `activity` is what the lock is taken for, in Chinese, for the message to a second process.
    """
    owner_file = folder / "writer"
    with _writing(folder):
        lock = FileLock(_writable(folder) / "lock")
        try:
            lock.acquire(timeout=patience)
        except Timeout as error:
            owner = _process_id(owner_file)
            raise LockError(f"另一个进程（进程号 {owner}）正在{activity}（{folder}），请等它结束后再试") from error
    try:
        with _writing(folder):
            owner_file.write_text(str(os.getpid()), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            owner_file.unlink(missing_ok=True)
        lock.release()


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Turn what the operating system reports into LockError."""
    try:
        yield
    except OSError as error:
        why = REASONS.get(error.errno or 0) or system_reason(error)
        name = f"{Path(os.fsdecode(error.filename)).name} " if error.errno == errno.EISDIR else ""
        raise LockError(
            f"数据文件夹 {folder} 不能写入（{name}{why}），请改正权限，或用 GUIDANCE_DATA 指定另一个文件夹"
        ) from error


def _writable(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    trial = folder / f"trial.{os.getpid()}.{threading.get_ident()}"
    try:
        trial.write_bytes(b"x")  # an empty file fits on a full disk
    finally:
        trial.unlink(missing_ok=True)
    return folder


def _process_id(owner_file: Path) -> str:
    try:
        return owner_file.read_text(encoding="utf-8") or "未知"
    except OSError:
        return "未知"
