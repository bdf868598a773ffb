"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`; when that fails, OSError names the path and what was there stays as it was."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        raise OSError(f"{path}：写不进去，{_why(error, path)}") from error
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        new.chmod(0o666 & ~_umask())
        os.replace(new, path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise OSError(f"{path}：写不进去，{_why(error, path)}") from error


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
    return f"请换一个文件夹（{error.strerror}）"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
