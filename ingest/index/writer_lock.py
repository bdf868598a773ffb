"""One writer at a time: a second process waits a little, then is told who holds the lock."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.index.generation import StoreError

REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "只读",
    errno.ENOSPC: "磁盘已满",
    errno.ENOENT: "不能新建",
    errno.ENOTDIR: "不是文件夹",
    errno.EEXIST: "不是文件夹",
}


@contextmanager
def alone(folder: Path, patience: float, doing: str = "更新索引") -> Iterator[None]:
    """Hold `folder` alone; raise StoreError when another process keeps it for `patience` seconds."""
    holder = folder / "writer"
    lock = FileLock(_writable(folder) / "lock")
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise StoreError(f"另一个进程（进程号 {_read(holder)}）正在{doing}（{folder}），请等它结束后再试") from error
    try:
        holder.write_text(str(os.getpid()), encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _writable(folder: Path) -> Path:
    trial = folder / f"trial.{os.getpid()}.{threading.get_ident()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.write_bytes(b"")
        trial.unlink()
    except OSError as error:
        why = REASONS.get(error.errno or 0, error.strerror)
        raise StoreError(
            f"数据文件夹 {folder} 不能写入（{why}），请改正权限，或用 GUIDANCE_DATA 指定另一个文件夹"
        ) from error
    return folder


def _read(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8") or "未知"
    except OSError:
        return "未知"
