"""Files written whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from ingest.errors import system_reason


def write_whole(path: Path, data: bytes, *, durable: bool = False, private: bool = False) -> None:
    """Write `data` to `path`; when that fails, OSError names the path and what was there stays as it was.

    A reader, or a kill at any moment, finds the old file or the new one; `durable` makes the new one outlast
    a power cut, where the system can; `private` lets nobody but its owner read it.
    """
    draft = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}")
    try:
        with open(draft, "xb", opener=_open_private if private else None) as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(draft, path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise OSError(f"{path}：写不进去，{_why(error, path)}") from error
    if durable:
        sync_folder(path.parent)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` last through a power cut, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _why(error: OSError, path: Path) -> str:
    match error:
        case FileNotFoundError() if path.parent.is_dir():
            return "这个文件夹里不能存文件，请换一个"
        case FileNotFoundError() | NotADirectoryError():
            return "没有这个文件夹，请先建好或换一个"
        case PermissionError():
            return "没有写的权限，请换一个能写的文件夹"
        case IsADirectoryError():
            return "这个名字是一个文件夹，请换一个文件名"
    return f"请换一个文件夹（{system_reason(error)}）"
